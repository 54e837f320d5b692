"""Taking in a dossier: what is stored, what is refused, and that nothing happens twice."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest
from sqlalchemy import func, select

from db.store import Store
from db.tables import journal as t
from db.unit_of_work import UnitOfWork
from desk_app.documents.due_in_words import due_in_words
from desk_app.documents.public.in_words import limit_words
from desk_app.documents.receipt_of import receipt_of
from desk_app.documents.samples.public import FACTS
from desk_app.domain.acts import kinds
from desk_app.domain.codes.blocks import NUMBERING_BLOCKED, Block
from desk_app.domain.errors import (
    ApplicantIncomplete,
    BlocksUsedUp,
    ClockWentBack,
    DeskError,
    LimitNotPublished,
    NumberingBlocked,
    PapersMissing,
    PersonalNumberImpossible,
    ProcedureClosed,
    ProcedureUnknown,
    RightMissing,
)
from desk_app.domain.ids import ProcedureCode
from desk_app.domain.law.due import Limit, LimitUnit
from desk_app.domain.law.papers import Channel
from desk_app.domain.law.procedure import Flag
from desk_app.domain.law.terms import ChannelTerms
from desk_app.domain.people.authorisation import read_authorisation
from desk_app.domain.people.faults import (
    AnotherNumberImpossible,
    AuthorisationNotAllowed,
    AuthorisationUnwritten,
    BirthImpossible,
    EventSubjectUnnamed,
    NameImpossible,
)
from desk_app.domain.people.person import ApplicantKind, IdKind
from desk_app.domain.people.rights import Role
from desk_app.services.intake.prepare import prepare
from desk_app.services.intake.receive_dossier import receive_dossier
from tests.builders import (
    CASHIER,
    UNIT,
    Clock,
    a_desk,
    a_person,
    a_procedure,
    an_officer,
    an_order,
)

Work = Callable[[], UnitOfWork]


def acts_of(store: Store) -> int:
    with store.reading.connect() as connection:
        return connection.execute(select(func.count()).select_from(t.act)).scalar_one()


def test_that_codes_of_one_day_run_on_inside_the_desks_block(work: Work) -> None:
    desk = a_desk(work)
    codes = [str(receive_dossier(an_order(), an_officer(), desk).code) for _ in range(2)]
    assert codes == ["H13.45.12-261120-1001", "H13.45.12-261120-1002"]


def test_that_the_next_morning_begins_again_from_the_first_serial(work: Work) -> None:
    clock = Clock()
    desk = a_desk(work, clock)
    receive_dossier(an_order(), an_officer(), desk)
    clock.forward(timedelta(days=3))
    assert str(receive_dossier(an_order(), an_officer(), desk).code) == "H13.45.12-261123-1001"


def test_that_the_second_block_follows_when_the_first_is_used_up(work: Work) -> None:
    with work() as tx:
        for _ in range(999):
            tx.numbers.take(UNIT, date(2026, 11, 20))
        tx.commit()
    dossier = receive_dossier(an_order(), an_officer(), a_desk(work))
    assert dossier.code.serial == 2001


def test_that_a_desk_without_a_block_gives_no_code(work: Work) -> None:
    with work() as tx:
        tx.numbers.retire_all()
        tx.commit()
    with pytest.raises(BlocksUsedUp):
        receive_dossier(an_order(), an_officer(), a_desk(work))


def test_that_the_same_form_confirmed_twice_is_received_once(work: Work, store: Store) -> None:
    desk, order = a_desk(work), an_order()
    first = receive_dossier(order, an_officer(), desk)
    before = acts_of(store)
    assert receive_dossier(order, an_officer(), desk) == first
    assert acts_of(store) == before


def test_that_a_dossier_is_stored_with_the_act_that_waits_for_the_home(
    work: Work, store: Store
) -> None:
    dossier = receive_dossier(an_order(), an_officer(), a_desk(work))
    with work() as tx:
        assert tx.dossiers.get(dossier.id) == dossier
        assert tx.dossiers.id_of(str(dossier.code)) == dossier.id
    with store.reading.connect() as connection:
        waiting = connection.execute(
            select(t.act.c.kind).join(t.outbox, t.outbox.c.act == t.act.c.n)
        ).scalars()
        assert kinds.RECEIVED in list(waiting)


def test_that_the_receipt_states_when_the_result_is_due(work: Work) -> None:
    dossier = receive_dossier(an_order(), an_officer(), a_desk(work))
    assert dossier.due.at == datetime(2026, 11, 26, 2, 15, tzinfo=UTC)  # skips 24/11


@pytest.mark.parametrize(
    ("order", "refusal"),
    [
        ({"papers": ()}, PapersMissing),
        ({"procedure": ProcedureCode("9.999999")}, ProcedureUnknown),
        ({"applicant": a_person(name="")}, ApplicantIncomplete),
        ({"applicant": a_person(id_number="092404001234")}, PersonalNumberImpossible),
        ({"applicant": a_person(id_number="12345")}, PersonalNumberImpossible),
    ],
)
def test_that_a_refused_dossier_leaves_no_trace(
    work: Work, store: Store, order: dict[str, Any], refusal: type[DeskError]
) -> None:
    before = acts_of(store)
    with pytest.raises(refusal):
        receive_dossier(an_order(**order), an_officer(), a_desk(work))
    assert acts_of(store) == before
    dossier = receive_dossier(an_order(), an_officer(), a_desk(work))
    assert dossier.code.serial == 1001


THREE, FIVE, NINE = (Limit(Decimal(n), LimitUnit.WORKING_DAY) for n in (3, 5, 9))


def publish(work: Work, *limits: Limit | None, channel: Channel = Channel.DIRECT) -> None:
    terms = tuple(ChannelTerms(channel=channel, limit=limit) for limit in limits)
    with work() as tx:
        tx.catalogue.put("limits", [a_procedure(terms=terms)])
        tx.commit()


@pytest.mark.parametrize("channel", [Channel.DIRECT, Channel.POST])
@pytest.mark.parametrize("chosen", [THREE, FIVE])
def test_that_the_officer_chooses_among_the_published_limits(
    work: Work, chosen: Limit, channel: Channel
) -> None:
    publish(work, THREE, FIVE)
    order = an_order(limit=chosen, channel=channel)
    assert receive_dossier(order, an_officer(), a_desk(work)).due.limit == chosen


def test_that_a_limit_nobody_published_is_our_bug(work: Work, store: Store) -> None:
    publish(work, THREE, FIVE)
    before, order = acts_of(store), an_order(limit=NINE)
    with pytest.raises(LimitNotPublished):
        prepare(order, a_desk(work))
    with pytest.raises(LimitNotPublished):
        receive_dossier(order, an_officer(), a_desk(work))
    assert acts_of(store) == before


def test_that_any_limit_may_be_entered_where_none_is_published(work: Work) -> None:
    publish(work, None)
    order = an_order(limit=NINE)
    assert receive_dossier(order, an_officer(), a_desk(work)).due.limit == NINE
    assert not prepare(replace(order, limit=None), a_desk(work)).limit_known


def test_that_a_time_nobody_has_published_is_told_alike_before_and_after(work: Work) -> None:
    publish(work, None)
    desk = a_desk(work)
    before = prepare(an_order(), desk).due
    received = receive_dossier(an_order(), an_officer(), desk)
    said = "Chưa có thời hạn công bố nên chưa hẹn ngày trả."
    assert due_in_words(before) == due_in_words(received.due) == said
    with work() as tx:
        assert due_in_words(tx.dossiers.get(received.id).due) == said
    assert receipt_of(received, FACTS).limit == "chưa có thời hạn công bố"
    assert limit_words(None) == "chưa có thời hạn công bố"  # as the catalogue has it


def test_that_missing_papers_are_named_in_the_order_of_the_catalogue(work: Work) -> None:
    with pytest.raises(PapersMissing) as refused:
        receive_dossier(an_order(papers=()), an_officer(), a_desk(work))
    assert refused.value.missing == tuple(p.name for p in a_procedure().cases[0].papers)


def test_that_an_abolished_procedure_is_refused_with_its_day(work: Work) -> None:
    with work() as tx:
        tx.catalogue.put("later", [a_procedure(abolished_on=date(2026, 11, 1))])
        tx.commit()
    with pytest.raises(ProcedureClosed) as refused:
        receive_dossier(an_order(), an_officer(), a_desk(work))
    assert refused.value.abolished_on == date(2026, 11, 1)


def test_that_a_clock_set_back_a_day_gives_no_code(work: Work) -> None:
    clock = Clock()
    desk = a_desk(work, clock)
    receive_dossier(an_order(), an_officer(), desk)
    clock.forward(timedelta(days=-1))
    with pytest.raises(ClockWentBack):
        receive_dossier(an_order(), an_officer(), desk)


def test_that_a_restored_store_gives_no_code_until_it_has_caught_up(work: Work) -> None:
    with work() as tx:
        tx.settings.set(NUMBERING_BLOCKED, value=True)
        tx.commit()
    with pytest.raises(NumberingBlocked):
        receive_dossier(an_order(), an_officer(), a_desk(work))


def test_that_a_cashier_receives_nothing(work: Work) -> None:
    with pytest.raises(RightMissing):
        receive_dossier(an_order(), an_officer(CASHIER, Role.CASHIER), a_desk(work))


def test_that_two_desks_of_a_unit_never_give_the_same_code(work: Work) -> None:
    with work() as tx:
        tx.numbers.retire_all()
        tx.numbers.give(Block(7), Clock().at)
        tx.commit()
    assert receive_dossier(an_order(), an_officer(), a_desk(work)).code.serial == 7001


def test_that_four_persons_are_kept_apart(work: Callable[[], UnitOfWork]) -> None:
    child = a_person(name="TRẦN AN", id_number="", born=date(2026, 11, 1), phone="")
    father = a_person(name="TRẦN VĂN HẬU", id_number="093095001234", born=date(1995, 6, 1))
    order = an_order(submitter=father, event_subject=child)
    received = receive_dossier(order, an_officer(), a_desk(work))
    assert (received.submitter, received.event_subject) == (father, child)
    assert (received.applicant, received.authorised) == (order.applicant, None)
    assert received.hands_in == father
    with work() as tx:
        assert tx.dossiers.get(received.id) == received


def test_that_nobody_is_authorised_where_the_owner_has_to_come(
    work: Callable[[], UnitOfWork],
) -> None:
    with work() as tx:
        tx.catalogue.put("later", [a_procedure(flags=frozenset({Flag.IN_PERSON}))])
        tx.commit()
    paper = read_authorisation("Giấy ủy quyền số 12")
    order = an_order(authorised=a_person(), authorisation="Giấy ủy quyền số 12", authority=paper)
    with pytest.raises(AuthorisationNotAllowed):
        prepare(order, a_desk(work))
    with pytest.raises(AuthorisationNotAllowed):
        receive_dossier(order, an_officer(), a_desk(work))
    for no_paper in (an_order(authorised=a_person()), an_order(submitter=a_person())):
        with pytest.raises(AuthorisationNotAllowed):  # not to be told to write one down
            receive_dossier(no_paper, an_officer(), a_desk(work))
    by_post = an_order(submitter=a_person(), channel=Channel.POST)
    assert prepare(by_post, a_desk(work)).missing == ()
    assert receive_dossier(an_order(), an_officer(), a_desk(work)).authorised is None


def test_that_who_acts_for_a_citizen_has_a_paper_that_says_so(
    work: Callable[[], UnitOfWork], store: Store
) -> None:
    before = acts_of(store)
    with pytest.raises(AuthorisationUnwritten):
        receive_dossier(an_order(authorised=a_person()), an_officer(), a_desk(work))
    assert acts_of(store) == before
    company = a_person(
        name="CÔNG TY TNHH MỘT THÀNH VIÊN",
        id_number="1800278630",
        kind=ApplicantKind.BUSINESS,
        id_kind=IdKind.TAX_NUMBER,
    )  # its head comes without one
    order = an_order(applicant=company, authorised=a_person())
    assert receive_dossier(order, an_officer(), a_desk(work)).authorised == a_person()


@pytest.mark.parametrize("whose", ["authorised", "submitter", "event_subject"])
def test_that_an_impossible_number_of_another_person_is_refused(
    work: Callable[[], UnitOfWork], whose: str
) -> None:
    other = a_person(id_number="092404001234", born=None)
    with pytest.raises(AnotherNumberImpossible) as told:
        receive_dossier(an_order(**{whose: other}), an_officer(), a_desk(work))
    assert told.value.whose == whose


@pytest.mark.parametrize(
    ("whose", "too_early"),
    [
        ("applicant", date(1899, 12, 31)),
        ("authorised", date(1899, 12, 31)),
        ("submitter", date(1899, 12, 31)),
        ("event_subject", date(1799, 12, 31)),
    ],
)
@pytest.mark.parametrize("birth", [{"birth_year": 803}, {}, {"born": date(2026, 11, 21)}])
def test_that_nobody_of_a_dossier_is_born_too_early_or_after_today(
    work: Work, store: Store, whose: str, too_early: date, birth: dict[str, Any]
) -> None:
    before = acts_of(store)
    person = a_person(
        **(
            {"id_number": "B1234567", "id_kind": IdKind.PASSPORT}
            | {"born": None if birth else too_early}
            | birth
        )
    )
    with pytest.raises(BirthImpossible) as told:
        receive_dossier(an_order(**{whose: person}), an_officer(), a_desk(work))
    assert told.value.whose == whose
    assert acts_of(store) == before


@pytest.mark.parametrize("whose", ["applicant", "authorised", "submitter", "event_subject"])
@pytest.mark.parametrize("name", ["Nguyễn Văn 123 ???", "NGUY?N V?N BAO"])
def test_that_nobody_of_a_dossier_has_a_digit_or_a_question_mark_in_their_name(
    work: Work, store: Store, whose: str, name: str
) -> None:
    before, other = (
        acts_of(store),
        a_person(name=name, id_number="B1234567", id_kind=IdKind.PASSPORT),
    )
    with pytest.raises(NameImpossible) as told:
        receive_dossier(an_order(**{whose: other}), an_officer(), a_desk(work))
    assert told.value.whose == whose
    assert acts_of(store) == before


def test_that_a_body_is_called_what_it_likes(work: Work) -> None:
    body = a_person(name="Công ty 3A?", kind=ApplicantKind.BUSINESS)
    assert receive_dossier(an_order(applicant=body), an_officer(), a_desk(work)).applicant == body


def test_that_who_represents_a_body_has_no_digit_in_their_name(work: Work, store: Store) -> None:
    before = acts_of(store)
    body = a_person(name="Công ty 3A", kind=ApplicantKind.BUSINESS, representative="Tr?n V?n H4u")
    with pytest.raises(NameImpossible) as told:
        receive_dossier(an_order(applicant=body), an_officer(), a_desk(work))
    assert (told.value.whose, told.value.of_representative) == ("applicant", True)
    assert acts_of(store) == before


def test_that_a_child_of_today_and_whoever_was_born_in_1900_are_received(work: Work) -> None:
    child = a_person(name="TRẦN AN", id_number="", born=date(2026, 11, 20))
    old = a_person(id_number="", born=None, birth_year=1900)
    order = an_order(submitter=old, event_subject=child)
    assert receive_dossier(order, an_officer(), a_desk(work)).event_subject == child


@pytest.mark.parametrize("birth", [{"birth_year": 1800}, {"born": date(1893, 5, 19)}])
def test_that_an_extract_about_somebody_dead_long_ago_is_received(
    work: Work, birth: dict[str, Any]
) -> None:
    dead = a_person(**({"name": "TRẦN VĂN CỐ", "id_number": "", "born": None} | birth))
    order = an_order(event_subject=dead)
    assert receive_dossier(order, an_officer(), a_desk(work)).event_subject == dead


def test_that_whom_the_event_is_about_has_a_name(work: Callable[[], UnitOfWork]) -> None:
    order = an_order(event_subject=a_person(name="", id_number=""))
    with pytest.raises(EventSubjectUnnamed):
        receive_dossier(order, an_officer(), a_desk(work))
