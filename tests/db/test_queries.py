"""Finding: one box, the worklist, the catalogue, and people from earlier visits."""

import unicodedata
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from sqlalchemy import event

from db.queries.persons import earlier_visit, possible_duplicates, similar_person
from db.queries.procedures import find_procedures
from db.queries.search import search
from db.queries.worklist import Filter, counts, open_dossiers
from db.store import Store
from db.unit_of_work import UnitOfWork
from desk_app.domain.dossier import Dossier
from desk_app.domain.office_time import office_date
from desk_app.domain.people.likeness import Doubt, Likeness
from desk_app.domain.people.person import ApplicantKind, IdKind
from desk_app.domain.people.rights import Role
from desk_app.services.handling.reappoint import Apologise, apologise
from desk_app.services.handling.result_back import ResultBack, result_back
from desk_app.services.handling.supplement import AskSupplement, ask_supplement
from desk_app.services.intake.receive_dossier import receive_dossier
from desk_app.wiring.horizon import horizon_of
from tests.builders import (
    BUSINESS,
    FRIDAY_MORNING,
    LEADER,
    RECEPTION,
    Clock,
    a_calendar,
    a_desk,
    a_person,
    a_procedure,
    an_officer,
    an_order,
)
from tests.plans import asked, scans

Work = Callable[[], UnitOfWork]


DAY = FRIDAY_MORNING.date()


@pytest.fixture
def people(work: Work) -> dict[str, Dossier]:
    """Three dossiers, a minute apart."""
    clock = Clock()
    desk, received = a_desk(work, clock), {}
    for name, number, phone in (
        ("NGUYỄN THỊ LAN", "092304001234", "0912345678"),
        ("NGUYỄN VĂN ĐỨC", "092095001111", "0918765432"),
        ("CÔNG TY TNHH SÔNG HẬU XANH", "092095002222", "02923812345"),
    ):
        person = a_person(name=name, id_number=number, phone=phone, born=None)
        received[name] = receive_dossier(an_order(applicant=person), an_officer(), desk)
        clock.forward(timedelta(minutes=1))
    return received


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("nguyen van duc", ["NGUYỄN VĂN ĐỨC"]),
        ("Nguyễn", ["NGUYỄN VĂN ĐỨC", "NGUYỄN THỊ LAN"]),
        (unicodedata.normalize("NFD", "Nguyễn Thị"), ["NGUYỄN THỊ LAN"]),
        ("song hau", ["CÔNG TY TNHH SÔNG HẬU XANH"]),
        ("duc nguyen", ["NGUYỄN VĂN ĐỨC"]),
        ("H13.45.12-261120-1002", ["NGUYỄN VĂN ĐỨC"]),
        ("h13.45.12-261120-1002", ["NGUYỄN VĂN ĐỨC"]),
        ("1003", ["CÔNG TY TNHH SÔNG HẬU XANH"]),
        ("261120-1003", ["CÔNG TY TNHH SÔNG HẬU XANH"]),
        ("20-1003", ["CÔNG TY TNHH SÔNG HẬU XANH"]),
        ("2611201003", ["CÔNG TY TNHH SÔNG HẬU XANH"]),
        ("12-261120-1003", ["CÔNG TY TNHH SÔNG HẬU XANH"]),
        ("21-1003", []),
        ("0912-345678", ["NGUYỄN THỊ LAN"]),
        ("1234", ["NGUYỄN THỊ LAN"]),
        ("092304001234", ["NGUYỄN THỊ LAN"]),
        ("0912 345 678", ["NGUYỄN THỊ LAN"]),
        ("+84 912 345 678", ["NGUYỄN THỊ LAN"]),
        ("khong co ai", []),
        ("n", []),
        ("", []),
        ('"*', []),
        ("lan OR duc", []),
    ],
)
def test_that_one_box_finds_by_whatever_the_visitor_says(
    store: Store, people: dict[str, Dossier], typed: str, found: list[str]
) -> None:
    with store.reading.connect() as connection:
        assert [line.applicant for line in search(connection, typed)] == found


def test_that_ten_digits_find_the_end_of_a_code_and_the_tax_number_alike(
    store: Store, work: Work, people: dict[str, Dossier]
) -> None:
    company = a_person(
        name="CÔNG TY MEKONG",
        kind=ApplicantKind.BUSINESS,
        id_number="2611201003",
        id_kind=IdKind.TAX_NUMBER,
    )
    clock = Clock()
    clock.forward(timedelta(hours=1))
    receive_dossier(an_order(applicant=company), an_officer(), a_desk(work, clock))
    both = ["CÔNG TY MEKONG", "CÔNG TY TNHH SÔNG HẬU XANH"]
    with store.reading.connect() as connection:
        assert [line.applicant for line in search(connection, "2611201003")] == both
        assert [line.applicant for line in search(connection, "261120-1003")] == both[1:]


@pytest.mark.usefixtures("people")
@pytest.mark.parametrize("typed", ["20-1003", "2611201003"])
def test_that_the_end_of_a_code_is_sought_by_its_serial_and_not_through_all_dossiers(
    store: Store, typed: str
) -> None:
    with asked(store) as statements, store.reading.connect() as connection:
        assert search(connection, typed)
    assert statements
    assert scans(store, statements) == []


def test_that_the_worklist_stands_by_due_moment_and_counts_what_it_shows(
    store: Store, work: Work, people: dict[str, Dossier]
) -> None:
    result_back(
        ResultBack(dossier=people["NGUYỄN THỊ LAN"].id), an_officer(), a_desk(work, Clock())
    )
    later = FRIDAY_MORNING + timedelta(days=7)  # all three were due on Thursday
    expected: dict[Filter, Any] = {
        Filter.OPEN: 3,
        Filter.LATE: 2,
        Filter.TODAY: 0,
        Filter.SOON: 0,
        Filter.RESULT_BACK: 1,
        Filter.SUPPLEMENT: 0,
        Filter.OBLIGATION: 0,
        Filter.APOLOGY_DUE: 0,
        Filter.NOT_HANDED_OVER: 2,
    }
    with store.reading.connect() as connection:
        horizon = horizon_of(later, a_calendar())
        assert counts(connection, horizon) == expected
        for which, many in expected.items():
            rows = open_dossiers(connection, which, horizon)
            assert len(rows) == many
            assert [row.due_at for row in rows] == sorted(row.due_at for row in rows if row.due_at)


def test_that_no_filter_is_counted_further_than_a_list_tells(
    store: Store, people: dict[str, Dossier], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("db.queries.worklist.MOST_COUNTED", 2)
    with store.reading.connect() as connection:
        found = counts(connection, horizon_of(FRIDAY_MORNING, a_calendar()))
    assert (len(people), found[Filter.OPEN], found[Filter.SOON]) == (3, 2, 2)


def test_that_what_is_due_in_three_working_days_is_soon(
    store: Store, people: dict[str, Dossier]
) -> None:
    with store.reading.connect() as connection:
        soon = counts(connection, horizon_of(FRIDAY_MORNING, a_calendar()))
    assert (soon[Filter.SOON], soon[Filter.LATE]) == (3, 0)


def test_that_what_waits_stands_by_the_day_it_is_expected(
    store: Store, work: Work, people: dict[str, Dossier]
) -> None:
    desk = a_desk(work, Clock(FRIDAY_MORNING))
    leader = an_officer(LEADER, Role.LEADER)
    days: list[date | None] = [None, date(2026, 12, 11), date(2026, 11, 25)]
    for dossier, day in zip(people.values(), days, strict=True):
        order = AskSupplement(dossier=dossier.id, contents=("a",), reason="b", answer_by=day)
        ask_supplement(order, leader, desk)
    with store.reading.connect() as connection:
        horizon = horizon_of(FRIDAY_MORNING, a_calendar())
        rows = open_dossiers(connection, Filter.SUPPLEMENT, horizon)
        assert counts(connection, horizon)[Filter.SUPPLEMENT] == 3
    expected = [office_date(row.due_at) if row.due_at else None for row in rows]
    assert expected == [date(2026, 11, 25), date(2026, 12, 11), None]


def test_that_a_letter_is_due_the_working_day_before_and_once(
    store: Store, work: Work, people: dict[str, Dossier]
) -> None:
    wednesday = FRIDAY_MORNING + timedelta(days=5)  # all three are due on Thursday
    lan = people["NGUYỄN THỊ LAN"]
    order = Apologise(dossier=lan.id, day=date(2026, 11, 27), reason="Chờ ý kiến")
    apologise(order, an_officer(LEADER, Role.LEADER), a_desk(work, Clock(wednesday)))
    with store.reading.connect() as connection:
        due = counts(connection, horizon_of(wednesday, a_calendar()))
        early = counts(connection, horizon_of(FRIDAY_MORNING, a_calendar()))
        after = counts(connection, horizon_of(wednesday + timedelta(days=1), a_calendar()))
    assert (early[Filter.APOLOGY_DUE], due[Filter.APOLOGY_DUE]) == (0, 2)
    assert after[Filter.APOLOGY_DUE] == 0  # the letter is used up


@pytest.mark.parametrize("typed", ["thanh lap ho", "Thành lập hộ", "1.001612", "kinh doanh 1.0016"])
def test_that_a_procedure_is_found_without_accents_and_by_code(store: Store, typed: str) -> None:
    with store.reading.connect() as connection:
        assert [p.code for p in find_procedures(connection, typed, RECEPTION, DAY)] == [BUSINESS]


def test_that_no_key_puts_its_questions_together_anew(store: Store, work: Work) -> None:
    receive_dossier(an_order(), an_officer(), a_desk(work))  # what was used lately is looked at
    put_together: list[object] = []
    with store.reading.connect() as connection:
        event.listen(connection, "before_execute", lambda _c, put, *_: put_together.append(put))
        for typed in ("", "t", "thanh lap", "khong co"):
            find_procedures(connection, typed, RECEPTION, DAY)
    assert put_together == []


def test_that_with_nothing_typed_only_what_one_used_lately_is_offered(
    store: Store, work: Work
) -> None:
    with store.reading.connect() as connection:
        assert find_procedures(connection, "", RECEPTION, DAY) == ()
    receive_dossier(an_order(), an_officer(), a_desk(work))
    with store.reading.connect() as connection:
        assert [p.code for p in find_procedures(connection, "", RECEPTION, DAY)] == [BUSINESS]


def test_that_a_known_face_is_recognised_by_number(
    store: Store, people: dict[str, Dossier]
) -> None:
    with store.reading.connect() as connection:
        visit = earlier_visit(connection, "092304001234")
        assert visit is not None
        assert (visit.person.name, visit.visits) == ("NGUYỄN THỊ LAN", 1)
        assert earlier_visit(connection, "") is None


def test_that_the_same_person_for_the_same_procedure_is_pointed_out(
    store: Store, people: dict[str, Dossier]
) -> None:
    since = FRIDAY_MORNING - timedelta(days=30)
    with store.reading.connect() as connection:
        (again,) = possible_duplicates(connection, a_person(), BUSINESS, since)
        assert again.code == "H13.45.12-261120-1001"
        assert possible_duplicates(connection, a_person(), "9.999999", since) == ()
        renewed = a_person(id_number="092304009999", old_number="092304001234", phone="")
        assert possible_duplicates(connection, renewed, BUSINESS, since) == (again,)
        by_phone = a_person(name="Nguyễn Thị Lan", id_number="")
        assert possible_duplicates(connection, by_phone, BUSINESS, since) == (again,)
        neighbour = a_person(name="TRẦN VĂN HẬU", id_number="")
        assert possible_duplicates(connection, neighbour, BUSINESS, since) == ()


def test_that_a_postal_workers_telephone_does_not_hide_the_same_person(
    store: Store, work: Work
) -> None:
    receive_dossier(an_order(), an_officer(), a_desk(work))
    for n in range(6):
        other = a_person(name=f"TRẦN VĂN {'ABCDEF'[n]}", id_number=f"09209400567{n}")
        receive_dossier(an_order(applicant=other), an_officer(), a_desk(work))
    asked = a_person(id_number="")
    find = store.ask(possible_duplicates)
    (again,) = find(asked, BUSINESS, FRIDAY_MORNING - timedelta(days=30))
    assert again.applicant == "NGUYỄN THỊ LAN"


def test_that_who_may_be_the_same_person_is_pointed_out_with_what_differs(
    store: Store, work: Work
) -> None:
    receive_dossier(an_order(), an_officer(), a_desk(work))
    find = store.ask(similar_person)
    assert find(a_person()) is None
    assert find(a_person(name="nguyễn thị lan")) is None
    misspelt = find(a_person(name="NGUYỄN THỊ LAM"))
    assert misspelt is not None
    assert (misspelt.doubt.likeness, misspelt.doubt.differing) == (
        Likeness.SAME_NUMBER,
        ("name",),
    )
    renumbered = find(a_person(name="Nguyen Thi Lan", id_number="092304005678"))
    assert renumbered is not None
    assert renumbered.doubt == Doubt(Likeness.SAME_PERSON, ("id_number",))
    assert renumbered.code == "H13.45.12-261120-1001"
    assert find(a_person(id_number="092304005678", born=date(2004, 2, 6))) is None


def test_that_the_procedure_itself_comes_before_those_that_only_speak_of_it(
    store: Store, work: Work
) -> None:
    births = [
        a_procedure(code="2.000986", name="Liên thông khai sinh, thường trú"),
        a_procedure(code="1.004884", name="Đăng ký lại khai sinh"),
        a_procedure(code="1.001193", name="Đăng ký khai sinh"),
        a_procedure(code="1.000689", name="Đăng ký khai sinh kết hợp nhận cha, mẹ, con"),
    ]
    with work() as tx:
        tx.catalogue.put("births", births)
        tx.commit()
    with store.reading.connect() as connection:
        for typed in ("khai sinh", "dang ky khai sinh", "Đăng ký khai"):
            first = find_procedures(connection, typed, RECEPTION, DAY)[0]
            assert first.code == "1.001193"


def test_that_the_name_typed_comes_before_one_used_lately_that_only_shares_its_words(
    store: Store, work: Work
) -> None:
    birth = a_procedure(code="1.001193", name="Đăng ký khai sinh", field="Hộ tịch tư pháp")
    death = a_procedure(code="1.000656", name="Đăng ký khai tử", field="Hộ tịch tư pháp")
    with work() as tx:
        tx.catalogue.put("births", [birth, death])
        tx.commit()
    receive_dossier(an_order(procedure=birth.code), an_officer(), a_desk(work))
    with store.reading.connect() as connection:
        for typed, first in (("khai tu", death), ("khai", birth), ("ho tich", birth)):
            assert find_procedures(connection, typed, RECEPTION, DAY)[0].code == first.code, typed
