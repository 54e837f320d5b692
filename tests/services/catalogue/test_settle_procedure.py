"""What the office decides holds from today, and through the next import."""

from collections.abc import Callable
from decimal import Decimal

import pytest

from db.unit_of_work import UnitOfWork
from desk_app.domain.errors import ProcedureUnknown, RightMissing
from desk_app.domain.ids import ProcedureCode
from desk_app.domain.law.due import SAME_DAY, Cutoff, Limit, LimitUnit
from desk_app.domain.law.papers import Channel
from desk_app.domain.law.procedure import Procedure
from desk_app.domain.law.settled import SettledTime, Settlement
from desk_app.domain.people.rights import Role
from desk_app.services.catalogue.import_catalogue import ImportCatalogue, import_catalogue
from desk_app.services.catalogue.settle_procedure import SettleProcedure, settle_procedure
from tests.builders import ADMIN, FRIDAY_MORNING, a_desk, an_officer
from tests.services.catalogue.samples import method, raw

Work = Callable[[], UnitOfWork]
BIRTH = ProcedureCode("1.001193")
PUBLISHED = raw(method(processingTime=1, processingTimeUnit="OTHER"))
THREE = Limit(Decimal(3), LimitUnit.WORKING_DAY)
DECIDED = Settlement(
    short="Khai sinh",
    times=(SettledTime(channel=Channel.DIRECT, limit=SAME_DAY, statutory=THREE),),
    required={("", "Giấy chứng sinh"): False},
    cutoff=Cutoff.THREE_PM,
)


def publish(work: Work) -> None:
    order = ImportCatalogue([("a.json", PUBLISHED)])
    import_catalogue(order, an_officer(ADMIN, Role.ADMIN), a_desk(work))


def settle(work: Work, decided: Settlement = DECIDED, code: ProcedureCode = BIRTH) -> Procedure:
    order = SettleProcedure(code, decided)
    return settle_procedure(order, an_officer(ADMIN, Role.ADMIN), a_desk(work))


def held(work: Work) -> tuple[Procedure, str]:
    with work() as tx:
        found = tx.catalogue.on(BIRTH, FRIDAY_MORNING.date())
    assert found is not None
    return found


def acts(work: Work) -> int:
    with work() as tx:
        return tx.journal.head()[0]


def test_that_the_decision_is_a_new_version_and_an_act(work: Work) -> None:
    publish(work)
    published, edition = held(work)
    before = acts(work)
    settle(work)
    decided, now = held(work)
    assert (decided.short, decided.cutoff) == ("Khai sinh", Cutoff.THREE_PM)
    assert decided.limit_for(Channel.DIRECT) == SAME_DAY
    assert decided.statutory_for(SAME_DAY, Channel.DIRECT) == THREE
    assert [paper.name for paper in decided.papers()] == ["Giấy chứng sinh"]
    assert decided.required_papers() == ()
    assert acts(work) == before + 1
    assert now != edition
    with work() as tx:
        assert tx.catalogue.in_edition(BIRTH, edition) == published


def test_that_the_next_import_of_the_same_decision_keeps_it(work: Work) -> None:
    publish(work)
    settle(work)
    before = held(work)
    publish(work)
    assert held(work) == before


def test_that_deciding_the_same_again_stores_nothing(work: Work) -> None:
    publish(work)
    settle(work)
    before = acts(work)
    settle(work)
    settle(work, Settlement())
    assert acts(work) == before


def test_that_a_channel_without_terms_gets_its_time(work: Work) -> None:
    publish(work)
    time = SettledTime(channel=Channel.ONLINE, limit=THREE)
    assert settle(work, Settlement(times=(time,))).limit_for(Channel.ONLINE) == THREE


def test_that_a_code_nobody_knows_is_refused(work: Work) -> None:
    with pytest.raises(ProcedureUnknown):
        settle(work, code=ProcedureCode("9.999999"))


def test_that_only_who_may_import_settles(work: Work) -> None:
    publish(work)
    with pytest.raises(RightMissing):
        settle_procedure(SettleProcedure(BIRTH, DECIDED), an_officer(), a_desk(work))
