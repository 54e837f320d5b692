from collections.abc import Callable

import pytest

from db.unit_of_work import UnitOfWork
from desk_app.domain.errors import CatalogueUnreadable, RightMissing
from desk_app.domain.law.due import SAME_DAY
from desk_app.domain.law.papers import Channel
from desk_app.domain.people.rights import Role
from desk_app.services.catalogue.import_catalogue import (
    ImportCatalogue,
    ImportReport,
    import_catalogue,
)
from desk_app.services.catalogue.reading import Why
from desk_app.services.catalogue.starter import STARTER_EDITION, starter_catalogue
from tests.builders import ADMIN, BUSINESS, FRIDAY_MORNING, a_desk, an_officer
from tests.services.catalogue.samples import PORTAL, method, portal, raw

Work = Callable[[], UnitOfWork]
DAY = FRIDAY_MORNING.date()
OTHER = portal(code="2.000815", name="Chứng thực")


def take(work: Work, *contents: object) -> ImportReport:
    files = [(f"{n}.json", raw(content)) for n, content in enumerate(contents)]
    return import_catalogue(ImportCatalogue(files), an_officer(ADMIN, Role.ADMIN), a_desk(work))


def acts(work: Work) -> int:
    with work() as tx:
        return tx.journal.head()[0]


def test_that_procedures_are_added_replaced_or_left_and_counted(work: Work) -> None:
    first = take(work, [PORTAL, OTHER])
    assert (first.added, first.changed, first.unchanged) == (2, 0, 0)
    second = take(work, [portal(name="Đăng ký khai sinh"), OTHER])
    assert (second.added, second.changed, second.unchanged) == (0, 1, 1)
    with work() as tx:
        found = tx.catalogue.on("1.001193", DAY)
        assert found is not None
        assert (found[0].name, found[1]) == ("Đăng ký khai sinh", second.edition)
        before = tx.catalogue.in_edition("1.001193", first.edition)
        assert before is not None
        assert before.name == PORTAL["name"]


def test_that_codes_the_files_do_not_hold_stay_as_they_are(work: Work) -> None:
    take(work, PORTAL)
    with work() as tx:
        assert tx.catalogue.on(BUSINESS, DAY) is not None


def test_that_importing_the_same_again_stores_nothing_and_makes_no_act(work: Work) -> None:
    take(work, [PORTAL, OTHER])
    before = acts(work)
    again = take(work, [PORTAL, OTHER])
    assert (again.edition, again.unchanged) == ("", 2)
    assert acts(work) == before


def test_that_an_import_is_an_act(work: Work) -> None:
    before = acts(work)
    take(work, PORTAL)
    assert acts(work) == before + 1


def test_that_one_damaged_file_stops_the_whole_import(work: Work) -> None:
    before = acts(work)
    order = ImportCatalogue([("good.json", raw(PORTAL)), ("bad.json", b"{")])
    with pytest.raises(CatalogueUnreadable) as told:
        import_catalogue(order, an_officer(ADMIN, Role.ADMIN), a_desk(work))
    assert told.value.file == "bad.json"
    assert acts(work) == before
    with work() as tx:
        assert tx.catalogue.on("1.001193", DAY) is None


def test_that_a_bad_procedure_is_told_and_the_others_come_in(work: Work) -> None:
    report = take(work, [PORTAL, portal(code="")])
    assert report.added == 1
    assert [problem.why for problem in report.problems] == [Why.CODE_MISSING]


def test_that_of_a_code_in_two_files_the_last_one_counts_and_it_is_told(work: Work) -> None:
    report = take(work, PORTAL, portal(name="Khác"))
    assert [problem.why for problem in report.problems] == [Why.TWICE]
    with work() as tx:
        found = tx.catalogue.on("1.001193", DAY)
        assert found is not None
        assert found[0].name == "Khác"


def test_that_what_the_starter_catalogue_settled_survives_the_portals_own_file(work: Work) -> None:
    with work() as tx:
        tx.catalogue.put(STARTER_EDITION, starter_catalogue())
        tx.commit()
    take(work, method(processingTime=1, processingTimeUnit="OTHER"))
    with work() as tx:
        found = tx.catalogue.on("1.001193", DAY)
    assert found is not None
    assert found[0].short == "Đăng ký khai sinh"
    assert found[0].limit_for(Channel.DIRECT) == SAME_DAY


def test_that_only_who_may_import_does(work: Work) -> None:
    with pytest.raises(RightMissing):
        import_catalogue(ImportCatalogue([("x", raw(PORTAL))]), an_officer(), a_desk(work))
