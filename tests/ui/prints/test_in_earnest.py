"""Printing with the real lanes: a printer that does not answer holds up nobody."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from threading import Event

import pytest
import shiboken6
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from db.queries.rows import DossierLine
from desk_app.domain.errors import DeskError
from desk_app.domain.people.rights import Role
from tests.builders import LEADER, an_officer
from tests.fakes import FakePrinters
from tests.ui.dossiers.counter import OFFICER, CounterDesk, counter
from tests.ui.printing.test_print_queue import Later
from ui.background import Background, Lane
from ui.paper_desk import BINDINGS, PaperDesk
from ui.printing.orders import ListedPrint, PrintStage, PrintTarget
from ui.printing.printers import JobRef

__all__ = ["counter"]  # fixture

ADMIN = an_officer(LEADER, Role.ADMIN)


class SlowPrinters(FakePrinters):
    """Answers when it is let."""

    def __init__(self) -> None:
        super().__init__()
        self.called, self.may_answer = Event(), Event()

    def hand_over(self, pdf: Path, target: PrintTarget) -> JobRef:
        self.called.set()
        self.may_answer.wait(20)
        return super().hand_over(pdf, target)


@pytest.fixture
def background() -> Iterator[Background]:
    background = Background()
    yield background
    background.close()
    shiboken6.delete(background)


def test_that_a_search_is_answered_while_a_printer_is_not(
    counter: CounterDesk, background: Background, qtbot: QtBot
) -> None:
    counter.office.keeping.set_setting(BINDINGS, {"receipt": {"printer": "quay-1"}}, ADMIN)
    printers, owner = SlowPrinters(), QObject()
    papers = PaperDesk(counter.office, background, printers, background)  # and goes with it
    papers.serve(OFFICER)
    qtbot.waitUntil(lambda: papers.bound.known)
    dossier = counter.receive()
    papers.print_form(dossier.id, str(dossier.code), "receipt")
    qtbot.waitUntil(printers.called.is_set)

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
    assert [job.stage for job in papers.queue.jobs] == [PrintStage.WAITING]

    printers.may_answer.set()
    qtbot.waitUntil(lambda: papers.queue.jobs[0].stage is PrintStage.HANDED_OVER)
    assert [paper.printer for paper in printers.tray] == ["quay-1"]
    assert failed == []


def test_that_a_paper_asked_for_while_it_is_being_sent_is_not_sent_again(
    counter: CounterDesk, qapp: QApplication
) -> None:
    counter.office.keeping.set_setting(BINDINGS, {"receipt": {"printer": "quay-1"}}, ADMIN)
    machine, printers = Later(), FakePrinters()
    papers = PaperDesk(counter.office, machine, printers)
    papers.serve(OFFICER)
    while machine.waiting:
        machine.go_on()
    dossier = counter.receive()
    told: list[ListedPrint] = []
    papers.on_its_way.connect(told.append)
    assert papers.print_form(dossier.id, str(dossier.code), "receipt")
    assert not papers.print_form(dossier.id, str(dossier.code), "receipt")
    papers.print_instead(told[0])
    assert [job.stage for job in told] == [PrintStage.WAITING] * 2
    while machine.waiting:
        machine.go_on()
    assert len(printers.tray) == 1
