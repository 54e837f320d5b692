"""Online dossiers: a portal hands them to the centre, desks see them wait, one of them answers."""

import json
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from central.online import Brought, Unreadable, bring, id_of
from db.queries.online import OnlineLine, online_count, online_waiting
from desk_app.domain.codes.external_code import ExternalCode
from desk_app.domain.dossier import PaperKind, SubmittedPaper
from desk_app.domain.ids import UnitCode
from desk_app.domain.law.due import Cutoff
from desk_app.domain.law.papers import Channel
from desk_app.domain.registered import answer_by
from desk_app.services.intake.prepare import ReceiveDossier
from desk_app.services.intake.receive_dossier import receive_dossier
from desk_app.services.intake.refuse_intake import refuse_intake
from tests.builders import (
    BUSINESS,
    UNIT,
    a_calendar,
    a_desk,
    a_procedure,
    a_sending,
    an_officer,
    an_order,
)
from tests.sync.lines import Wire
from tests.sync.office import Home, TrialDesk
from tests.sync.test_broken_wire import everything_agrees

PORTAL = "Cổng Dịch vụ công quốc gia"
NewDesk = Callable[[Home], TrialDesk]


def an_item(code: str = "G01.899-261120-0001", **changed: Any) -> dict[str, Any]:
    return {
        "system": PORTAL,
        "code": code,
        "submitted_at": "2026-11-20T08:30:00+07:00",
        "applicant": {
            "name": "NGUYỄN THỊ LAN",
            "id_number": "092304001234",
            "born": "2004-02-05",
            "phone": "0912345678",
        },
        "procedure": {"code": BUSINESS, "name": "Đăng ký thành lập hộ kinh doanh"},
        "papers": [{"name": paper.name} for paper in a_procedure().cases[0].papers],
    } | changed


def brought(home: Home, *items: dict[str, Any]) -> Brought:
    raw = json.dumps(list(items), ensure_ascii=False).encode()
    with home.engine.begin() as connection:
        return bring(connection, UNIT, raw, home.clock())


def a_full_desk(home: Home, desk_of: NewDesk) -> TrialDesk:
    """With the one procedure that is asked for."""
    desk = desk_of(home)
    with desk.sync.work() as tx:
        tx.catalogue.put("test", [a_procedure()])
        tx.commit()
    return desk


def waiting_at(desk: TrialDesk) -> list[OnlineLine]:
    with desk.store.reading.connect() as connection:
        lines = list(online_waiting(connection))
        assert online_count(connection) == len(lines)
    return lines


def accepted(line: OnlineLine) -> ReceiveDossier:
    papers = [
        SubmittedPaper(name=paper.name, kind=PaperKind.ELECTRONIC)
        for paper in a_procedure().cases[0].papers
    ]
    return an_order(key=line.id, channel=Channel.ONLINE, papers=tuple(papers))


def test_that_what_a_portal_hands_over_waits_at_every_desk_once(
    home: Home, desk_of: NewDesk
) -> None:
    one, other = desk_of(home), desk_of(home)
    later = an_item("G01.899-261120-0002", submitted_at="2026-11-20T09:00:00+07:00")
    assert brought(home, later, an_item()) == Brought(2, 0)
    assert brought(home, an_item()) == Brought(0, 1)
    everything_agrees(home, one, other)
    for desk in (one, other):
        assert [line.code for line in waiting_at(desk)] == [an_item()["code"], later["code"]]
    assert waiting_at(one)[0].submitted_at == datetime(2026, 11, 20, 1, 30, tzinfo=UTC)


def test_that_accepting_gives_our_code_and_keeps_the_portals(home: Home, desk_of: NewDesk) -> None:
    one, other = a_full_desk(home, desk_of), desk_of(home)
    brought(home, an_item())
    one.catch_up(Wire(one.line))
    (line,) = waiting_at(one)
    desk = a_desk(one.sync.work, one.clock)
    dossier = receive_dossier(accepted(line), an_officer(), desk)
    assert dossier.external_codes == (ExternalCode(PORTAL, line.code),)
    assert receive_dossier(accepted(line), an_officer(), desk) == dossier
    everything_agrees(home, one, other)
    assert waiting_at(one) == waiting_at(other) == []
    with other.sync.glance() as tx:
        assert tx.dossiers.with_external(line.code) == [dossier.id]


def test_that_refusing_takes_it_from_the_list(home: Home, desk_of: NewDesk) -> None:
    desk = a_full_desk(home, desk_of)
    brought(home, an_item())
    desk.catch_up(Wire(desk.line))
    (line,) = waiting_at(desk)
    refuse_intake(a_sending(key=line.id), an_officer(), a_desk(desk.sync.work, desk.clock))
    assert waiting_at(desk) == []
    everything_agrees(home, desk)


def test_that_two_desks_that_answer_at_once_agree_in_the_end(home: Home, desk_of: NewDesk) -> None:
    one, other = a_full_desk(home, desk_of), a_full_desk(home, desk_of)
    brought(home, an_item())
    for desk in (one, other):
        desk.catch_up(Wire(desk.line))
        (line,) = waiting_at(desk)
        receive_dossier(accepted(line), an_officer(), a_desk(desk.sync.work, desk.clock))
    everything_agrees(home, one, other)
    assert len(one.rows()[0]) == 1
    assert one.rows()[1]  # the second receiving is kept aside for a person to look at


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        (b"{", "JSON"),
        (b"{}", "danh sách"),
        (json.dumps([an_item(), an_item("2", applicant={})]).encode(), "thứ 2"),
        (json.dumps([an_item(submitted_at="2026-11-20T08:30:00")]).encode(), "submitted_at"),
        (json.dumps([an_item(code=" ")]).encode(), "code"),
    ],
)
def test_that_a_file_with_one_wrong_dossier_brings_none(home: Home, raw: bytes, said: str) -> None:
    with home.engine.begin() as connection, pytest.raises(Unreadable, match=said):
        bring(connection, UNIT, raw, home.clock())
    assert home.acts() == []


def test_that_what_completes_an_earlier_one_names_it(home: Home, desk_of: NewDesk) -> None:
    desk = desk_of(home)
    brought(home, an_item(), an_item("2", completes=an_item()["code"]))
    desk.catch_up(Wire(desk.line))
    with desk.sync.glance() as tx:
        registered = tx.dossiers.find(id_of(UNIT, PORTAL, "2")).registered
    assert registered is not None
    assert registered.after == id_of(UNIT, PORTAL, an_item()["code"])


@pytest.mark.parametrize("new_epoch", [False, True])
def test_that_a_home_put_back_to_before_its_first_act_hears_of_it_from_the_desks(
    home: Home, desk_of: NewDesk, tmp_path: Path, new_epoch: bool
) -> None:
    one, other = desk_of(home), desk_of(home)
    one.catch_up(Wire(one.line))
    home.back_up(tmp_path / "home-backup.sqlite")
    brought(home, an_item())
    one.catch_up(Wire(one.line))
    home.restore(tmp_path / "home-backup.sqlite", new_epoch=new_epoch)
    one.catch_up(Wire(one.line))
    assert home.quarantined() == []
    assert brought(home, an_item()) == Brought(0, 1)
    assert brought(home, an_item("G01.899-261120-0002")) == Brought(1, 0)
    everything_agrees(home, one, other)
    assert [line.code for line in waiting_at(other)] == [line.code for line in waiting_at(one)]
    assert len(waiting_at(other)) == 2


def test_that_nobody_brings_dossiers_to_a_unit_that_is_not_there(home: Home) -> None:
    with home.engine.begin() as connection, pytest.raises(KeyError):
        bring(connection, UnitCode("H99.1"), b"[]", home.clock())


@pytest.mark.parametrize(
    ("submitted", "cutoff", "look", "answer"),
    [
        ((20, 8, 30), None, (20, 10, 30), (23, 8, 30)),  # Friday, in hours: eight of them
        ((20, 16, 30), None, (23, 8, 30), (23, 16, 30)),
        ((20, 16, 30), Cutoff.HOUR_BEFORE_CLOSING, (23, 9, 0), (23, 17, 0)),  # its last hour
        ((21, 22, 0), None, (23, 9, 0), (23, 17, 0)),  # Saturday night
    ],
)
def test_that_the_hours_to_answer_run_in_working_time(
    submitted: tuple[int, int, int],
    cutoff: Cutoff | None,
    look: tuple[int, int, int],
    answer: tuple[int, int, int],
) -> None:
    def at(day: int, hour: int, minute: int) -> datetime:
        return datetime.fromisoformat(f"2026-11-{day}T{hour:02}:{minute:02}+07:00")

    by = answer_by(at(*submitted), a_calendar(), cutoff)
    assert (by.look, by.answer) == (at(*look), at(*answer))
