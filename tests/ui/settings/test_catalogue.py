"""Taking a catalogue in, by keys."""

import json
from pathlib import Path

import pytest

from desk_app.domain.officer import Officer
from desk_app.services.catalogue.reading import CatalogueProblem, Why
from tests.ui.settings.conftest import Desk
from ui.news import CatalogueChanged
from ui.screens.settings.parts.catalogue import why_words

GOOD = {
    "code": "1.004222",
    "name": "Đăng ký thường trú",
    "cases": [],
    "terms": [],
}


def _file(folder: Path, *entries: object) -> Path:
    file = folder / "danh-muc.json"
    file.write_text(json.dumps(entries), "utf-8")
    return file


def test_that_an_import_tells_what_came_in_and_what_could_not_be_read(
    desk: Desk, admin: Officer, tmp_path: Path, shared_entry: dict[str, object]
) -> None:
    file = _file(tmp_path, shared_entry, {"name": "không mã"})
    desk.screen.choose_files = lambda _over, done: done([file])
    desk.enter(admin)
    assert desk.page.catalogue.held.value.text() == "1"
    desk.press("Ctrl+Return")
    report = desk.screen.catalogue.state.report
    assert report
    assert report.added == 1
    assert desk.page.catalogue.held.value.text() == "2"
    assert desk.page.catalogue.problems.model().rowCount() == 1
    assert desk.news == [CatalogueChanged()]


def test_that_a_file_that_is_no_catalogue_is_a_notice_and_changes_nothing(
    desk: Desk, admin: Officer, tmp_path: Path
) -> None:
    file = tmp_path / "anh.json"
    file.write_bytes(b"{ hong")
    desk.screen.choose_files = lambda _over, done: done([file])
    desk.enter(admin)
    desk.press("Ctrl+Return")
    assert desk.said[-1]
    assert "anh.json" in desk.said[-1].title
    assert not desk.page.catalogue.take_in.busy
    assert desk.news == []


def test_that_a_file_gone_since_it_was_chosen_is_a_notice(
    desk: Desk, admin: Officer, tmp_path: Path
) -> None:
    desk.screen.choose_files = lambda _over, done: done([tmp_path / "mat.json"])
    desk.enter(admin)
    desk.press("Ctrl+Return")
    assert desk.said[-1]
    assert "mat.json" in desk.said[-1].title


def test_that_who_may_not_import_cannot_and_is_told_why(desk: Desk, reception: Officer) -> None:
    asked: list[bool] = []
    desk.screen.choose_files = lambda _over, _done: asked.append(True)
    desk.enter(reception)
    desk.press("Ctrl+Return")
    assert asked == []
    assert not desk.page.catalogue.take_in.isEnabled()


@pytest.mark.parametrize("why", Why)
def test_that_every_reason_has_words(why: Why) -> None:
    facts = {"unit": "QUARTER"} if why is Why.UNIT_UNKNOWN else {"channel": "app"}
    assert why_words(CatalogueProblem("1.1", why, facts))


@pytest.fixture
def shared_entry() -> dict[str, object]:
    """A procedure in our own form: another code than the office holds."""
    from desk_app.domain.ids import ProcedureCode
    from desk_app.domain.law.procedure import procedure_facts
    from tests.builders import a_procedure

    return dict(procedure_facts(a_procedure(code=ProcedureCode("1.004222"))))
