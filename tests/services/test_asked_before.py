"""Who was asked to complete papers is known again, until a dossier has followed."""

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta

import pytest

from db.queries.sent_away import asked_before
from db.store import Store
from db.unit_of_work import UnitOfWork
from desk_app.domain.people.person import Person
from desk_app.domain.sent_away import SentAway
from desk_app.services.intake.ask_supplement_first import ask_supplement_first
from desk_app.services.intake.receive_dossier import receive_dossier
from desk_app.services.intake.refuse_intake import refuse_intake
from tests.builders import FRIDAY_MORNING, a_desk, a_person, a_sending, an_officer, an_order

Work = Callable[[], UnitOfWork]
LONG_AGO = FRIDAY_MORNING - timedelta(days=365)


def asked(store: Store, person: Person, since: datetime = LONG_AGO) -> Sequence[SentAway]:
    with store.reading.connect() as connection:
        return asked_before(connection, person, since)


def test_that_a_person_is_known_by_number_and_told_the_newest_request(
    work: Work, store: Store
) -> None:
    desk, officer = a_desk(work), an_officer()
    ask_supplement_first(a_sending(), officer, desk)
    newest = ask_supplement_first(a_sending(), officer, desk)
    assert asked(store, a_person()) == (newest,)
    assert asked(store, a_person(), FRIDAY_MORNING + timedelta(days=1)) == ()


def test_that_requests_for_different_things_are_told_apart(work: Work, store: Store) -> None:
    desk, officer = a_desk(work), an_officer()
    first = ask_supplement_first(a_sending(), officer, desk)
    other = a_sending(procedure=None, request="Xác nhận nhà ở")
    second = ask_supplement_first(other, officer, desk)
    assert asked(store, a_person()) == (second, first)


def test_that_a_dossier_that_followed_ends_the_waiting(work: Work, store: Store) -> None:
    desk, officer = a_desk(work), an_officer()
    ask_supplement_first(a_sending(), officer, desk)
    away = ask_supplement_first(a_sending(), officer, desk)
    receive_dossier(an_order(after=away.id), officer, desk)
    assert asked(store, a_person()) == ()


def test_that_a_dossier_of_its_own_leaves_the_request_open(work: Work, store: Store) -> None:
    desk, officer = a_desk(work), an_officer()
    away = ask_supplement_first(a_sending(), officer, desk)
    receive_dossier(an_order(), officer, desk)
    assert asked(store, a_person()) == (away,)


def test_that_nobody_comes_back_with_a_refusal(work: Work, store: Store) -> None:
    refuse_intake(a_sending(contents=()), an_officer(), a_desk(work))
    assert asked(store, a_person()) == ()


@pytest.mark.parametrize(
    ("person", "known"),
    [
        (a_person(id_number="", phone="0912345678"), True),
        (a_person(id_number="", phone="0912345678", name="nguyen thi lan"), True),
        (a_person(id_number="", phone="0912345678", name="Trần Văn Hậu"), False),
        (a_person(id_number="", phone="0911111111"), False),
        (a_person(id_number="", phone=""), False),
        (a_person(id_number="092404001235", old_number="092304001234"), True),
    ],
)
def test_that_without_the_number_name_and_telephone_decide(
    work: Work, store: Store, person: Person, known: bool
) -> None:
    order = a_sending(applicant=a_person(phone="0912345678"))
    ask_supplement_first(order, an_officer(), a_desk(work))
    assert bool(asked(store, person)) is known
