"""A refund approved once and paid at two desks that did not hear of each other: both drawers, the
ledger and the sheet of the day say so at either desk, and what was paid too often comes back."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from uuid import UUID, uuid4

import pytest

from db.queries.till import LedgerRow, MoneyList
from desk_app.documents.kinds import REFUND_VOUCHER
from desk_app.domain.acts.prints import PrintJob
from desk_app.domain.day_end.sheet import CashLine
from desk_app.domain.dossier import Dossier
from desk_app.domain.money.till.moves import Method
from desk_app.domain.money.till.owed import MoneyStatus, status_of, to_get_back, too_much, unsettled
from desk_app.domain.people.rights import Role
from desk_app.services.handling.result_back import ResultBack
from desk_app.services.money.collect import Collect
from desk_app.services.money.refund import AskRefund, DecideRefund, PayRefund
from desk_app.services.money.shifts import OpenShift
from desk_app.services.printing.print_acts import PrintOrder
from desk_app.services.return_.return_result import ReturnResult
from tests.stories.money.test_at_two_desks import DAY, seated, seen, take, the_cashier
from tests.stories.test_two_desks import OWNER, Counter, new_counter, server

__all__ = ["new_counter", "server"]  # fixtures

NewCounter = Callable[[str], Counter]
FLOAT = 300_000


def meet(*counters: Counter) -> None:
    for counter in (*counters, *counters):
        counter.catch_up()


def approved(first: Counter, amount: int = 20_000) -> Dossier:
    """Taken at the first desk, and `amount` of it approved to go back."""
    return asked_back(first, first.receive(), amount)


def asked_back(first: Counter, dossier: Dossier, amount: int) -> Dossier:
    till, cashier = first.office.till, the_cashier(first)
    till.open_shift(OpenShift(key=till.new_key(), opening=FLOAT), cashier)
    take(first, dossier, cashier)
    (taken,) = seen(first, dossier).money.collections
    asked = AskRefund(
        key=till.new_key(),
        dossier=dossier.id,
        lines=(replace(taken.lines[0], amount=amount),),
        reason="Thu nhầm mức",
        payee=dossier.hands_in.name,
    )
    till.ask_refund(asked, cashier)
    decide = DecideRefund(dossier=dossier.id, refund=asked.key, approve=True)
    till.decide_refund(decide, seated(first, Role.LEADER))
    return seen(first, dossier)


def pay(counter: Counter, dossier: Dossier) -> None:
    till, cashier = counter.office.till, the_cashier(counter)
    if till.own_shift(cashier) is None:
        till.open_shift(OpenShift(key=till.new_key(), opening=FLOAT), cashier)
    (refund,) = dossier.money.refunds
    till.pay_refund(PayRefund(dossier=dossier.id, refund=refund.key), cashier)


def paid_at_both(
    new_counter: NewCounter, *, second_is_heard_first: bool
) -> tuple[Counter, Counter, Dossier]:
    first, second = new_counter("Quầy 1"), new_counter("Quầy 2")
    dossier = approved(first)
    meet(first, second)
    for counter in (first, second):
        pay(counter, dossier)
    meet(*((second, first) if second_is_heard_first else (first, second)))
    return first, second, dossier


def get_back(counter: Counter, dossier: Dossier) -> None:
    till = counter.office.till
    lines = tuple(line.taken() for line in unsettled(seen(counter, dossier)))
    order = Collect(
        key=till.new_key(), dossier=dossier.id, lines=lines, method=Method.CASH, received=20_000
    )
    till.collect(order, the_cashier(counter))


def give_out(counter: Counter, dossier: Dossier) -> None:
    desk = counter.office.counter
    desk.result_back(ResultBack(dossier=dossier.id), counter.officer)
    order = ReturnResult(dossier=dossier.id, collector=OWNER, unpaid_because="Sẽ mang đến sau")
    desk.return_result(order, counter.officer)


def cash_lines(counter: Counter) -> Sequence[CashLine]:
    cash = counter.office.day_end.look(DAY, seated(counter, Role.LEADER)).sheet.cash
    return sorted(cash, key=lambda line: line.desk)


def ledger(counter: Counter) -> tuple[LedgerRow, ...]:
    return tuple(counter.office.till.ledger(DAY, DAY, the_cashier(counter)))


@pytest.mark.parametrize("second_is_heard_first", [False, True])
def test_that_both_payings_are_in_drawers_ledger_and_sheet_at_either_desk(
    new_counter: NewCounter, second_is_heard_first: bool
) -> None:
    first, second, dossier = paid_at_both(new_counter, second_is_heard_first=second_is_heard_first)
    assert seen(first, dossier).money == seen(second, dossier).money
    assert ledger(first) == ledger(second)
    assert sum(row.given_back for row in ledger(first)) == 40_000
    sheets = [cash_lines(desk) for desk in (first, second)]
    assert sheets[0] == sheets[1]
    assert [line.given_back for line in sheets[0]] == [20_000, 20_000]
    for counter, line in zip((first, second), sheets[0], strict=True):
        own = counter.office.till.own_shift(the_cashier(counter))
        assert own is not None
        expected = own.shift.expected(own.sums)
        assert expected == line.opening + line.cash - line.given_back
    assert expected == FLOAT - 20_000


def print_voucher(counter: Counter, dossier: Dossier, refund: UUID) -> PrintJob:
    order = PrintOrder(
        job=uuid4(),
        dossier=dossier.id,
        form=REFUND_VOUCHER,
        printer="quay",
        copies=1,
        about=refund.hex,
        worded=counter.office.till.voucher_worded(dossier.id, refund.hex),
    )
    return counter.office.papers.hand_over(order, the_cashier(counter))


@pytest.mark.parametrize("second_is_heard_first", [False, True])
def test_that_each_desk_prints_the_voucher_of_its_own_paying_also_once_it_knows_of_the_other(
    new_counter: NewCounter, second_is_heard_first: bool
) -> None:
    first, second, dossier = paid_at_both(new_counter, second_is_heard_first=second_is_heard_first)
    payings = {each.paid_desk: each for each in seen(first, dossier).money.refunds}
    (request,) = {each.request for each in payings.values()}
    numbers = set()
    for counter in (first, second):
        job = print_voucher(counter, dossier, request)
        own = payings[job.desk].number
        assert own is not None
        assert job.worded is not None, "it is no reprint of the other's"
        assert job.worded.content["number"] == own.padded
        numbers.add(own.padded)
        meet(first, second)
    assert len(numbers) == 2
    again = print_voucher(first, dossier, request)
    assert (again.reprint, again.worded) == (1, None)


def test_that_what_was_paid_too_often_waits_to_be_got_back_and_is_taken_once(
    new_counter: NewCounter,
) -> None:
    first, second, dossier = paid_at_both(new_counter, second_is_heard_first=False)
    for counter in (first, second):
        assert counter.office.reading.dossier(dossier.id).folded.disagreements == ()
        now = seen(counter, dossier)
        assert (to_get_back(now), status_of(now)) == (20_000, MoneyStatus.WAITING)
        (row,) = counter.office.till.rows(MoneyList.WAITING)
        assert (row.id, row.left) == (dossier.id, 20_000)
    give_out(first, dossier)
    meet(first, second)
    (row,) = second.office.till.rows(MoneyList.EARLIER)
    assert (row.id, row.left) == (dossier.id, 20_000), "it is not forgotten with the result"
    get_back(second, dossier)
    own = second.office.till.own_shift(the_cashier(second))
    assert own is not None
    assert own.shift.expected(own.sums) == FLOAT
    meet(second, first)
    for counter in (first, second):
        now = seen(counter, dossier)
        assert (to_get_back(now), unsettled(now)) == (0, ())
        assert counter.office.till.rows(MoneyList.EARLIER) == ()
    assert ledger(first) == ledger(second)


def test_that_what_both_desks_got_back_waits_at_either_to_be_given_back(
    new_counter: NewCounter,
) -> None:
    first, second, dossier = paid_at_both(new_counter, second_is_heard_first=False)
    for counter in (first, second):
        get_back(counter, dossier)
    meet(first, second)
    for counter in (first, second):
        now = seen(counter, dossier)
        assert (too_much(now), to_get_back(now)) == (20_000, 0)
        (row,) = counter.office.till.rows(MoneyList.REFUNDS)
        assert (row.id, row.status) == (dossier.id, MoneyStatus.WAITING_REFUND)
        assert counter.office.till.rows(MoneyList.WAITING) == ()


@pytest.mark.parametrize("second_is_heard_first", [False, True])
def test_that_a_fee_given_back_at_one_desk_and_taken_at_another_waits_at_either_to_be_given_back(
    new_counter: NewCounter, second_is_heard_first: bool
) -> None:
    first, second = new_counter("Quầy 1"), new_counter("Quầy 2")
    dossier = first.receive()
    meet(first, second)
    take(second, dossier, the_cashier(second))
    whole = asked_back(first, dossier, 50_000)
    pay(first, whole)
    meet(*((second, first) if second_is_heard_first else (first, second)))
    for counter in (first, second):
        now = seen(counter, dossier)
        assert (too_much(now), to_get_back(now)) == (50_000, 0)
        (row,) = counter.office.till.rows(MoneyList.REFUNDS)
        assert row.id == dossier.id
