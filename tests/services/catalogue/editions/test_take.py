"""The centre's catalogue at a desk: seen, confirmed once for the office, followed by the others."""

from collections.abc import Callable, Sequence

import pytest
from sqlalchemy import select

from db.repositories.calendars import ArrivedEdition
from db.store import Store
from db.tables.journal import act
from db.unit_of_work import UnitOfWork
from desk_app.domain.acts import kinds
from desk_app.domain.acts.act import Act, read_act, the_office
from desk_app.domain.announced_file import digest_of
from desk_app.domain.errors import CatalogueUnreadable, RightMissing
from desk_app.domain.law.catalogue_faults import CatalogueMoved, EditionGone, VisitUnderWay
from desk_app.domain.law.edition.announced import CATALOGUE
from desk_app.domain.law.edition.file import CatalogueEdition, write_edition
from desk_app.domain.law.procedure import Procedure
from desk_app.domain.law.settled import Settlement
from desk_app.domain.officer import NOBODY
from desk_app.domain.people.rights import Role
from desk_app.services.catalogue.compare_catalogue import ImportCatalogue, compare_catalogue
from desk_app.services.catalogue.editions.take import (
    compare_edition,
    decline_catalogue,
    follow_edition,
    waiting_catalogue,
)
from desk_app.services.catalogue.import_catalogue import ApplyCatalogue, apply_catalogue
from desk_app.services.catalogue.reading import Why
from desk_app.services.catalogue.settle_procedure import SettleProcedure, settle_procedure
from desk_app.services.desk import Desk
from tests.builders import ADMIN, BUSINESS, LEADER, a_desk, a_procedure, an_officer
from tests.services.catalogue.editions.arrivals import (
    EDITION,
    NEW,
    RENAMED,
    arrive,
    confirmed_elsewhere,
)

Work = Callable[[], UnitOfWork]
ADMINISTRATOR = an_officer(ADMIN, Role.ADMIN)


@pytest.fixture
def desk(work: Work) -> Desk:
    return a_desk(work)


def always() -> bool:
    return True


def acts(store: Store, kind: str) -> Sequence[Act]:
    with store.reading.connect() as connection:
        raws = connection.execute(select(act.c.raw).where(act.c.kind == kind).order_by(act.c.n))
        return [read_act(raw).act for raw in raws.scalars()]


def held(desk: Desk, code: str) -> Procedure | None:
    with desk.glance() as tx:
        found = tx.catalogue.on(code, desk.now().date())
    return found[0] if found else None


def confirm(desk: Desk, *left_out: str) -> None:
    order = ApplyCatalogue(compare_edition(ADMINISTRATOR, desk), frozenset(left_out))
    apply_catalogue(order, ADMINISTRATOR, desk)


def test_that_it_is_compared_as_a_file_an_officer_chose_and_nothing_is_stored(
    desk: Desk, store: Store
) -> None:
    arrive(desk.work)
    seen = compare_edition(ADMINISTRATOR, desk)
    by_hand = compare_catalogue(ImportCatalogue([("a.qmc", EDITION)]), ADMINISTRATOR, desk)
    assert (seen.added, seen.changed) == (by_hand.added, by_hand.changed)
    assert (list(seen.added), len(seen.changed)) == ([NEW], 1)
    assert [problem.why for problem in seen.problems] == [Why.CODE_MISSING]
    assert seen.centre is not None
    assert held(desk, NEW.code) is None
    waiting = waiting_catalogue(desk)
    assert waiting is not None
    assert waiting.asks
    assert not acts(store, kinds.CATALOGUE_TAKEN)


def test_that_confirming_is_an_act_of_the_office_and_an_import_of_this_desk(
    desk: Desk, store: Store
) -> None:
    arrive(desk.work)
    confirm(desk)
    assert held(desk, NEW.code) == NEW
    (imported,) = acts(store, kinds.CATALOGUE_IMPORTED)
    assert (imported.body["centre"], imported.body["added"]) == ("20261120-a", 1)
    assert imported.actor == ADMIN
    (word,) = acts(store, kinds.CATALOGUE_TAKEN)
    assert (word.subject, word.actor) == (the_office(desk.unit), ADMIN)
    assert word.body == {"edition": "20261120-a", "left_out": []}
    assert waiting_catalogue(desk) is None, "nobody is asked twice"
    with desk.glance() as tx:
        assert b"".join(tx.editions.content(digest_of(EDITION))) == b"", "its file is gone"


def test_that_the_centres_file_brought_by_hand_counts_as_the_centres(
    desk: Desk, store: Store
) -> None:
    """A desk without a line hears of it by a carried answer, and gets the file on a stick."""
    arrive(desk.work, pieces=0)
    by_hand = ImportCatalogue([("tu-trung-tam.qmc", EDITION)])
    seen = compare_catalogue(by_hand, ADMINISTRATOR, desk)
    apply_catalogue(ApplyCatalogue(seen), ADMINISTRATOR, desk)
    (word,) = acts(store, kinds.CATALOGUE_TAKEN)
    assert word.body["edition"] == "20261120-a"
    assert waiting_catalogue(desk) is None
    other = write_edition(CatalogueEdition((RENAMED,), ()))
    arrive(desk.work, other, "20261121-b")
    assert compare_catalogue(by_hand, ADMINISTRATOR, desk).centre is None, "another file"


def test_that_what_the_office_settled_is_kept(desk: Desk) -> None:
    paper = a_procedure().cases[0].papers[1].name
    settled = Settlement(short="Hộ kinh doanh", required={("", paper): False})
    settle_procedure(SettleProcedure(BUSINESS, settled), ADMINISTRATOR, desk)
    arrive(desk.work)
    confirm(desk)
    found = held(desk, BUSINESS)
    assert found is not None
    assert (found.field, found.short) == (RENAMED.field, "Hộ kinh doanh")
    assert [each.required for each in found.cases[0].papers] == [True, False]


def test_that_what_is_here_already_needs_only_a_word(desk: Desk, store: Store) -> None:
    arrive(desk.work)
    confirm(desk)
    other = write_edition(CatalogueEdition((RENAMED, NEW), ()))
    arrive(desk.work, other, "20261121-b")
    assert compare_edition(ADMINISTRATOR, desk).empty
    confirm(desk)
    assert len(acts(store, kinds.CATALOGUE_IMPORTED)) == 1
    assert [each.body["edition"] for each in acts(store, kinds.CATALOGUE_TAKEN)] == [
        "20261120-a",
        "20261121-b",
    ]
    assert waiting_catalogue(desk) is None


def test_that_the_same_file_under_another_name_asks_nobody(desk: Desk) -> None:
    """A centre restored from a backup publishes it once more."""
    arrive(desk.work)
    confirm(desk)
    arrive(desk.work, name="20261125-c")
    assert waiting_catalogue(desk) is None


def test_that_a_desk_follows_what_the_office_confirmed_elsewhere(desk: Desk, store: Store) -> None:
    arrive(desk.work)
    assert follow_edition(always, desk) is None, "nobody has confirmed it"
    word = confirmed_elsewhere(desk.work, NEW.code)
    waiting = waiting_catalogue(desk)
    assert waiting is not None
    assert (waiting.follows, waiting.asks) == (True, False)
    report = follow_edition(always, desk)
    assert report is not None
    assert (report.added, report.changed) == (0, 1)
    assert held(desk, NEW.code) is None, "what was left out over there is left out here"
    assert held(desk, BUSINESS) == RENAMED
    (imported,) = acts(store, kinds.CATALOGUE_IMPORTED)
    assert (imported.actor, imported.body["follows"]) == (NOBODY, word.hex)
    assert len(acts(store, kinds.CATALOGUE_TAKEN)) == 1
    assert follow_edition(always, desk) is None


def test_that_it_never_changes_in_the_middle_of_a_visit(desk: Desk, store: Store) -> None:
    arrive(desk.work)
    confirmed_elsewhere(desk.work)
    with pytest.raises(VisitUnderWay):
        follow_edition(lambda: False, desk)
    assert held(desk, NEW.code) is None
    assert not acts(store, kinds.CATALOGUE_IMPORTED)
    assert follow_edition(always, desk) is not None
    assert held(desk, NEW.code) == NEW


def test_that_of_two_words_the_first_in_the_order_counts(desk: Desk) -> None:
    arrive(desk.work)
    confirmed_elsewhere(desk.work, NEW.code)
    confirmed_elsewhere(desk.work)
    report = follow_edition(always, desk)
    assert report is not None
    assert report.added == 0


def test_that_a_declined_one_asks_nobody_and_may_be_confirmed_after_all(
    desk: Desk, store: Store
) -> None:
    arrive(desk.work)
    decline_catalogue("20261120-a", ADMINISTRATOR, desk)
    decline_catalogue("20261120-a", ADMINISTRATOR, desk)
    assert len(acts(store, kinds.CATALOGUE_DECLINED)) == 1
    waiting = waiting_catalogue(desk)
    assert waiting is not None
    assert (waiting.asks, waiting.follows, waiting.declined) == (False, False, True)
    assert follow_edition(always, desk) is None
    confirmed_elsewhere(desk.work)
    report = follow_edition(always, desk)
    assert report is not None
    assert held(desk, NEW.code) == NEW, "who confirms counts"


def test_that_the_word_about_another_edition_is_not_followed(desk: Desk) -> None:
    arrive(desk.work)
    confirmed_elsewhere(desk.work, name="20261119-z")
    assert follow_edition(always, desk) is None
    waiting = waiting_catalogue(desk)
    assert waiting is not None
    assert waiting.asks


def test_that_an_edition_not_whole_is_not_compared_and_not_followed(desk: Desk) -> None:
    with pytest.raises(EditionGone):
        compare_edition(ADMINISTRATOR, desk)
    arrive(desk.work, pieces=0)
    confirmed_elsewhere(desk.work)
    with pytest.raises(EditionGone):
        compare_edition(ADMINISTRATOR, desk)
    assert follow_edition(always, desk) is None


def test_that_what_changed_since_it_was_seen_is_not_written_over(desk: Desk) -> None:
    arrive(desk.work)
    seen = compare_edition(ADMINISTRATOR, desk)
    settle_procedure(SettleProcedure(BUSINESS, Settlement(short="HKD")), ADMINISTRATOR, desk)
    with pytest.raises(CatalogueMoved):
        apply_catalogue(ApplyCatalogue(seen), ADMINISTRATOR, desk)
    waiting = waiting_catalogue(desk)
    assert waiting is not None
    assert waiting.asks


def test_that_only_who_may_import_confirms(desk: Desk) -> None:
    arrive(desk.work)
    for role in (Role.RECEPTION, Role.LEADER, Role.CASHIER):
        with pytest.raises(RightMissing):
            compare_edition(an_officer(LEADER, role), desk)
    seen = compare_edition(ADMINISTRATOR, desk)
    with pytest.raises(RightMissing):
        apply_catalogue(ApplyCatalogue(seen), an_officer(), desk)


def test_that_an_edition_of_a_newer_program_is_said_and_not_taken(desk: Desk) -> None:
    newer = EDITION.replace(b"danh-muc 1\n", b"danh-muc 2\n", 1)
    arrive(desk.work, newer)
    with pytest.raises(CatalogueUnreadable) as caught:
        compare_edition(ADMINISTRATOR, desk)
    assert caught.value.reason == "newer_edition"
    with desk.work() as tx:
        tx.calendars.keep(ArrivedEdition(CATALOGUE, "of tomorrow", '{"new": 1}', desk.now()))
        tx.commit()
    assert waiting_catalogue(desk) is None, "an announcement of a newer program waits for it"
