"""What may be done next with a dossier, by whom, and why not."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from PySide6.QtCore import QCoreApplication

from db.queries.timeline import Deed
from desk_app.domain.acts import kinds
from desk_app.domain.dossier import Collector, Dossier
from desk_app.domain.handling.custody import Place, still_with_unit
from desk_app.domain.handling.flow import HANDLED, WITHOUT_RESULT, Status
from desk_app.domain.handling.waiting import Supplement
from desk_app.domain.office_time import office_date
from ui import formats
from ui.dossiers import words
from ui.dossiers.deeds.every import said_of
from ui.dossiers.desks import desk_within
from ui.dossiers.post_words import standing_words
from ui.dossiers.words import Wording
from ui.screens.dossier.ahead import Ahead, Row, Seen, Way
from ui.screens.dossier.likely import likely

translate = QCoreApplication.translate

_OUT: Final = frozenset({kinds.RETURNED, kinds.DELIVERED})


@dataclass(frozen=True, slots=True)
class NextStep:
    ahead: Ahead
    words: str
    reason: str = ""  # why it cannot be done now; empty when it can
    filled: bool = False  # the one filled button
    main: bool = True  # a large button; False: compact, below "Việc khác"

    @property
    def possible(self) -> bool:
        return not self.reason


def next_steps(seen: Seen, *, read_only: bool) -> Sequence[NextStep]:
    """Steps still ahead, what is likely done next first, and that one filled.

    Of an officer who cannot take it the first possible main step is filled, or the first when
    none is; a print only where nothing else is to be done.
    """
    found = (_step(ahead, seen, read_only=read_only) for ahead in Ahead)
    steps = [step for step in found if step is not None]
    main = [n for n, step in enumerate(steps) if step.main]
    possible = [n for n in main if steps[n].possible]
    other = [n for n in possible if steps[n].ahead.row.way is not Way.PRINT]
    filled = next(iter(other or possible or main), -1)
    able = {step.ahead: n for n, step in enumerate(steps) if step.possible}
    if (next_one := likely(seen, tuple(able))) is not None:
        steps.insert(0, replace(steps.pop(able[next_one]), main=True))
        filled = 0
    return tuple(replace(step, filled=n == filled) for n, step in enumerate(steps))


def standing(dossier: Dossier, deeds: Sequence[Deed], wording: Wording) -> str:
    """The sentence above the steps: who has it, who may come for it, who took it."""
    if dossier.status in WITHOUT_RESULT and (handed := _handed_out(deeds)) is not None:
        return f"{_ended(dossier)} {_all_the_same(handed, dossier, wording)}"
    return standing_words(dossier.post) or _stands(dossier)


def _stands(dossier: Dossier) -> str:
    if dossier.returned_at is not None and dossier.collector is not None:
        return returned_to(dossier.collector).format(moment=formats.moment(dossier.returned_at))
    if dossier.status is Status.RESULT_BACK:
        return translate(
            "steps", "Người nhận: chủ hồ sơ hoặc người được ủy quyền, mang theo giấy hẹn."
        )
    return _awaited(dossier) or _with_the_unit(dossier)


def _with_the_unit(dossier: Dossier) -> str:
    if dossier.status in WITHOUT_RESULT:
        return f"{_ended(dossier)} {_papers_left(dossier)}"
    if dossier.status not in HANDLED:
        return f"{words.place(dossier.status)}."
    if dossier.status is Status.RECEIVED:
        return translate("steps", "Đã tiếp nhận, kết quả chưa về quầy.")
    return translate("steps", "Phòng chuyên môn đang giải quyết, kết quả chưa về quầy.")


def _ended(dossier: Dossier) -> str:
    if dossier.status is Status.WITHDRAWN:
        return translate("steps", "Người nộp xin rút.")
    return f"{words.place(dossier.status)}."


def _handed_out(deeds: Sequence[Deed]) -> Deed | None:
    """The result went out at a desk that did not know of the end: the end counts, and the result
    is out of the house all the same."""
    return next((deed for deed in reversed(deeds) if deed.aside and deed.kind in _OUT), None)


def _all_the_same(handed: Deed, dossier: Dossier, wording: Wording) -> str:
    what = said_of(handed.kind, handed.body, handed.at).title
    said = translate("steps", "Nhưng {desk} đã ghi {moment}: {what}.").format(
        desk=desk_within(handed.desk, wording.facts),
        moment=formats.moment(handed.at),
        what=f"{what[:1].lower()}{what[1:]}",
    )
    if dossier.papers_at is Place.CITIZEN:
        return f"{said} {_papers_left(dossier)}"
    ask = translate("steps", "Hỏi quầy ấy giấy tờ còn lại gì rồi mới trả.")
    return f"{said} {ask}"


def _papers_left(dossier: Dossier) -> str:
    """Where the papers of one without a result are, as long as they are to be given back."""
    match dossier.papers_at:
        case Place.DESK:
            if (rest := still_with_unit(dossier.trail)) is not None:
                said = translate(
                    "steps", "Phần bổ sung ở quầy, hồ sơ ở {unit}: nhận lại rồi trả người nộp."
                )
                return said.format(unit=rest.unit)
            return translate("steps", "Giấy tờ còn ở quầy, chờ trả người nộp.")
        case Place.CITIZEN:
            return translate("steps", "Giấy tờ đã trả người nộp.")
        case _:
            said = translate("steps", "Giấy tờ còn ở {unit}: nhận lại rồi trả người nộp.")
            return said.format(unit=dossier.trail[-1].unit)


def _awaited(dossier: Dossier) -> str:
    """What the applicant still has to do; "" for nothing."""
    if dossier.status is Status.SUPPLEMENT and dossier.supplements:
        return _asked_for(dossier.supplements[-1])
    if dossier.status is Status.OBLIGATION and dossier.obligations:
        owed = dossier.obligations[-1]
        return translate("steps", "Chờ người nộp: {what}, {body}.").format(
            what=owed.what, body=owed.body
        )
    return ""


def _asked_for(asked: Supplement) -> str:
    since = formats.day(office_date(asked.asked_at))
    if asked.answer_by is None:
        return translate("steps", "Chờ bổ sung, yêu cầu ngày {since}.").format(since=since)
    return translate("steps", "Chờ bổ sung đến hết ngày {day}, yêu cầu ngày {since}.").format(
        day=formats.day(asked.answer_by), since=since
    )


def returned_to(collector: Collector) -> str:
    """With a place for {moment}."""
    return translate("steps", "Đã trả lúc {moment} cho {name}, {kind}.").format(
        moment="{moment}", name=collector.name, kind=words.collector_kind(collector.kind)
    )


def _step(ahead: Ahead, seen: Seen, *, read_only: bool) -> NextStep | None:
    """None: it does not lie ahead, or cannot be taken and nobody is helped by the reason."""
    row = ahead.row
    if not _lies_ahead(row, seen):
        return None
    reason = _why_not(row, seen, read_only=read_only)
    if reason and not row.short:
        return None
    said = row.words(seen) if callable(row.words) else translate("steps", str(row.words))
    return NextStep(ahead, said, reason, main=seen.dossier.status in row.main)


def _lies_ahead(row: Row, seen: Seen) -> bool:
    if row.lies_ahead is not None:
        return row.lies_ahead(seen)
    return seen.dossier.may(row.kind)


def _why_not(row: Row, seen: Seen, *, read_only: bool) -> str:
    """A sentence, or "" when it can be taken."""
    if read_only and row.way is not Way.PRINT:
        return translate("steps", "Chỉ xem được ở bản chương trình này.")
    why = row.why_not(seen) if row.why_not is not None else ""
    if not seen.officer.may(row.right):
        why = translate("steps", "vai trò của bạn không có quyền.")
    return f"{translate('steps', str(row.short))}: {why}" if why else ""
