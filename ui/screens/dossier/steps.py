"""What may be done next with a dossier, by whom, and why not."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import Enum
from typing import Final

from PySide6.QtCore import QCoreApplication

from desk_app.domain.acts import kinds
from desk_app.domain.acts.prints import PrintJob, PrintState
from desk_app.domain.dossier import Collector, Dossier
from desk_app.domain.handling.flow import CLOSED, HANDLED, Status
from desk_app.domain.officer import Officer
from desk_app.domain.people.rights import Right, may
from ui import formats
from ui.dossiers import words
from ui.shortcuts import Keys

translate = QCoreApplication.translate

RECEIPT: Final = "receipt"


class Ahead(Enum):
    """A step that may lie ahead, in the order in which they stand on the screen."""

    RESULT_BACK = Keys.RESULT_BACK
    RETURN = Keys.RETURN
    PRINT = Keys.PRINT

    @property
    def key(self) -> Keys:
        keys: Keys = self.value
        return keys


@dataclass(frozen=True, slots=True)
class NextStep:
    ahead: Ahead
    words: str
    reason: str = ""  # why it cannot be done now; empty when it can
    filled: bool = False  # the one filled button

    @property
    def possible(self) -> bool:
        return not self.reason


def next_steps(
    dossier: Dossier, officer: Officer, prints: Sequence[PrintJob], *, read_only: bool
) -> Sequence[NextStep]:
    """Steps still ahead; the first possible one is filled, or the first when none is."""
    steps = []
    if dossier.may(kinds.RESULT_BACK):
        steps.append(_result_back(officer))
    if dossier.status not in CLOSED:
        steps.append(_return(dossier, officer))
    steps.append(_print(officer, prints))
    if read_only:
        steps = [_only_read(step) for step in steps]
    filled = next((n for n, step in enumerate(steps) if step.possible), 0)
    return tuple(replace(step, filled=n == filled) for n, step in enumerate(steps))


def standing(dossier: Dossier) -> str:
    """The sentence above the steps: who has it, who may come for it, who took it."""
    if dossier.returned_at is not None and dossier.collector is not None:
        return returned_to(dossier.collector).format(moment=formats.moment(dossier.returned_at))
    if dossier.status is Status.RESULT_BACK:
        return translate(
            "steps", "Người nhận: chủ hồ sơ hoặc người được ủy quyền, mang theo giấy hẹn."
        )
    if dossier.status not in HANDLED:
        return f"{words.place(dossier.status)}."
    return translate("steps", "Phòng chuyên môn đang giải quyết, kết quả chưa về quầy.")


def returned_to(collector: Collector) -> str:
    """With a place for {moment}."""
    return translate("steps", "Đã trả lúc {moment} cho {name}, {kind}.").format(
        moment="{moment}", name=collector.name, kind=words.collector_kind(collector.kind)
    )


def _result_back(officer: Officer) -> NextStep:
    reason = ""
    if not may(officer.role, Right.RESULT_BACK):
        reason = translate("steps", "Nhận kết quả: vai trò của bạn không có quyền.")
    said = translate("steps", "Nhận kết quả về quầy")
    return NextStep(Ahead.RESULT_BACK, said, reason)


def _return(dossier: Dossier, officer: Officer) -> NextStep:
    reason = ""
    if not may(officer.role, Right.RETURN):
        reason = translate("steps", "Trả kết quả: vai trò của bạn không có quyền.")
    elif not dossier.may(kinds.RETURNED):
        reason = translate("steps", "Trả kết quả: khi kết quả đã về quầy.")
    return NextStep(Ahead.RETURN, translate("steps", "Trả kết quả"), reason)


def _print(officer: Officer, prints: Sequence[PrintJob]) -> NextStep:
    reason = ""
    if not may(officer.role, Right.PRINT):
        reason = translate("steps", "In: vai trò của bạn không có quyền.")
    printed = any(p.form == RECEIPT and p.state is not PrintState.FAILED for p in prints)
    said = (
        translate("steps", "In lại giấy tiếp nhận")
        if printed
        else translate("steps", "In giấy tiếp nhận")
    )
    return NextStep(Ahead.PRINT, said, reason)


def _only_read(step: NextStep) -> NextStep:
    if step.ahead is Ahead.PRINT:
        return step
    return replace(step, reason=translate("steps", "Chỉ xem được ở bản chương trình này."))
