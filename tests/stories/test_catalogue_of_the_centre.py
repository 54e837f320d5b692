"""A catalogue on its whole way: files, an edition, the centre, the line, a word, an intake."""

import base64
import json
from collections.abc import Callable
from dataclasses import replace
from hashlib import shake_256
from pathlib import Path

import pytest

from desk_app.domain.dossier import PaperKind, SubmittedPaper
from desk_app.domain.errors import CentralUnreachable
from desk_app.domain.ids import ProcedureCode
from desk_app.domain.law.papers import Channel
from desk_app.domain.law.procedure import procedure_facts
from desk_app.domain.office import TRIAL_PIN
from desk_app.domain.officer import Officer
from desk_app.domain.people.rights import Role
from desk_app.main import main
from desk_app.services.catalogue.import_catalogue import ApplyCatalogue, ImportReport
from desk_app.services.intake.prepare import ReceiveDossier
from tests.builders import a_person, a_procedure
from tests.central.conftest import Server, central
from tests.services.catalogue.samples import portal, raw
from tests.stories.test_two_desks import Counter, new_counter, server

__all__ = ["new_counter", "server"]  # fixtures

NewCounter = Callable[[str], Counter]
COMMUNES = Path(__file__).parents[2].parent / "shared" / "data" / "tthc_commune.json"
CODE, NAME = "1.099999", "Thủ tục chưa quầy nào có"
UNTOUCHED = "1.099998"


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """As the national portal answers: two procedures no desk has."""
    file = tmp_path / "cong.json"
    other = portal(code=UNTOUCHED, name="Thủ tục để lại")
    file.write_bytes(raw([portal(code=CODE, name=NAME), other]))
    return file


@pytest.fixture
def long(tmp_path: Path) -> Path:
    """Its edition has six pieces: nothing packs its note."""
    noise = base64.b64encode(shake_256(b"1").digest(1_400_000)).decode()
    one = replace(a_procedure(), code=ProcedureCode(CODE), name=NAME, note=noise)
    file = tmp_path / "dai.json"
    file.write_text(json.dumps([procedure_facts(one)]), "utf-8")
    return file


def publish(server: Server, file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = file.with_suffix(".qmc")
    assert main(["import-catalogue", str(file), "--edition", str(out)]) == 0
    assert "Đã ghi ấn bản" in capsys.readouterr().out
    done = central("publish-catalogue", str(out), database=server.database)
    assert done.returncode == 0, done.stderr


def administrator(counter: Counter) -> Officer:
    one = next(each for each in counter.office.identity.officers() if each.role is Role.ADMIN)
    return counter.office.identity.log_in(one.id, TRIAL_PIN)


def confirm(counter: Counter, *left_out: str) -> ImportReport:
    admin = administrator(counter)
    seen = counter.office.editions.compare(admin)
    return counter.office.keeping.apply_catalogue(ApplyCatalogue(seen, {*left_out}), admin)


def held(counter: Counter) -> int:
    """Bytes of the file that are here."""
    waiting = counter.office.editions.waiting()
    return waiting.held if waiting else 0


def chosen(counter: Counter, typed: str) -> list[str]:
    """What the intake offers for the words typed."""
    found = counter.office.reading.find_procedures(typed, counter.officer)
    return [procedure.code for procedure in found]


def receive(counter: Counter, code: str) -> str:
    procedure = counter.office.reading.procedure(code)
    assert procedure is not None
    papers = procedure.required_papers("", Channel.DIRECT)
    order = ReceiveDossier(
        key=counter.office.counter.new_key(),
        procedure=ProcedureCode(code),
        applicant=a_person(),
        papers=tuple(SubmittedPaper(name=p.name, kind=PaperKind.ORIGINAL) for p in papers),
    )
    return counter.office.counter.receive(order, counter.officer).procedure.edition


def test_that_a_catalogue_reaches_the_intake_of_every_desk_by_one_confirmation(
    server: Server, new_counter: NewCounter, small: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    first, second = new_counter("Quầy 1"), new_counter("Quầy 2")
    publish(server, small, capsys)
    first.catch_up()
    second.catch_up()
    assert chosen(first, NAME) == [], "never silently"
    report = confirm(first, UNTOUCHED)
    assert (report.added, report.changed) == (1, 0)
    assert chosen(first, "thu tuc chua quay nao") == [CODE]
    assert receive(first, CODE) == report.edition
    first.catch_up()
    second.catch_up()
    waiting = second.office.editions.waiting()
    assert waiting is not None
    assert waiting.follows
    followed = second.office.editions.follow(lambda: True)
    assert followed is not None
    assert (followed.added, chosen(second, CODE), chosen(second, UNTOUCHED)) == (1, [CODE], [])
    assert receive(second, CODE) == followed.edition
    second.catch_up()
    assert second.office.editions.waiting() is None


def test_that_a_line_cut_in_the_middle_of_the_file_goes_on_where_it_was(
    server: Server, new_counter: NewCounter, long: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    counter = new_counter("Quầy 1")
    counter.catch_up()
    publish(server, long, capsys)
    assert counter.office.exchange(250).more, "a few pieces at a time"
    begun = held(counter)
    assert begun > 0
    server.kill()
    with pytest.raises(CentralUnreachable):
        counter.office.exchange(250)
    assert held(counter) == begun
    server.start()
    done = counter.office.exchange(250)
    assert (done.editions, done.more) == (1, False), "the rest, and it waits for a person now"
    assert confirm(counter).added == 1
    assert chosen(counter, CODE) == [CODE]


@pytest.mark.real_catalogues
@pytest.mark.skipif(not COMMUNES.exists(), reason="the public catalogues do not lie beside")
def test_that_the_real_catalogue_of_the_communes_goes_the_whole_way(
    server: Server,
    new_counter: NewCounter,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    counter = new_counter("Quầy 1")
    file = tmp_path / "xa.json"
    file.write_bytes(COMMUNES.read_bytes())
    publish(server, file, capsys)
    counter.catch_up()
    report = confirm(counter)
    assert report.added + report.changed + report.unchanged == 316
    assert "1.004222" in chosen(counter, "đăng ký thường trú")
    assert receive(counter, "1.004222") == report.edition
