"""What the living slip shows of a procedure's own times, before anything is received."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from db.unit_of_work import UnitOfWork
from desk_app.documents.explain.due import parse_limit
from desk_app.domain.law.due import Cutoff, StartReason
from desk_app.domain.law.papers import Channel
from desk_app.domain.law.procedure import Procedure
from desk_app.domain.law.terms import ChannelTerms
from desk_app.services.intake.prepare import Prepared, prepare
from desk_app.services.intake.receive_dossier import receive_dossier
from tests.builders import Clock, a_desk, a_procedure, an_officer, an_order
from tests.domain.law.deadline.moments import told

Work = Callable[[], UnitOfWork]
HALF_PAST_THREE = timedelta(hours=6, minutes=15)  # after Friday 09:15


@pytest.fixture
def clock() -> Clock:
    return Clock()


def shown(work: Work, clock: Clock, procedure: Procedure, channel: Channel) -> Prepared:
    with work() as tx:
        tx.catalogue.put("test", [procedure])
        tx.commit()
    return prepare(an_order(channel=channel), a_desk(work, clock))


def terms(channel: Channel, limit: str, statutory: str = "") -> ChannelTerms:
    law = parse_limit(statutory) if statutory else None
    return ChannelTerms(channel=channel, limit=parse_limit(limit), statutory=law)


@pytest.mark.parametrize(
    ("cutoff", "due", "reasons"),
    [
        (None, "T2 23/11 15:30", ()),
        (Cutoff.HOUR_BEFORE_CLOSING, "T2 23/11 15:30", ()),
        (Cutoff.THREE_PM, "T4 25/11 07:00", (StartReason.AFTER_THREE_PM,)),
    ],
)
def test_that_the_procedures_cut_off_decides_the_day(
    work: Work, clock: Clock, cutoff: Cutoff | None, due: str, reasons: tuple[StartReason, ...]
) -> None:
    clock.forward(HALF_PAST_THREE)
    one_day = a_procedure(cutoff=cutoff, terms=(terms(Channel.DIRECT, "1 ngày làm việc"),))
    prepared = shown(work, clock, one_day, Channel.DIRECT)
    assert (told(prepared.due.at), prepared.due.reasons) == (due, reasons)
    dossier = receive_dossier(an_order(), an_officer(), a_desk(work, clock))
    assert dossier.due == prepared.due


@pytest.mark.parametrize(
    ("channel", "due"),
    [(Channel.ONLINE, "T2 23/11 09:15"), (Channel.DIRECT, "T5 26/11 09:15")],
)
def test_that_a_dossier_online_has_its_own_shorter_time(
    work: Work, clock: Clock, channel: Channel, due: str
) -> None:
    both = (terms(Channel.DIRECT, "3 ngày làm việc"), terms(Channel.ONLINE, "1 ngày làm việc"))
    assert told(shown(work, clock, a_procedure(terms=both), channel).due.at) == due


def test_that_a_shortened_time_is_shown_beside_the_laws_own(work: Work, clock: Clock) -> None:
    shorter = (terms(Channel.DIRECT, "3 ngày làm việc", statutory="5 ngày làm việc"),)
    prepared = shown(work, clock, a_procedure(terms=shorter), Channel.DIRECT)
    assert prepared.shortening is not None
    assert prepared.shortening.due == prepared.due
    assert told(prepared.shortening.statutory.at) == "T2 30/11 09:15"
    usual = shown(work, clock, a_procedure(), Channel.DIRECT)
    assert usual.shortening is None


def test_that_a_law_beyond_the_calendar_holds_up_nobody(work: Work, clock: Clock) -> None:
    shorter = (terms(Channel.DIRECT, "3 ngày làm việc", statutory="36 tháng"),)
    prepared = shown(work, clock, a_procedure(terms=shorter), Channel.DIRECT)
    assert (told(prepared.due.at), prepared.shortening) == ("T5 26/11 09:15", None)
