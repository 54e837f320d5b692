"""A file that takes long has a reader of its own: the window reads on, and closes at once."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from threading import Event
from typing import Any

import pytest
import shiboken6
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from db.queries.rows import DossierLine
from desk_app.domain.counting.period import read_period
from desk_app.domain.errors import DeskError
from desk_app.services.counting.note_report import ReportOrder
from desk_app.wiring.office import Office
from desk_app.wiring.reports.files import FileKind
from tests.ui.dossiers.counter import ANOTHER, CounterDesk
from ui.background import Background, Lane
from ui.screens.books.files.writer import FileWriter

ORDER = ReportOrder(name="mau-07", period=read_period("2026-11"))


class SlowDisk:
    """The office, but no file of a report is begun before the test says so."""

    def __init__(self, office: Office) -> None:
        self.begun, self.may_go_on = Event(), Event()
        self._write = office.reports.write
        self.office = replace(office, reports=replace(office.reports, write=self._slowly))

    def _slowly(self, *asked: Any) -> bool:
        self.begun.set()
        self.may_go_on.wait()
        return self._write(*asked)


@pytest.fixture
def background() -> Iterator[Background]:
    background = Background()
    yield background
    background.close()
    shiboken6.delete(background)


def test_that_a_search_is_answered_while_a_register_is_written(
    counter: CounterDesk, background: Background, qtbot: QtBot, tmp_path: Path
) -> None:
    dossier, disk, owner = counter.receive(), SlowDisk(counter.office), QObject()
    writer = FileWriter(disk.office, background, background)
    told: list[Any] = []
    writer.notice_changed.connect(lambda said, _action: told.append(said))
    report = counter.office.reports.make(ORDER, ANOTHER)
    writer.write(report, ORDER, ANOTHER, FileKind.CSV, tmp_path / "so.csv")
    qtbot.waitUntil(disk.begun.is_set)
    found: list[Sequence[DossierLine]] = []
    failed: list[DeskError] = []
    background.run(
        lambda: counter.office.reading.search(str(dossier.code)),
        owner=owner,
        done=found.append,
        failed=failed.append,
        lane=Lane.READING,
    )
    qtbot.waitUntil(lambda: bool(found))
    assert [line.id for line in found[0]] == [dossier.id]
    assert not (tmp_path / "so.csv").exists()
    disk.may_go_on.set()
    qtbot.waitUntil(lambda: told[-1] is not None)
    assert str(dossier.code) in (tmp_path / "so.csv").read_text("utf-8-sig")
    assert failed == []


def test_that_a_window_that_closes_gives_its_file_up(
    counter: CounterDesk, background: Background, qtbot: QtBot, tmp_path: Path, qapp: QObject
) -> None:
    counter.receive()
    disk = SlowDisk(counter.office)
    writer = FileWriter(disk.office, background, background)
    report = counter.office.reports.make(ORDER, ANOTHER)
    folder = tmp_path / "files"
    folder.mkdir()
    writer.write(report, ORDER, ANOTHER, FileKind.CSV, folder / "so.csv")
    qtbot.waitUntil(disk.begun.is_set)
    qapp.aboutToQuit.emit()  # type: ignore[attr-defined]  # as at the end of the program
    disk.may_go_on.set()
    background.close()
    assert list(folder.iterdir()) == []
