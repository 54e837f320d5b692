"""The till as screens see it: lists, one dossier's money, shifts, the ledger, the accounts."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import partial
from pathlib import Path
from uuid import UUID, uuid4

from db.queries import till as queries
from db.queries.till import LedgerRow, MoneyList, MoneyRow, ShiftRow
from desk_app.domain.acts.prints import WordedPaper
from desk_app.domain.dossier import Dossier
from desk_app.domain.ids import DossierId
from desk_app.domain.money.till.settings import TillSettings
from desk_app.domain.money.till.shift import Shift, ShiftSums
from desk_app.domain.office import DeskFacts
from desk_app.domain.office_time import OFFICE_TIME, office_date
from desk_app.domain.officer import Officer
from desk_app.services.desk import Desk
from desk_app.services.money.around import need_books
from desk_app.services.money.collect import Collect, collect
from desk_app.services.money.exempt import Exempt, PutOff, exempt, put_off
from desk_app.services.money.ledger_file import Ledger, write_ledger
from desk_app.services.money.note_receipt import NoteReceipt, note_receipt
from desk_app.services.money.refund import (
    AskRefund,
    DecideRefund,
    PayRefund,
    ask_refund,
    decide_refund,
    pay_refund,
)
from desk_app.services.money.set_till import SetTill, set_till
from desk_app.services.money.shifts import (
    CloseShift,
    OpenShift,
    ReverseShift,
    close_shift,
    open_shift,
    reverse_shift,
)
from desk_app.wiring.money.slip import slip_worded
from desk_app.wiring.money.till_papers import count_pdf, voucher_worded
from desk_app.wiring.opening import OpenDesk
from desk_app.wiring.papers.again import marks
from desk_app.wiring.papers.forms import PaperForms

_SHIFTS_BACK = timedelta(days=31)


@dataclass(frozen=True, slots=True)
class CountedShift:
    """A shift with what its acts amount to."""

    shift: Shift
    sums: ShiftSums


@dataclass(frozen=True, slots=True, kw_only=True)
class TillDesk:
    """The first eleven read: reading lane; the rest: counter lane, each one short write.

    Shifts and the ledger raise RightMissing for who neither collects nor answers for the till.
    """

    settings: Callable[[], TillSettings]
    may_collect: Callable[[Officer], bool]  # counter lane too: one row is read
    rows: Callable[[MoneyList], Sequence[MoneyRow]]
    counts: Callable[[], Mapping[MoneyList, int]]
    own_shift: Callable[[Officer], CountedShift | None]  # open, or reversed and to be counted
    shift: Callable[[UUID, Officer], CountedShift | None]
    shifts: Callable[[Officer], Sequence[ShiftRow]]  # of the last month
    ledger: Callable[[date, date, Officer], Sequence[LedgerRow]]  # first and last day
    # Of these days, first and last, as it is now; raises LedgerUnwritable, RightMissing
    write_ledger: Callable[[tuple[date, date], Path, Officer], str]
    # Of a shift that was counted; a PDF, reading lane; raises RightMissing
    count_paper: Callable[[UUID, Officer], bytes]
    voucher_worded: Callable[[DossierId, str], WordedPaper]  # key of the refund; reading lane
    slip_worded: Callable[[DossierId, str], WordedPaper]  # key of the taking; reading lane
    new_key: Callable[[], UUID]  # any thread, at once
    collect: Callable[[Collect, Officer], Dossier]
    exempt: Callable[[Exempt, Officer], Dossier]
    put_off: Callable[[PutOff, Officer], Dossier]
    ask_refund: Callable[[AskRefund, Officer], Dossier]
    decide_refund: Callable[[DecideRefund, Officer], Dossier]
    pay_refund: Callable[[PayRefund, Officer], Dossier]
    note_receipt: Callable[[NoteReceipt, Officer], Dossier]
    open_shift: Callable[[OpenShift, Officer], Shift]
    close_shift: Callable[[CloseShift, Officer], Shift]
    reverse_shift: Callable[[ReverseShift, Officer], Shift]
    set_till: Callable[[SetTill, Officer], TillSettings]


def till_desk(opened: OpenDesk, desk: Desk, facts: DeskFacts, forms: PaperForms) -> TillDesk:
    ask = opened.store.ask
    rows, counts = ask(queries.money_rows), ask(queries.money_counts)
    listed, summed = ask(queries.shifts), ask(queries.ledger)

    def today() -> datetime:
        return _begins(office_date(desk.now()))

    def settings() -> TillSettings:
        with desk.glance() as work:
            return work.till.settings(desk.unit)

    def worded(dossier: DossierId, about: str) -> WordedPaper:
        with desk.glance() as work:
            found = work.dossiers.get(dossier)
        return slip_worded(found, about, facts, forms)

    def voucher(dossier: DossierId, about: str) -> WordedPaper:
        with desk.glance() as work:
            return voucher_worded(dossier, about, work, (facts, forms))

    def need(officer: Officer) -> None:
        with desk.glance() as work:
            need_books(officer, work, desk)

    def recent(officer: Officer) -> Sequence[ShiftRow]:
        need(officer)
        return listed(desk.now() - _SHIFTS_BACK)

    def ledger(first: date, last: date, officer: Officer) -> Sequence[LedgerRow]:
        need(officer)
        return summed(_begins(first), _begins(last + timedelta(days=1)))

    def write(days: tuple[date, date], into: Path, officer: Officer) -> str:
        unit = forms.facts(facts).unit.full_name
        rows = ledger(*days, officer)
        of_days = Ledger(rows=rows, first=days[0], last=days[1], unit=unit)
        return write_ledger(of_days, into, officer)

    again = marks(opened, desk)

    def count_paper(shift: UUID, officer: Officer) -> bytes:
        with desk.glance() as work:
            need_books(officer, work, desk)
            return count_pdf(shift, work, (facts, forms), again)

    return TillDesk(
        settings=settings,
        may_collect=lambda officer: settings().may_collect(officer),
        rows=lambda which: rows(which, today()),
        counts=lambda: counts(today()),
        own_shift=partial(_own, desk),
        shift=partial(_counted, desk),
        shifts=recent,
        ledger=ledger,
        write_ledger=write,
        count_paper=count_paper,
        voucher_worded=voucher,
        slip_worded=worded,
        new_key=uuid4,
        collect=partial(collect, desk=desk),
        exempt=partial(exempt, desk=desk),
        put_off=partial(put_off, desk=desk),
        ask_refund=partial(ask_refund, desk=desk),
        decide_refund=partial(decide_refund, desk=desk),
        pay_refund=partial(pay_refund, desk=desk),
        note_receipt=partial(note_receipt, desk=desk),
        open_shift=partial(open_shift, desk=desk),
        close_shift=partial(close_shift, desk=desk),
        reverse_shift=partial(reverse_shift, desk=desk),
        set_till=partial(set_till, desk=desk),
    )


def _own(desk: Desk, officer: Officer) -> CountedShift | None:
    with desk.glance() as work:
        shift = work.till.open_shift(desk.id, officer.id) or work.till.reversed_shift(
            desk.id, officer.id
        )
        return None if shift is None else CountedShift(shift, work.till.sums(shift.id))


def _counted(desk: Desk, shift_id: UUID, officer: Officer) -> CountedShift | None:
    with desk.glance() as work:
        need_books(officer, work, desk)
        shift = work.till.shift(shift_id)
        return None if shift is None else CountedShift(shift, work.till.sums(shift_id))


def _begins(day: date) -> datetime:
    """When `day` begins at the office, in UTC."""
    return datetime.combine(day, time(), OFFICE_TIME).astimezone(UTC)
