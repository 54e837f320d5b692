"""Use cases: open a shift, count and lock it, let a leader have it counted again."""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from db.unit_of_work import UnitOfWork
from desk_app.domain.acts import kinds
from desk_app.domain.acts.act import Body, whole_milliseconds
from desk_app.domain.money.till.faults import (
    DifferenceUnexplained,
    ReasonMissing,
    ShiftLocked,
    ShiftReversedAlone,
    ShiftStillOpen,
)
from desk_app.domain.money.till.shift import (
    NO_RECEIPTS,
    Closing,
    Receipts,
    Shift,
    ShiftStage,
    closed_body,
    opened_body,
)
from desk_app.domain.officer import Officer
from desk_app.domain.people.rights import Right
from desk_app.services.desk import Desk
from desk_app.services.money.around import need_collect, shift_subject


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenShift:
    key: UUID  # becomes the id of the shift: a second press opens none twice
    opening: int  # đồng lying in the drawer


@dataclass(frozen=True, slots=True, kw_only=True)
class CloseShift:
    key: UUID
    shift: UUID
    counted: Mapping[int, int]  # note → pieces
    reason: str = ""  # of a difference
    receipts: Receipts = NO_RECEIPTS


@dataclass(frozen=True, slots=True, kw_only=True)
class ReverseShift:
    shift: UUID
    reason: str


def open_shift(order: OpenShift, officer: Officer, desk: Desk) -> Shift:
    """Begin a shift of this cashier at this desk.

    Raises:
        ShiftStillOpen: another shift of this cashier is open here.
        RightMissing: nothing was stored.
        ValueError: no sum of money; our bug.
    """
    if order.opening < 0:
        raise ValueError(f"no float: {order.opening}")
    with desk.work() as work:
        need_collect(officer, work, desk)
        known = work.till.shift(order.key)
        if known is not None:
            return known
        if work.till.open_shift(desk.id, officer.id) is not None:
            raise ShiftStillOpen
        body = opened_body(order.opening, officer.name)
        return _write(work, kinds.SHIFT_OPENED, order.key, body, officer, desk)


def close_shift(order: CloseShift, officer: Officer, desk: Desk) -> Shift:
    """Count the drawer and lock the shift. What it must hold is reckoned from its acts.

    Raises:
        DifferenceUnexplained: the drawer holds another sum, and no reason is given.
        ShiftLocked: it is closed, or is another cashier's or desk's.
        RightMissing: likewise nothing was stored.
        ValueError: no count of notes; our bug.
    """
    with desk.work() as work:
        need_collect(officer, work, desk)
        shift = _shift(work, order.shift)
        if any(closing.key == order.key for closing in shift.closings):
            return shift
        own = (shift.desk, shift.cashier) == (desk.id, officer.id)
        if not own or shift.stage is ShiftStage.CLOSED:
            raise ShiftLocked
        sums = work.till.sums(order.shift)
        closing = Closing(
            key=order.key,
            sums=sums,
            expected=shift.expected(sums),
            counted={note: pieces for note, pieces in order.counted.items() if pieces},
            reason=" ".join(order.reason.split()),
            receipts=order.receipts,
            at=whole_milliseconds(desk.now()),
            by=officer.id,
        )
        if closing.difference and not closing.reason:
            raise DifferenceUnexplained(closing.difference)
        return _write(work, kinds.SHIFT_CLOSED, order.shift, closed_body(closing), officer, desk)


def reverse_shift(order: ReverseShift, officer: Officer, desk: Desk) -> Shift:
    """A leader sets a closing aside: the cashier counts again; the first count is kept.

    Raises:
        ReasonMissing: no reason is given.
        ShiftLocked: the shift is not closed, so there is nothing to reverse.
        ShiftReversedAlone: it is their own.
        RightMissing: likewise nothing was stored.
    """
    officer.need(Right.UNLOCK_SHIFT)
    reason = " ".join(order.reason.split())
    if not reason:
        raise ReasonMissing(["reason"])
    with desk.work() as work:
        shift = _shift(work, order.shift)
        if shift.stage is not ShiftStage.CLOSED:
            raise ShiftLocked
        if shift.cashier == officer.id:
            raise ShiftReversedAlone
        body = {"reason": reason, "closing": shift.closings[-1].key.hex}
        return _write(work, kinds.SHIFT_REVERSED, order.shift, body, officer, desk)


def _shift(work: UnitOfWork, shift_id: UUID) -> Shift:
    shift = work.till.shift(shift_id)
    if shift is None:
        raise KeyError(shift_id)
    return shift


def _write(
    work: UnitOfWork,
    kind: str,
    shift: UUID,
    body: Body,
    by: Officer,
    desk: Desk,
) -> Shift:
    at = whole_milliseconds(desk.now())
    work.journal.write(kind, shift_subject(shift), body, by=by.id, at=at)
    kept = _shift(work, shift)
    work.commit()
    return kept
