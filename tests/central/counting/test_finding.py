"""`find`: newest first, by code, by the number of a person."""

from collections.abc import Callable

from central.commands.find import STANDS
from central.store.counting.finding import PAGE, Finding
from desk_app.domain.handling.flow import Status
from desk_app.domain.ids import UnitCode
from tests.builders import UNIT, a_person
from tests.central.conftest import central
from tests.sync.office import Home, TrialDesk


def test_that_dossiers_are_listed_newest_first_page_by_page(
    home: Home, desk_of: Callable[[Home], TrialDesk]
) -> None:
    desk = desk_of(home)
    received = [desk.receive() for _ in range(PAGE + 3)]
    desk.catch_up()
    with home.engine.connect() as connection:
        finding = Finding(connection, UNIT)
        first = finding.newest()
        second = finding.newest(before=first[-1].n)
        assert Finding(connection, UnitCode("H9.9")).newest() == []
    assert [line.id for line in [*first, *second]] == received[::-1]


def test_that_a_dossier_is_found_by_its_code_and_by_its_person(
    home: Home, desk_of: Callable[[Home], TrialDesk]
) -> None:
    desk = desk_of(home)
    desk.receive()
    desk.receive(applicant=a_person(name="LÊ VĂN HAI", id_number="092204000002"))
    desk.catch_up()
    with home.engine.connect() as connection:
        finding = Finding(connection, UNIT)
        (hai,) = finding.by_number("092204000002")
        assert hai.applicant == "LÊ VĂN HAI"
        assert finding.by_code(hai.code) == [hai]
    asked = central("find", UNIT, hai.code, database=home.address)
    assert hai.code in asked.stdout
    assert "Mới tiếp nhận" in asked.stdout
    assert hai.applicant not in asked.stdout  # a terminal keeps what it showed
    assert central("find", UNIT, "none", database=home.address).returncode == 1


def test_that_where_a_dossier_stands_is_always_said_in_vietnamese() -> None:
    assert set(STANDS) == {status.value for status in Status}
