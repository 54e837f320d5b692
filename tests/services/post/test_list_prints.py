"""How often a list given to the post was printed: what no printer took is no print."""

from uuid import UUID, uuid4

from desk_app.domain.acts import kinds
from desk_app.domain.acts.act import Subject, SubjectKind
from desk_app.domain.post.given import GivenList
from desk_app.services.post.give_to_post import note_list_not_out, note_list_printed
from tests.builders import FRIDAY_MORNING
from tests.services.post.test_sendings import Counter, counter

__all__ = ["counter"]  # fixture


def printed(counter: Counter, given: GivenList, job: UUID) -> int:
    """How often it came out before this print."""
    return note_list_printed(given.id, job, counter.officer, counter.desk).printed


def test_that_each_print_of_a_list_is_counted(counter: Counter) -> None:
    given = counter.give((counter.result(), "A100001"))
    assert [printed(counter, given, uuid4()) for _ in range(3)] == [0, 1, 2]


def test_that_a_print_that_did_not_come_out_is_none(counter: Counter) -> None:
    given = counter.give((counter.result(), "A100001"))
    lost, out = uuid4(), uuid4()
    assert printed(counter, given, lost) == 0
    for _ in range(2):  # told twice, it is one print
        note_list_not_out(given.id, lost, counter.officer, counter.desk)
    assert printed(counter, given, out) == 0
    assert printed(counter, given, uuid4()) == 1


def test_that_prints_of_a_program_that_did_not_tell_them_apart_count(counter: Counter) -> None:
    given = counter.give((counter.result(), "A100001"))
    with counter.work() as tx:
        subject = Subject(SubjectKind.POSTAL_LIST, given.id)
        for _ in range(2):
            tx.journal.write(
                kinds.POSTAL_LIST_PRINTED, subject, {}, by=counter.officer.id, at=FRIDAY_MORNING
            )
        tx.commit()
    assert printed(counter, given, uuid4()) == 2
