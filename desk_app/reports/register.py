"""Mẫu 07, the register of dossiers: rows of the form from what the acts say.

Legal: [forms.register]
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from db.queries.reports.register import PAGE, RegisterQuestion
from desk_app.domain.acts import kinds
from desk_app.domain.counting.tally import Among
from desk_app.domain.dossier import Dossier, ReturnWay
from desk_app.reports.around import around
from desk_app.reports.asked import Asked, Sources
from desk_app.reports.counted import LEVELS, level_key
from desk_app.reports.report import Cell, Column, ColumnKind, Note, Report, Row, Value

NAME: Final = "mau-07"
LABEL: Final = "Mẫu 07"
TITLE: Final = "Sổ theo dõi hồ sơ"
_T, _M = ColumnKind.TEXT, ColumnKind.MOMENT
COLUMNS: Final = (
    Column(key="number", heading="STT", kind=ColumnKind.COUNT),
    Column(key="code", heading="Mã hồ sơ", kind=_T),
    Column(key="procedure", heading="Tên TTHC", kind=_T),
    Column(key="applicant", heading="Tên tổ chức, cá nhân", kind=_T),
    Column(key="address", heading="Địa chỉ/SĐT", kind=_T),
    Column(key="agency", heading="Cơ quan chủ trì giải quyết", kind=_T),
    Column(key="received", heading="Nhận hồ sơ", kind=_M),
    Column(key="due", heading="Hẹn trả kết quả", kind=_M),
    Column(key="returned", heading="Trả kết quả", kind=_M),
    Column(key="way", heading="Phương thức nhận kết quả", kind=_T),
    Column(key="signed", heading="Ký nhận", kind=_T),
)
_WAYS: Final = {
    ReturnWay.COUNTER: "Tại quầy",
    ReturnWay.POST: "Bưu chính",
    ReturnWay.ELECTRONIC: "Điện tử",
}
_ENDS: Final = {
    kinds.VOIDED: "Đã hủy",
    kinds.REFUSED: "Trả lại hồ sơ",
    kinds.WITHDRAWN: "Rút hồ sơ",
    kinds.STOPPED: "Dừng giải quyết",
}


def register_rows(asked: Asked, sources: Sources) -> Iterator[Sequence[Row]]:
    """The rows, a page at a time: a book of a year is long, and who asks may stop."""
    question = RegisterQuestion(bounds=asked.bounds, rows=_rows_of(asked, sources))
    after, number = 0, 0
    while page := sources.register_page(question, after):
        yield [_row(number + place, one, sources) for place, one in enumerate(page, start=1)]
        number += len(page)
        after = page[-1].order
        if len(page) < PAGE:
            return


def register_length(asked: Asked, sources: Sources) -> int:
    """How many rows it has."""
    return sources.register_length(
        RegisterQuestion(bounds=asked.bounds, rows=_rows_of(asked, sources))
    )


def register_head(asked: Asked, sources: Sources) -> Report:
    """All but its rows."""
    level = f" – {_level_words(asked.level)}" if asked.level else ""
    field = f" – lĩnh vực {asked.field}" if asked.field else ""
    return Report(
        name=NAME,
        title=TITLE + level + field,
        form="Mẫu 07",
        columns=COLUMNS,
        rows=(),
        **around(asked, sources, [Note("Sổ theo lĩnh vực hoặc nhóm lĩnh vực.", "forms.register")]),
    )


def register_report(asked: Asked, sources: Sources) -> Report:
    """All of it at once."""
    rows = [row for page in register_rows(asked, sources) for row in page]
    return replace(register_head(asked, sources), rows=rows)


class NoPart(ValueError):
    """No procedure is of this field (lĩnh vực), or level; its text is what was typed."""

    def __init__(self, part: str, typed: str, there: Sequence[str]) -> None:
        super().__init__(typed)
        self.part = part  # "field", "level"
        self.there = there  # what could have been typed


@dataclass(frozen=True, slots=True)
class Parts:
    """What the register can be asked for alone. A procedure of several levels is of the one that
    leads, as in II.06a."""

    fields: Sequence[str] = ()  # by name
    levels: Sequence[tuple[str, str]] = ()  # key and words: ``("commune", "Cấp xã")``


def parts(day: date, sources: Sources) -> Parts:
    known = sources.procedures(day).values()
    found = {one.level for one in known}
    return Parts(
        sorted({one.field for one in known if one.field}),
        [(level_key(level), words) for level, words in LEVELS.items() if level in found],
    )


def known_parts(asked: Asked, sources: Sources) -> None:
    """A register of a misspelt field or level would be empty, and believed. Raises NoPart."""
    there = parts(asked.day, sources)
    if asked.field and asked.field.casefold() not in {one.casefold() for one in there.fields}:
        raise NoPart("field", asked.field, there.fields)
    if asked.level and not any(_is_level(asked.level, key) for key, _words in there.levels):
        raise NoPart("level", asked.level, [words for _key, words in there.levels])


def _is_level(asked: str, key: str) -> bool:
    return asked.casefold() in {key, _level_words(key)}


def _level_words(asked: str) -> str:
    """``cấp xã``; what nobody knows, as it was typed."""
    typed = asked.casefold()
    return next(
        (words.casefold() for one, words in LEVELS.items() if level_key(one) == typed), typed
    )


def _rows_of(asked: Asked, sources: Sources) -> Among:
    if not asked.field and not asked.level:
        return asked.rows
    field = asked.field.casefold()
    codes = frozenset(
        code
        for code, facts in sources.procedures(asked.day).items()
        if (not field or facts.field.casefold() == field)
        and (not asked.level or _is_level(asked.level, level_key(facts.level)))
    )
    return Among(procedures=codes, officers=asked.rows.officers)


def _row(number: int, dossier: Dossier, sources: Sources) -> Row:
    person, collector = dossier.applicant, dossier.collector
    values: Sequence[Value] = (
        number,
        str(dossier.code),
        dossier.procedure.name,
        person.name,
        "; ".join(part for part in (person.address, person.phone) if part),
        _agency(dossier, sources),
        dossier.received_at,
        dossier.due.at,
        dossier.returned_at or _ended(dossier),
        _WAYS[dossier.return_way],
        collector.name if collector else "",
    )
    return Row(key=str(dossier.code), cells=[Cell(value) for value in values])


def _agency(dossier: Dossier, sources: Sources) -> str:
    if dossier.competence is not None:
        return dossier.competence.unit
    handled = [stay.unit for stay in dossier.trail if stay.unit]
    return handled[-1] if handled else sources.unit_name


def _ended(dossier: Dossier) -> str | None:
    """How it ended, where no result was given; None: it did not end."""
    steps = [ending.step for ending in dossier.endings if ending.step in _ENDS]
    return _ENDS[steps[-1]] if steps else None
