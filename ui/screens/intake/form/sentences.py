"""Ready sentences for the reason on Mẫu 02 and Mẫu 03: facts of the catalogue, no citations."""

import re
from collections.abc import Iterator, Sequence
from datetime import date

from PySide6.QtCore import QCoreApplication

from desk_app.domain.law.procedure import Flag, Procedure, level_of_unit
from desk_app.domain.office import UnitFacts
from desk_app.domain.people.folding import fold
from desk_app.domain.sent_away import Answer

translate = QCoreApplication.translate


def fitting(sentences: Sequence[str], typed: str) -> Sequence[str]:
    """Those that hold every word typed, accents and case aside; all for no word."""
    sought = fold(typed).split()
    return [each for each in sentences if all(word in fold(each) for word in sought)]


def sentences(
    answer: Answer,
    procedure: Procedure | None,
    today: date,
    *,
    duplicate: str = "",
    unit: UnitFacts | None = None,
) -> Sequence[str]:
    """What fits the case at hand comes first.

    Args:
        duplicate: Code of a dossier of the same person for the same procedure.
        unit: The desk's own. What it decides itself is no reason to refuse.
    """
    if answer is Answer.SUPPLEMENT:
        return list(_incomplete())
    return [*_of_catalogue(procedure, today, unit), *_refused(duplicate)]


def first_reason() -> str:
    """Stands there from the start where papers of the checklist are missing."""
    return translate("away", "Hồ sơ còn thiếu giấy tờ nêu trên.")


def _incomplete() -> Iterator[str]:
    yield first_reason()
    yield translate("away", "Giấy tờ nêu trên kê khai chưa đầy đủ.")
    yield translate("away", "Thông tin giữa các giấy tờ chưa thống nhất.")
    yield translate("away", "Bản sao chưa được chứng thực hoặc chưa có bản chính để đối chiếu.")
    yield translate("away", "Giấy tờ đã hết hạn sử dụng.")
    yield translate("away", "Giấy tờ chưa có chữ ký hoặc con dấu.")


def _of_catalogue(
    procedure: Procedure | None, today: date, unit: UnitFacts | None
) -> Iterator[str]:
    if procedure is None:
        return
    if procedure.abolished_on is not None and today >= procedure.abolished_on:
        gone = translate("away", "Thủ tục {code} đã bị bãi bỏ từ ngày {day}.")
        yield gone.format(code=procedure.code, day=f"{procedure.abolished_on:%d/%m/%Y}")
    if procedure.valid_from is not None and today < procedure.valid_from:
        later = translate("away", "Thủ tục {code} chưa áp dụng, có hiệu lực từ ngày {day}.")
        yield later.format(code=procedure.code, day=f"{procedure.valid_from:%d/%m/%Y}")
    if procedure.authority and not _of_own_level(procedure.authority, unit):
        yield translate("away", "Thủ tục thuộc thẩm quyền của {authority}.").format(
            authority=_of_today(procedure.authority)
        )
    if Flag.IN_PERSON in procedure.flags:
        yield translate("away", "Thủ tục yêu cầu chủ hồ sơ trực tiếp nộp, không ủy quyền.")


def _of_own_level(authority: str, unit: UnitFacts | None) -> bool:
    """A commune, where communes are among those named, or a province where provinces are."""
    own = None if unit is None else level_of_unit(unit.name)
    return own is not None and own in map(level_of_unit, re.split("[;,]", authority))


def _of_today(authority: str) -> str:
    """As it is called since 01/07/2025, when the last towns became wards and communes."""
    words = authority.replace("Ủy ban Nhân dân", "Ủy ban nhân dân").rstrip(" .;")
    return words.replace("xã, phường, thị trấn", "cấp xã")


def _refused(duplicate: str) -> Iterator[str]:
    if duplicate:
        yield translate("away", "Hồ sơ đã được tiếp nhận trước đó, mã {code}.").format(
            code=duplicate
        )
    yield translate("away", "Không thuộc thẩm quyền giải quyết của cơ quan.")
    yield translate("away", "Không thuộc đối tượng thực hiện thủ tục.")
    yield translate("away", "Nội dung đề nghị không phải là thủ tục hành chính.")
    yield translate("away", "Thủ tục đã bị bãi bỏ.")
    yield translate("away", "Chưa đủ điều kiện thực hiện thủ tục.")
