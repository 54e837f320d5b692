"""Words the count of a drawer, from what the act of the closing says."""

from collections.abc import Iterator
from datetime import datetime
from typing import Final

from desk_app.documents import wording as w
from desk_app.documents.office import listed
from desk_app.documents.office.till.cash_count import CashCount, NoteRow, SumRow
from desk_app.documents.receipt_of import letterhead_of
from desk_app.domain.money.amount_in_words import OFFICIAL, SpokenStyle, amount_in_words
from desk_app.domain.money.till.moves import Method
from desk_app.domain.money.till.shift import Closing, Shift
from desk_app.domain.office import DeskFacts
from desk_app.domain.office_time import office_date

_ELSEWHERE: Final = {Method.TRANSFER: "Chuyển khoản", Method.POS: "POS"}


def cash_count_of(
    shift: Shift, desk: str, facts: DeskFacts, reprint: str = "", style: SpokenStyle = OFFICIAL
) -> CashCount:
    """The last count of `shift`.

    Args:
        desk: As the office calls it.
        reprint: `wording.reprint_words`, when it was printed before.

    Raises:
        ValueError: it was never counted; our bug.
    """
    if not shift.closings:
        raise ValueError(f"shift {shift.id} was never counted")
    closing = shift.closings[-1]
    again = len(shift.closings)
    return CashCount(
        letterhead=letterhead_of(facts.unit),
        place_date=w.place_date(facts.unit.place, office_date(closing.at)),
        desk=desk,
        unit_name=facts.unit.full_name,
        cashier=w.personal_name(shift.cashier_name),
        opened=_moment(shift.opened_at),
        closed=_moment(closing.at),
        count=f"lần {again}" if again > 1 else "",
        notes=tuple(_notes(closing)),
        in_words=amount_in_words(closing.in_drawer, style),
        sums=tuple(_sums(shift, closing)),
        reason=closing.reason,
        elsewhere=tuple(_elsewhere(closing)),
        remarks=tuple(_remarks(shift, closing)),
        trial=facts.trial,
        reprint=reprint,
    )


def _notes(closing: Closing) -> Iterator[NoteRow]:
    for note in sorted(closing.counted, reverse=True):
        pieces = closing.counted[note]
        yield NoteRow(
            note=listed.grouped(note),
            pieces=listed.grouped(pieces),
            amount=listed.grouped(note * pieces),
        )
    pieces = sum(closing.counted.values())
    yield NoteRow(
        note="Tổng cộng",
        pieces=listed.grouped(pieces),
        amount=listed.grouped(closing.in_drawer),
        total=True,
    )


def _sums(shift: Shift, closing: Closing) -> Iterator[SumRow]:
    sums = closing.sums
    yield SumRow(name="Tiền đầu ca", amount=listed.grouped(shift.opening))
    yield SumRow(name="Thu tiền mặt", amount=listed.grouped(sums.taken(Method.CASH)))
    yield SumRow(name="Chi hoàn tiền mặt", amount=listed.grouped(-sums.given_back(Method.CASH)))
    yield SumRow(name="Phải có trong quỹ", amount=listed.grouped(closing.expected), total=True)
    yield SumRow(name="Đếm được", amount=listed.grouped(closing.in_drawer))
    yield SumRow(name=_difference_name(closing), amount=listed.grouped(closing.difference))


def _difference_name(closing: Closing) -> str:
    if closing.difference == 0:
        return "Chênh lệch: không"
    return "Chênh lệch: thừa" if closing.difference > 0 else "Chênh lệch: thiếu"


def _elsewhere(closing: Closing) -> Iterator[SumRow]:
    for method, words in _ELSEWHERE.items():
        taken, back = closing.sums.taken(method), closing.sums.given_back(method)
        yield SumRow(name=words, amount=listed.grouped(taken))
        if back:
            yield SumRow(name=f"{words}, đã hoàn", amount=listed.grouped(-back))


def _remarks(shift: Shift, closing: Closing) -> Iterator[str]:
    slips = closing.sums.slips
    if slips:
        span = slips[0] if slips[0] == slips[-1] else f"{slips[0]} đến {slips[-1]}"
        yield f"Phiếu thu nội bộ: {listed.grouped(closing.sums.collections)} lượt thu, số {span}"
    used = closing.receipts
    if used.first or used.last:
        yield f"Biên lai đã dùng: từ số {used.first or used.last} đến số {used.last or used.first}"
    if used.cancelled:
        yield f"Biên lai hủy: {', '.join(used.cancelled)}"
    for before in shift.closings[:-1]:
        when = _moment(before.reversed_at or before.at)
        yield f"Lần đếm trước {listed.grouped(before.in_drawer)} đồng, hủy lúc {when}: " + (
            before.reversed_because
        )


def _moment(at: datetime) -> str:
    return w.short_moment(at)
