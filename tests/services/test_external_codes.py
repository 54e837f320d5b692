"""Codes that other systems gave: beside our own, found by either, never mistaken for it."""

from collections.abc import Callable

import pytest

from db.check import check_store
from db.queries.search import search
from db.queries.timeline import dossier_id
from db.store import Store
from db.unit_of_work import UnitOfWork
from desk_app.domain.codes.external_code import ExternalCode
from desk_app.domain.codes.faults import ExternalCodeMissing, ExternalCodeTaken
from desk_app.domain.dossier import Dossier
from desk_app.domain.ids import DeskId
from desk_app.services.handling.result_back import ResultBack, result_back
from desk_app.services.intake.note_external_code import NoteExternalCode, note_external_code
from desk_app.services.intake.receive_dossier import receive_dossier
from tests.builders import a_desk, an_officer, an_order
from tests.services.each_role import acts_in

Work = Callable[[], UnitOfWork]
PORTAL, MINISTRY = "Cổng Dịch vụ công quốc gia", "Hệ thống hộ tịch"
CODE = "G09.20-20260609-0092637"


def received(work: Work) -> Dossier:
    return receive_dossier(an_order(), an_officer(), a_desk(work))


def note(work: Work, dossier: Dossier, code: str, system: str = PORTAL) -> Dossier:
    order = NoteExternalCode(dossier=dossier.id, system=system, code=code)
    return note_external_code(order, an_officer(), a_desk(work))


def found(store: Store, sought: str) -> list[str]:
    with store.reading.connect() as connection:
        return [line.code for line in search(connection, sought)]


def test_that_a_dossier_keeps_one_code_of_each_system(work: Work, store: Store) -> None:
    dossier = received(work)
    note(work, dossier, " g09.20-20260609-0092637 ")
    note(work, dossier, "KQ 000021", MINISTRY)
    result_back(ResultBack(dossier=dossier.id), an_officer(), a_desk(work))
    noted = note(work, dossier, "KQ 000022", f" {MINISTRY}  ")
    assert noted.external_codes == (ExternalCode(PORTAL, CODE), ExternalCode(MINISTRY, "KQ 000022"))
    assert noted.code == dossier.code
    noted = note(work, dossier, "KQ 000023", "HỆ THỐNG ho tich")
    assert [code.code for code in noted.external_codes] == [CODE, "KQ 000023"]
    with work() as tx:
        assert tx.dossiers.get(dossier.id) == noted
    with store.reading.connect() as connection:
        assert check_store(connection, DeskId("Q1")).problems == ()


@pytest.mark.parametrize(
    ("code", "sought"),
    [
        (CODE, CODE.lower()),
        (CODE, f" {CODE} "),
        ("KQ.G15.000021", "kq.g15.000021"),
        ("KQ 000021", "kq000021"),
        ("26000123456", "26000123456"),
        ("TS_lop1.22", "TS_LOP1.22"),
    ],
)
def test_that_a_dossier_is_found_by_the_code_of_another_system(
    work: Work, store: Store, code: str, sought: str
) -> None:
    dossier = received(work)
    received(work)
    note(work, dossier, code)
    assert found(store, sought) == [str(dossier.code)]
    with store.reading.connect() as connection:
        assert dossier_id(connection, sought.strip()) == dossier.id


def test_that_our_own_code_comes_first_where_another_system_gave_the_same(
    work: Work, store: Store
) -> None:
    mine, other = received(work), received(work)
    note(work, other, str(mine.code))
    with store.reading.connect() as connection:
        assert dossier_id(connection, str(mine.code)) == mine.id
    assert found(store, str(mine.code)) == [str(other.code), str(mine.code)]


def test_that_a_code_noted_for_the_wrong_dossier_is_taken_away_and_put_right(
    work: Work, store: Store
) -> None:
    wrong, right = received(work), received(work)
    note(work, wrong, CODE)
    with pytest.raises(ExternalCodeTaken) as refused:
        note(work, right, CODE.lower())
    assert refused.value.holder == str(wrong.code)
    assert note(work, wrong, "").external_codes == ()
    note(work, right, CODE)
    assert found(store, CODE) == [str(right.code)]


def test_that_two_systems_may_use_the_same_code(work: Work, store: Store) -> None:
    one, two = received(work), received(work)
    note(work, one, "000021", PORTAL)
    note(work, two, "000021", MINISTRY)
    assert found(store, "000021") == [str(two.code), str(one.code)]


def test_that_noting_the_same_again_changes_nothing(work: Work, store: Store) -> None:
    dossier = received(work)
    note(work, dossier, CODE)
    before = acts_in(store)
    note(work, dossier, CODE)
    note(work, dossier, "", MINISTRY)
    assert acts_in(store) == before


@pytest.mark.parametrize(("system", "code"), [("", CODE), (" ", CODE), (PORTAL, "1" * 101)])
def test_that_a_code_of_nowhere_is_not_kept(
    work: Work, store: Store, system: str, code: str
) -> None:
    dossier = received(work)
    before = acts_in(store)
    with pytest.raises(ExternalCodeMissing):
        note(work, dossier, code, system)
    assert acts_in(store) == before
