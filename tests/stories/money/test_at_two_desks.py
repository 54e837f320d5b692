"""Money at two desks of one office: one truth for lists, drawers and the ledger."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime

from db.queries.till import MoneyList
from desk_app.domain.dossier import Dossier
from desk_app.domain.money.till.moves import Method
from desk_app.domain.money.till.owed import MoneyStatus, owed, status_of, too_much
from desk_app.domain.money.till.vietqr import Account
from desk_app.domain.office import TRIAL_PIN
from desk_app.domain.officer import Officer
from desk_app.domain.people.rights import Role
from desk_app.services.money.collect import Collect
from desk_app.services.money.set_till import SetTill
from desk_app.services.money.shifts import CloseShift, OpenShift
from tests.stories.test_two_desks import Counter, new_counter, server

__all__ = ["new_counter", "server"]  # fixtures

NewCounter = Callable[[str], Counter]
ACCOUNT = Account(bin="970436", number="0011001932418", holder="TTPVHCC PHƯỜNG NINH KIỀU")
DAY = date(2026, 11, 20)


def seated(counter: Counter, role: Role) -> Officer:
    who = next(each for each in counter.office.identity.officers() if each.role is role)
    return counter.office.identity.log_in(who.id, TRIAL_PIN)


def the_cashier(counter: Counter) -> Officer:
    return seated(counter, Role.CASHIER)


def seen(counter: Counter, dossier: Dossier) -> Dossier:
    found = counter.office.reading.dossier(dossier.id).folded.dossier
    assert found is not None
    return found


def take(counter: Counter, dossier: Dossier, cashier: Officer) -> None:
    till = counter.office.till
    if till.own_shift(cashier) is None:
        till.open_shift(OpenShift(key=till.new_key(), opening=0), cashier)
    lines = tuple(
        line.taken(line.left or 20_000) for line in owed(seen(counter, dossier)) if not line.settled
    )
    order = Collect(
        key=till.new_key(),
        dossier=dossier.id,
        lines=lines,
        method=Method.CASH,
        received=sum(line.amount for line in lines),
    )
    till.collect(order, cashier)


def test_that_what_one_desk_takes_the_other_sees_in_list_dossier_and_ledger(
    new_counter: NewCounter,
) -> None:
    first, second = new_counter("Quầy 1"), new_counter("Quầy 2")
    dossier = first.receive()
    first.catch_up()
    second.catch_up()
    assert [row.id for row in second.office.till.rows(MoneyList.WAITING)] == [dossier.id]
    cashier = the_cashier(second)
    take(second, dossier, cashier)
    second.catch_up()
    first.catch_up()
    assert seen(first, dossier).money == seen(second, dossier).money
    assert first.office.till.rows(MoneyList.WAITING) == ()
    ledgers = [desk.office.till.ledger(DAY, DAY, cashier) for desk in (first, second)]
    assert ledgers[0] == ledgers[1] != ()
    assert status_of(seen(first, dossier)) is MoneyStatus.PAPERS_WANTED


def test_that_a_fee_taken_at_two_desks_without_a_line_is_in_both_drawers_and_to_be_given_back(
    new_counter: NewCounter,
) -> None:
    first, second = new_counter("Quầy 1"), new_counter("Quầy 2")
    dossier = first.receive()
    first.catch_up()
    second.catch_up()
    drawers = []
    for counter in (first, second):
        cashier = the_cashier(counter)
        take(counter, dossier, cashier)
        own = counter.office.till.own_shift(cashier)
        assert own is not None
        drawers.append(own.shift.expected(own.sums))
    for counter in (first, second, first):
        counter.catch_up()
    for counter in (first, second):
        state = counter.office.reading.dossier(dossier.id).folded
        assert state.dossier is not None
        assert state.disagreements == ()
        assert too_much(state.dossier) == drawers[0] == drawers[1]
        assert [row.id for row in counter.office.till.rows(MoneyList.REFUNDS)] == [dossier.id]


def test_that_accounts_and_closed_shifts_are_the_offices(new_counter: NewCounter) -> None:
    first, second = new_counter("Quầy 1"), new_counter("Quầy 2")
    first.office.till.set_till(SetTill(accounts=(ACCOUNT,)), seated(first, Role.LEADER))
    cashier = the_cashier(first)
    till = first.office.till
    shift = till.open_shift(OpenShift(key=till.new_key(), opening=200_000), cashier)
    till.close_shift(CloseShift(key=till.new_key(), shift=shift.id, counted={200_000: 1}), cashier)
    first.catch_up()
    second.catch_up()
    assert second.office.till.settings().accounts == (ACCOUNT,)
    (row,) = second.office.till.shifts(cashier)
    assert (row.id, row.expected, row.in_drawer) == (shift.id, 200_000, 200_000)
    assert row.opened_at > datetime(2026, 11, 20, tzinfo=UTC)


def test_that_what_two_leaders_set_apart_is_in_force_together(new_counter: NewCounter) -> None:
    first, second = new_counter("Quầy 1"), new_counter("Quầy 2")
    of_the_unit = replace(ACCOUNT, number="0011009998887", beneficiary="Phòng Kinh tế")
    wrong = replace(of_the_unit, number="0011001112223")
    leaders = [seated(desk, Role.LEADER) for desk in (first, second)]
    first.office.till.set_till(SetTill(accounts=(wrong,)), leaders[0])
    first.catch_up()
    second.catch_up()
    first.office.till.set_till(SetTill(accounts=(ACCOUNT,)), leaders[0])
    second.office.till.set_till(SetTill(accounts=(of_the_unit,)), leaders[1])
    second.office.till.set_till(SetTill(reception_collects=True), leaders[1])
    for desk in (first, second, first):
        desk.catch_up()
    for desk in (first, second):
        settings = desk.office.till.settings()
        assert set(settings.accounts) == {ACCOUNT, of_the_unit}
        assert settings.reception_collects
    second.office.till.set_till(SetTill(accounts=(replace(ACCOUNT, number=""),)), leaders[1])
    second.catch_up()
    first.catch_up()
    assert first.office.till.settings().accounts == (of_the_unit,)
