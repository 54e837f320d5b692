"""Results of back offices: taken once each, seen at the desk that received; the rest is listed."""

import gzip
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import httpx
import pytest

from central.results.door import ResultsDoor
from central.results.file import NoTable, read_results
from central.results.taking import Outcome, Result, Verdict, Why, take_results
from central.results.words import sentence
from central.store.back_office import OfficeKeys
from desk_app.domain.acts import kinds
from desk_app.domain.dossier import Dossier
from desk_app.domain.errors import CentralRefused
from desk_app.domain.handling.flow import Status
from desk_app.domain.ids import DossierId, UnitCode
from desk_app.sync.wire import WireGarbage
from tests.builders import UNIT
from tests.central.conftest import STORES, Server, central
from tests.sync.lines import Wire
from tests.sync.office import Home, TrialDesk
from tests.sync.test_broken_wire import everything_agrees

NewDesk = Callable[[Home], TrialDesk]
OFFICE = "Phòng Kinh tế"
HERE = frozenset({UNIT})


@pytest.fixture
def home(sqlite_home: Home) -> Home:
    """Without a server; `centre` is on both databases."""
    return sqlite_home


@pytest.fixture(params=STORES)
def centre(request: pytest.FixtureRequest) -> Home:
    found: Home = request.getfixturevalue(f"{request.param}_home")
    return found


def received(desk: TrialDesk) -> Dossier:
    """A dossier that the centre knows of."""
    dossier = desk.receive()
    return seen_at(desk, dossier)


def seen_at(desk: TrialDesk, dossier: DossierId) -> Dossier:
    desk.catch_up(Wire(desk.line))
    with desk.sync.glance() as tx:
        return tx.dossiers.get(dossier)


def a_result(dossier: Dossier, **changed: str) -> Result:
    fields = {
        "key": "KT-1",
        "code": str(dossier.code),
        "number": "12/GCN",
        "date": "2026-11-23",
        "kind": "Giấy chứng nhận",
        "note": "01 bản chính",
    }
    return Result(**(fields | changed))


def taken(home: Home, *results: Result, units: frozenset[UnitCode] | None = HERE) -> list[Verdict]:
    with home.engine.begin() as connection:
        return list(take_results(connection, OFFICE, units, results, home.clock()))


def outcomes(verdicts: list[Verdict]) -> list[tuple[Outcome, Why | None]]:
    return [(verdict.outcome, verdict.why) for verdict in verdicts]


def test_that_a_result_reaches_the_desk_that_received(centre: Home, desk_of: NewDesk) -> None:
    one, other = desk_of(centre), desk_of(centre)
    dossier = received(one)
    assert outcomes(taken(centre, a_result(dossier))) == [(Outcome.TAKEN, None)]
    everything_agrees(centre, one, other)
    back = seen_at(one, dossier.id)
    assert (back.status, back.result_note) == (Status.RESULT_BACK, "01 bản chính")
    assert back.decision is not None
    assert (back.decision.number, f"{back.decision.dated}") == ("12/GCN", "2026-11-23")
    one.return_(dossier.id)
    assert seen_at(one, dossier.id).status is Status.RETURNED


def test_that_the_same_result_is_taken_once(home: Home, desk_of: NewDesk) -> None:
    desk = desk_of(home)
    result = a_result(received(desk))
    again = Result(**{**_fields(result), "key": "KT-2"})
    assert [v.outcome for v in taken(home, result, result, again)] == [
        Outcome.TAKEN,
        Outcome.ALREADY,
        Outcome.ALREADY,
    ]
    assert [v.outcome for v in taken(home, result)] == [Outcome.ALREADY]
    assert [act.kind for act in home.acts()].count(kinds.RESULT_BACK) == 1


@pytest.mark.parametrize(
    ("changed", "why"),
    [
        ({"code": "H13.45.12-261120-9999"}, Why.UNKNOWN),
        ({"code": "H13.45.99-261120-1001"}, Why.FOREIGN_UNIT),
        ({"code": "x"}, Why.UNREADABLE),
        ({"number": " "}, Why.UNREADABLE),
        ({"number": "1" * 61}, Why.UNREADABLE),
        ({"date": "23/11/2026"}, Why.UNREADABLE),
        ({"kind": ""}, Why.UNREADABLE),
        ({"note": "x" * 501}, Why.UNREADABLE),
        ({"key": ""}, Why.UNREADABLE),
        ({"key": " KT-0"}, Why.UNREADABLE),
        ({"key": "KT\x000"}, Why.UNREADABLE),
    ],
)
def test_that_what_cannot_be_taken_says_why_and_holds_up_no_other(
    home: Home, desk_of: NewDesk, changed: dict[str, str], why: Why
) -> None:
    dossier = received(desk_of(home))
    wrong = a_result(dossier, **({"key": "KT-0"} | changed))
    verdicts = taken(home, wrong, a_result(dossier))
    assert outcomes(verdicts) == [(Outcome.REFUSED, why), (Outcome.TAKEN, None)]
    assert sentence(verdicts[0]).endswith(".")
    assert sentence(verdicts[1]) == ""


def test_that_a_key_says_one_thing_for_good(home: Home, desk_of: NewDesk) -> None:
    dossier = received(desk_of(home))
    taken(home, a_result(dossier))
    other = taken(home, a_result(dossier, number="13/GCN"))
    assert outcomes(other) == [(Outcome.REFUSED, Why.KEY_REUSED)]
    another = taken(home, a_result(dossier, key="KT-2", number="13/GCN"))
    assert outcomes(another) == [(Outcome.REFUSED, Why.DECIDED)]
    assert "12/GCN" in sentence(another[0])


def test_that_a_dossier_that_awaits_no_result_is_left_alone(home: Home, desk_of: NewDesk) -> None:
    desk = desk_of(home)
    dossier = received(desk)
    desk.result_back(dossier.id)
    desk.catch_up()
    verdicts = taken(home, a_result(dossier))
    assert outcomes(verdicts) == [(Outcome.REFUSED, Why.STATUS)]
    assert sentence(verdicts[0])
    assert [act.kind for act in home.acts()].count(kinds.RESULT_BACK) == 1


def test_that_results_survive_a_restore_of_the_home(
    home: Home, desk_of: NewDesk, tmp_path: Path
) -> None:
    desk = desk_of(home)
    dossier = received(desk)
    home.back_up(tmp_path / "before.sqlite")
    taken(home, a_result(dossier))
    seen_at(desk, dossier.id)
    home.restore(tmp_path / "before.sqlite")
    desk.catch_up(Wire(desk.line))
    assert outcomes(taken(home, a_result(dossier))) == [(Outcome.ALREADY, None)]
    assert seen_at(desk, dossier.id).status is Status.RESULT_BACK
    assert desk.rows()[1] == []


def a_batch(*results: Result) -> bytes:
    return json.dumps({"results": [_fields(result) for result in results]}).encode()


def _fields(result: Result) -> dict[str, str]:
    return {name: getattr(result, name) for name in Result.__slots__}


def a_key(home: Home, *units: UnitCode, name: str = OFFICE) -> str:
    with home.engine.begin() as connection:
        secret = OfficeKeys(connection).add(name, units or [UNIT], home.clock())
    assert secret is not None
    return secret


def test_that_a_key_opens_the_door_for_its_units_until_it_is_revoked(
    home: Home, desk_of: NewDesk
) -> None:
    dossier = received(desk_of(home))
    door, secret = ResultsDoor(home.engine, home.clock), a_key(home)
    foreign = a_key(home, UnitCode("H99.1"), name="Nơi khác")
    said = json.loads(gzip.decompress(door.take(foreign, a_batch(a_result(dossier)))))
    assert said["results"][0]["reason"] == "foreign_unit"
    said = json.loads(gzip.decompress(door.take(secret, a_batch(a_result(dossier)))))
    expected = {"key": "KT-1", "code": str(dossier.code), "outcome": "taken"}
    assert said["results"] == [{**expected, "reason": "", "words": ""}]
    with home.engine.begin() as connection:
        assert OfficeKeys(connection).add(OFFICE, [UNIT], home.clock()) is None
        assert OfficeKeys(connection).revoke(OFFICE, home.clock()) == [UNIT]
        assert OfficeKeys(connection).revoke(OFFICE, home.clock()) == []
    for wrong, reason in ((secret, "revoked"), ("x", "unknown office"), ("", "unknown office")):
        with pytest.raises(CentralRefused) as refused:
            door.take(wrong, a_batch())
        assert refused.value.reason == reason


DEEP = b'{"a":' + b"[" * 100_000 + b"]" * 100_000 + b',"results":[]}'


@pytest.mark.parametrize(
    "body",
    [b"", b"{}", b"[1]", b'{"results": [{"key": 1}]}', b"\xff", DEEP],
    ids=["empty", "none", "a list", "a number", "no text", "deep"],
)
def test_that_garbage_at_the_door_is_no_batch(home: Home, body: bytes) -> None:
    with pytest.raises(WireGarbage):
        ResultsDoor(home.engine).take(a_key(home), body)


def test_that_too_much_at_once_is_refused_whole(home: Home, desk_of: NewDesk) -> None:
    result = a_result(received(desk_of(home)))
    with pytest.raises(CentralRefused, match="too many"):
        ResultsDoor(home.engine).take(a_key(home), a_batch(*[result] * 501))


def test_that_the_door_is_open_over_http(
    home: Home, desk_of: NewDesk, new_server: Callable[[str], Server]
) -> None:
    desk = desk_of(home)
    dossier = received(desk)
    added = central("add-office-key", UNIT, "--name", OFFICE, database=home.address)
    bearer = {"Authorization": f"Bearer {added.stdout.split()[-1]}"}
    url = f"{new_server(home.address).start()}/v1/results"
    with httpx.Client(trust_env=False) as client:
        answer = client.post(url, content=a_batch(a_result(dossier)), headers=bearer)
        assert (answer.status_code, answer.json()["results"][0]["outcome"]) == (200, "taken")
        assert client.post(url, content=a_batch()).status_code == 401
        assert client.post(url, content=b"x", headers=bearer).status_code == 400
        assert client.get(url, headers=bearer).status_code == 405
        revoked = central("revoke-office-key", OFFICE, database=home.address)
        assert revoked.returncode == 0, revoked.stderr
        assert client.post(url, content=a_batch(), headers=bearer).status_code == 403
    assert seen_at(desk, dossier.id).status is Status.RESULT_BACK


HEAD = "Mã hồ sơ;Số, ký hiệu;Ngày ký;Loại kết quả;Ghi chú"


def test_that_a_file_of_a_spreadsheet_is_taken_line_by_line(
    home: Home, desk_of: NewDesk, tmp_path: Path
) -> None:
    desk = desk_of(home)
    dossier = received(desk)
    file = tmp_path / "ket-qua.csv"
    lines = [
        HEAD.replace(", ", " "),
        f"{dossier.code};12/GCN;23/11/2026;Giấy chứng nhận;01 bản",
        ";;;;",
        "H13.45.12-261120-9999;13/GCN;23/11/2026;Giấy chứng nhận;",
        f"{dossier.code};12/GCN;hôm qua;Giấy chứng nhận;",
    ]
    file.write_text("\r\n".join(lines), "utf-8-sig")
    done = central("results", str(file), "--from", OFFICE, database=home.address)
    said = done.stdout.splitlines()
    assert said[0].startswith("H13.45.12-261120-9999\tTrung tâm chưa có hồ sơ này.")
    assert said[1].startswith(f"{dossier.code}\tThiếu, sai hoặc quá dài: ngày.")
    assert said[2] == "Đã nhận 1 kết quả; 0 đã có từ trước; 2 chưa nhận được."
    again = central("results", str(file), "--from", OFFICE, database=home.address)
    assert again.stdout.splitlines()[-1].startswith("Đã nhận 0 kết quả; 1 đã có từ trước;")
    assert seen_at(desk, dossier.id).status is Status.RESULT_BACK


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        (b"", "trống"),
        ("Mã hồ sơ,Ngày".encode(), "thiếu cột: so ky hieu, loai ket qua"),
        ("Mã hồ sơ".encode("utf-16"), "UTF-8"),
    ],
)
def test_that_a_file_that_is_no_table_says_what_it_lacks(raw: bytes, said: str) -> None:
    with pytest.raises(NoTable, match=said):
        read_results(raw)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["add-office-key", "H99.1", "--name", "A"], "H99.1"),
        (["add-office-key", UNIT, "--name", " "], "--name"),
        (["revoke-office-key", "A"], "không có khóa"),
        (["results", "khong-co.csv", "--from", "A"], "khong-co.csv"),
    ],
)
def test_that_the_terminal_says_what_is_wrong(home: Home, words: list[str], said: Any) -> None:
    done = central(*words, database=home.address)
    assert (done.returncode, said in done.stderr) == (1, True), done.stderr
