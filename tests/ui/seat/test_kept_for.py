"""What is left half typed is given back to who left it, and to nobody else."""

from datetime import timedelta

from desk_app.domain.ids import OfficerId
from tests.builders import LEADER, RECEPTION, Clock
from ui.seat.kept_for import KeptFor


def test_that_each_gets_their_own_back_and_once() -> None:
    kept = KeptFor[str](Clock())
    kept.keep(OfficerId(LEADER), "Đã hỏi")
    assert kept.give_back(OfficerId(RECEPTION)) is None
    assert kept.give_back(OfficerId(LEADER)) == "Đã hỏi"
    assert kept.give_back(OfficerId(LEADER)) is None


def test_that_what_was_stored_is_not_given_back() -> None:
    kept = KeptFor[str](Clock())
    kept.keep(OfficerId(LEADER), "Đã hỏi")
    kept.drop(OfficerId(LEADER))
    assert kept.give_back(OfficerId(LEADER)) is None


def test_that_another_day_begins_with_nothing() -> None:
    clock = Clock()
    kept = KeptFor[str](clock)
    kept.keep(OfficerId(LEADER), "Đã hỏi")
    clock.forward(timedelta(days=1))
    assert kept.give_back(OfficerId(LEADER)) is None


def test_that_a_part_of_what_was_left_may_be_stored_meanwhile() -> None:
    kept = KeptFor[str](Clock())
    kept.keep(OfficerId(LEADER), "Đã hỏi, đã thu")
    for officer in (LEADER, RECEPTION):
        kept.change(OfficerId(officer), lambda left: left.removesuffix(", đã thu"))
    assert kept.give_back(OfficerId(LEADER)) == "Đã hỏi"
    assert kept.give_back(OfficerId(RECEPTION)) is None
