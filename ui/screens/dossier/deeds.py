"""What was done with a dossier, in words: one line of its course for each deed."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final

from PySide6.QtCore import QCoreApplication

from db.queries.timeline import Deed, DossierView
from desk_app.domain.acts import kinds
from desk_app.domain.acts.act import Body
from desk_app.domain.acts.prints import PrintJob
from desk_app.domain.dossier import CollectorKind
from ui.dossiers import words
from ui.dossiers.deeds import (
    amending,
    back_office,
    elsewhere,
    hand_over,
    money,
    post,
    scans,
    steps,
    telling,
)
from ui.dossiers.deeds.said import Words, due_of, moment_of, text_of
from ui.dossiers.prints import Said, said_of_print
from ui.dossiers.words import Wording
from ui.paper_desk import form_title
from ui.widgets.tables.timeline import Mark, Step

translate = QCoreApplication.translate

_DOT: Final = " · "
_COLLECTORS: Final = frozenset(CollectorKind)
_BEGINNINGS_OF_PRINTS: Final = frozenset({kinds.PRINT_POSTPONED, kinds.PRINT_HANDED_OVER})
_ENDS_OF_PRINTS: Final = frozenset({kinds.PRINT_FINISHED, kinds.PRINT_FAILED})


def course(view: DossierView, wording: Wording) -> Sequence[Step]:
    """Newest first. A print is one line, whatever became of it.

    The newest deed that the centre has is marked as the present; one it has not is
    said to wait, as are prints of which any part waits. Looks wait unsaid: nobody
    else is shown them.
    """
    jobs = {job.id.hex: job for job in view.prints}
    unsent = {text_of(d.body, "job") for d in view.deeds if _is_print(d) and not d.settled}
    told: list[Step] = []
    for deed in reversed(view.deeds):
        if deed.kind in _ENDS_OF_PRINTS and text_of(deed.body, "job") in jobs:
            continue  # its hand-over tells it
        waits = not deed.settled and kinds.is_shared(deed.kind)
        waits = waits or (_is_print(deed) and text_of(deed.body, "job") in unsent)
        told.append(_step(deed, jobs, wording, waits=waits))
    return _with_present(told)


def _step(deed: Deed, jobs: Mapping[str, PrintJob], wording: Wording, *, waits: bool) -> Step:
    said = _say(deed, jobs)
    waiting = translate("deeds", "chờ gửi khi có mạng") if waits else ""
    text = _DOT.join(part for part in (waiting, said.joined(_by(deed, wording))) if part)
    return Step(deed.at, said.title, text, Mark.WAITING if waits else Mark.PAST)


def _say(deed: Deed, jobs: Mapping[str, PrintJob]) -> Said:
    if deed.kind in _BEGINNINGS_OF_PRINTS:
        return said_of_print(deed, jobs)
    wording = _WORDS.get(deed.kind)
    if wording is None:
        return Said(
            translate("deeds", "Việc của bản chương trình mới hơn"),
            (translate("deeds", "cập nhật chương trình để xem"),),
        )
    return wording(deed.body)


def _registered(body: Body) -> Said:
    return Said(
        translate("deeds", "Nộp trực tuyến qua {system}").format(system=text_of(body, "system")),
        (text_of(body, "code"), moment_of(text_of(body, "submitted_at"))),
    )


def _received(body: Body) -> Said:
    papers = body.get("papers")
    number = len(papers) if isinstance(papers, Sequence) else 0
    return Said(
        translate("deeds", "Tiếp nhận"),
        (translate("deeds", "{n} giấy tờ").format(n=number) if number else "",),
    )


def _returned(body: Body) -> Said:
    kind, name = text_of(body, "kind"), text_of(body, "name")
    who = f"{name}, {words.collector_kind(CollectorKind(kind))}" if kind in _COLLECTORS else name
    return Said(
        translate("deeds", "Trả kết quả cho {who}").format(who=who),
        (amending.proof_of(body), text_of(body, "paper")),
    )


def _due_changed(body: Body) -> Said:
    dates = translate("deeds", "hẹn cũ {before}, hẹn mới {after}").format(
        before=moment_of(text_of(body, "before")), after=due_of(body)
    )
    return Said(translate("deeds", "Đổi hẹn trả"), (dates, text_of(body, "reason")))


def _opened(_body: Body) -> Said:
    return Said(translate("deeds", "Xem hồ sơ"))


def _unmasked(_body: Body) -> Said:
    return Said(translate("deeds", "Hiện số định danh"))


def _previewed(body: Body) -> Said:
    form = form_title(text_of(body, "form"))
    return Said(translate("deeds", "Xem trước {form}").format(form=form))


def _paper_forged(_body: Body) -> Said:
    """Of a dossier that is here, only a receipt that is not genuine is noted."""
    return Said(translate("deeds", "Quét một giấy không thật mang mã này"))


def _print_ended(body: Body) -> Said:
    """Of a job whose hand-over has not arrived here."""
    failed = bool(text_of(body, "reason"))
    return Said(
        translate("deeds", "Không in được") if failed else translate("deeds", "In xong"),
    )


def _with_present(steps: Sequence[Step]) -> Sequence[Step]:
    """The newest step that does not wait is where the dossier stands now."""
    for n, step in enumerate(steps):
        if step.mark is Mark.PAST:
            return (*steps[:n], replace(step, mark=Mark.NOW), *steps[n + 1 :])
    return steps


def _by(deed: Deed, wording: Wording) -> str:
    desk = wording.desk(deed.desk)
    return f"{deed.officer}, {desk}" if deed.officer else desk


def _is_print(deed: Deed) -> bool:
    return deed.kind in _BEGINNINGS_OF_PRINTS | _ENDS_OF_PRINTS


def _external_code(body: Body) -> Said:
    system, code = text_of(body, "system"), text_of(body, "code")
    if not code:
        return Said(translate("deeds", "Bỏ mã của hệ thống khác"), (system,))
    return Said(translate("deeds", "Ghi mã của hệ thống khác"), (system, code))


_WORDS: Final[Words] = {
    **elsewhere.WORDS,
    **post.WORDS,
    **hand_over.WORDS,
    **steps.WORDS,
    **telling.WORDS,
    **money.WORDS,
    **amending.WORDS,
    kinds.REGISTERED: _registered,
    **scans.WORDS,
    kinds.RECEIVED: _received,
    **back_office.WORDS,
    kinds.RETURNED: _returned,
    kinds.DUE_CHANGED: _due_changed,
    kinds.EXTERNAL_CODE_NOTED: _external_code,
    kinds.PRINT_FINISHED: _print_ended,
    kinds.PRINT_FAILED: _print_ended,
    kinds.OPENED: _opened,
    kinds.UNMASKED: _unmasked,
    kinds.PREVIEWED: _previewed,
    kinds.PAPER_PROVEN: _paper_forged,
}
