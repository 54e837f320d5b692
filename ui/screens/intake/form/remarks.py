"""Sentences under what was typed: doubts that stop nothing, what cannot be, what is lacking."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QCoreApplication

from desk_app.domain.people.number_kinds import (
    LONGEST_PASSPORT,
    NumberKind,
    is_vietnamese_passport,
    what_number,
)
from desk_app.domain.people.person import FIRST_YEAR, IdKind, NobodysBirth, read_birth
from desk_app.domain.people.personal_number import (
    Finding,
    Sex,
    check_personal_number,
    sex_of,
    year_of,
)
from desk_app.domain.people.spelling import can_be_a_name, small_words, strange_signs
from desk_app.domain.people.tax_number import TaxDoubt, check_tax_number
from desk_app.domain.people.telex import name_as_meant
from desk_app.domain.places.address import read_address
from desk_app.domain.telling.email import is_email
from ui.people import about_phone, how_births_are_typed, possible_births
from ui.screens.intake.form.form import ActingFor, IntakeForm
from ui.screens.intake.form.person_entry import (
    TWELVE,
    PersonEntry,
    id_kind,
    known_birth,
)

translate = QCoreApplication.translate

PAPER = "authorisation"  # the field of the paper that says the visitor may act


@dataclass(frozen=True, slots=True)
class Remark:
    sentence: str
    wrong: bool = False  # cannot be true; otherwise only worth a second look


def remarks(
    entry: PersonEntry, today: date, *, organisation: bool = False, first_year: int = FIRST_YEAR
) -> dict[str, Remark]:
    """By field; nothing for fields there is nothing to say about.

    Args:
        first_year: Before it nobody who may be meant was born.
    """
    found: dict[str, Remark] = {}
    if not organisation and (name := about_name(entry.name)):
        found["name"] = name
    if number := _about_number(entry, today, organisation=organisation):
        found["id_number"] = number
    try:
        read_birth(entry.born, today, first_year)
    except NobodysBirth:
        found["born"] = Remark(possible_births(first_year), wrong=True)
    except ValueError:
        found["born"] = Remark(how_births_are_typed(), wrong=True)
    if doubt := about_phone(entry.phone):
        found["phone"] = Remark(doubt)
    if entry.email.strip() and not is_email(entry.email.strip()):
        sentence = translate("person", "Không phải địa chỉ email: xem lại.")
        found["email"] = Remark(sentence)
    if address := _about_address(entry.address):
        found["address"] = address
    return found


def about_name(text: str) -> Remark | None:
    """Of a person: signs no name has, small letters, the keys of an input method that was off."""
    told = []
    if strange := strange_signs(text):
        signs = " ".join(strange)
        told.append(translate("person", "Họ tên có “{signs}”: xem lại.").format(signs=signs))
    if small := small_words(text):
        told.append(translate("person", "“{words}” viết thường: xem lại.").format(words=small))
    if meant := name_as_meant(text):
        told.append(translate("person", "Bộ gõ chưa bật? Đọc là {name}?").format(name=meant))
    return Remark(" ".join(told), wrong=not can_be_a_name(text)) if told else None


def about_paper(form: IntakeForm) -> Remark | None:
    """Somebody acts for the owner, and no paper says so: of a citizen it is asked for."""
    if not form.by_paper or form.authorisation.strip():
        return None
    if form.acting_for is ActingFor.ORGANISATION:
        return Remark(translate("person", "Chưa ghi giấy giới thiệu."))
    return Remark(translate("person", "Chưa ghi giấy ủy quyền."))


def _about_address(text: str) -> Remark | None:
    """An address of before July 2025 is told, with the province of today; it stays as it is."""
    if "?" in text:
        return Remark(translate("person", "Địa chỉ có dấu “?”, có thể đã mất chữ: xem lại."))
    address = read_address(text)
    if not address.old_three_level:
        return None
    if address.meant is None:
        return Remark(
            translate("person", "Địa chỉ có cấp huyện cũ, giữ nguyên; gõ địa chỉ mới nếu cần.")
        )
    return Remark(
        translate(
            "person", "Địa chỉ ba cấp cũ, giữ nguyên như trên giấy. Nay thuộc {province}."
        ).format(province=address.meant.name)
    )


def _about_number(entry: PersonEntry, today: date, *, organisation: bool) -> Remark | None:
    number = entry.bare_number
    if not number:
        return None
    if organisation:
        return _about_tax_number(entry, number, today)
    match id_kind(number):
        case IdKind.OLD_ID:
            sentence = translate(
                "person", "CMND 9 số hết giá trị từ 01/01/2025: nên ghi số 12 chữ số."
            )
            return Remark(sentence)
        case IdKind.PERSONAL_NUMBER:
            return _about_personal_number(entry, number, today)
        case IdKind.PASSPORT:
            return _about_passport(number)
        case _:
            return None


def _about_tax_number(entry: PersonEntry, number: str, today: date) -> Remark | None:
    """A wrong one is a doubt, never a refusal."""
    match check_tax_number(number):
        case TaxDoubt.SHAPE:
            return Remark(
                translate(
                    "person", "Mã số thuế có 10 chữ số, thêm 3 của chi nhánh, hoặc số định danh."
                )
            )
        case TaxDoubt.CHECK_DIGIT:
            return Remark(translate("person", "Mã số thuế sai số kiểm tra: xem lại từng chữ số."))
    if len(number) == TWELVE:  # of a person or household: the personal number
        findings = check_personal_number(number, known_birth(entry), entry.sex, today)
        if findings and findings[0].impossible:
            return Remark(_impossible(findings[0], number))
    return None


def _about_passport(number: str) -> Remark | None:
    if is_vietnamese_passport(number):
        return None
    if len(number) > LONGEST_PASSPORT:
        return Remark(translate("person", "Số hộ chiếu dài quá 20 ký tự: xem lại."))
    return Remark(
        translate(
            "person", "Không phải dạng hộ chiếu Việt Nam (B1234567); của nước ngoài thì để vậy."
        )
    )


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
    wrong = translate("person", "Số định danh có 12 chữ số, đang có {n}.").format(n=len(number))
    return f"{wrong} {_looks_like(number)}".strip()


def _looks_like(number: str) -> str:
    """What else was perhaps typed."""
    for guess in what_number(number):
        match guess.kind:
            case NumberKind.PHONE:
                return translate("person", "Đây giống số điện thoại.")
            case NumberKind.TAX_NUMBER | NumberKind.TAX_BRANCH:
                return translate("person", "Đây giống mã số thuế: chọn Nộp cho “Tổ chức”.")
            case _:
                continue
    return ""


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


def meant_words() -> str:
    """What the tick says by which somebody is written otherwise than on their card."""
    return translate("person", "Đúng là ghi khác thẻ")


def sex_words(sex: Sex | None) -> str:
    """Nam, Nữ, or nothing."""
    if sex is None:
        return ""
    return translate("person", "Nam") if sex is Sex.MALE else translate("person", "Nữ")
