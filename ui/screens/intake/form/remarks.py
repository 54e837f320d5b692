"""Sentences under what was typed: doubts that stop nothing, and what cannot be."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QCoreApplication

from desk_app.domain.people.person import IdKind
from desk_app.domain.people.personal_number import (
    Finding,
    Sex,
    check_personal_number,
    sex_of,
    year_of,
)
from desk_app.domain.people.phone import is_phone
from desk_app.domain.people.tax_number import check_tax_number
from ui.screens.intake.form.person_entry import PersonEntry, id_kind, known_birth, read_birth

translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True)
class Remark:
    sentence: str
    wrong: bool = False  # cannot be true; otherwise only worth a second look


def remarks(entry: PersonEntry, today: date, *, organisation: bool = False) -> dict[str, Remark]:
    """By field; nothing for fields there is nothing to say about."""
    found: dict[str, Remark] = {}
    if number := _about_number(entry, today, organisation=organisation):
        found["id_number"] = number
    try:
        read_birth(entry.born)
    except ValueError:
        sentence = translate("person", "Gõ ngày sinh dạng 05/02/2004, hoặc chỉ năm sinh.")
        found["born"] = Remark(sentence, wrong=True)
    if entry.phone.strip() and not is_phone(entry.phone):
        sentence = translate("person", "Không phải số điện thoại đang dùng ở Việt Nam: xem lại.")
        found["phone"] = Remark(sentence)
    return found


def _about_number(entry: PersonEntry, today: date, *, organisation: bool) -> Remark | None:
    number = entry.bare_number
    if not number:
        return None
    if organisation:
        doubt = translate("person", "Mã số thuế này không đúng dạng hoặc sai số kiểm tra: xem lại.")
        return Remark(doubt) if check_tax_number(number) else None
    match id_kind(number):
        case IdKind.OLD_ID:
            sentence = translate(
                "person", "CMND 9 số hết giá trị từ 01/01/2025: nên ghi số 12 chữ số."
            )
            return Remark(sentence)
        case IdKind.PERSONAL_NUMBER:
            return _about_personal_number(entry, number, today)
        case _:
            return None


def _about_personal_number(entry: PersonEntry, number: str, today: date) -> Remark | None:
    findings = check_personal_number(number, known_birth(entry), entry.sex, today)
    if not findings:
        return None
    if findings[0].impossible:
        return Remark(_impossible(findings[0], number), wrong=True)
    return Remark(" ".join(_doubts(findings, number, entry)))


def _impossible(finding: Finding, number: str) -> str:
    if finding is Finding.BORN_IN_FUTURE:
        return translate("person", "Số này ghi năm sinh {year}, chưa thể có.").format(
            year=year_of(number)
        )
    return translate("person", "Số định danh có 12 chữ số, đang có {n}.").format(n=len(number))


def _doubts(findings: tuple[Finding, ...], number: str, entry: PersonEntry) -> Iterator[str]:
    for finding in findings:
        match finding:
            case Finding.YEAR_DIFFERS:
                birth = known_birth(entry)
                typed = birth.year if isinstance(birth, date) else birth
                yield translate(
                    "person", "Số định danh ghi sinh năm {year}, ngày sinh ghi {typed}."
                ).format(year=year_of(number), typed=typed)
            case Finding.SEX_DIFFERS:
                yield translate(
                    "person", "Số định danh ghi giới tính {sex}, khác với đã chọn."
                ).format(sex=sex_words(sex_of(number)))
            case Finding.PROVINCE_UNKNOWN:
                yield translate(
                    "person",
                    "Ba số đầu {code} không phải mã tỉnh, chỉ đúng khi khai sinh ở nước ngoài.",
                ).format(code=number[:3])
            case _:
                pass


def sex_words(sex: Sex | None) -> str:
    """Nam, Nữ, or nothing."""
    if sex is None:
        return ""
    return translate("person", "Nam") if sex is Sex.MALE else translate("person", "Nữ")
