"""An officer's seat at intake: the real office, the real frame, a keyboard, a scanner."""

import os
import shutil
import tempfile
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any, Final

import shiboken6
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from db.unit_of_work import UnitOfWork
from desk_app.domain.codes.scan import read_scan
from desk_app.domain.dossier import Dossier
from desk_app.domain.ids import DeskId, ProcedureCode
from desk_app.domain.law.due import Limit, LimitUnit
from desk_app.domain.law.papers import Channel, Paper, PaperCase
from desk_app.domain.law.procedure import Procedure
from desk_app.domain.law.terms import ChannelTerms
from desk_app.domain.office import DeskFacts, unit_from
from desk_app.domain.officer import Officer
from desk_app.domain.sent_away import SentAway
from desk_app.paths import Folders
from desk_app.wiring.build import build_office
from desk_app.wiring.office import Office
from desk_app.wiring.opening import OpenDesk, open_desk
from tests.builders import UNIT, Clock, a_procedure, a_scribe, an_officer, fill_office
from tests.ui.inline import Inline
from tests.ui.keyboard import press, scan, type_text
from ui.background import Background, Runs
from ui.scanner import Scanner
from ui.screens.intake.parts.sheet import IntakeState
from ui.screens.intake.screen import IntakeScreen
from ui.shell.screen import Go, Header
from ui.shell.shell import Shell
from ui.shortcuts import Keys, bind
from ui.texts import Notice
from ui.widgets.bars import NoticeAction

LAN: Final = (
    "092304001234||NGUYỄN THỊ LAN|05022004|Nữ|Khu vực 3, phường Ninh Kiều, TP Cần Thơ|11082024"
)
HAU: Final = "093095001234||TRẦN VĂN HẬU|01061995|Nam|Ấp 5, xã Vị Thủy, TP Cần Thơ|12092024"
FOUR_PAPERS: Final = ProcedureCode("1.004884")
MARRIAGE: Final = ProcedureCode("1.000894")  # with cases, limits, notes; nothing is required
UNKNOWN: Final = ProcedureCode("2.002516")  # the catalogue has nothing but its name
_DESK: Final = DeskFacts(
    unit=unit_from(UNIT, "Phường Ninh Kiều", {}),
    desk=DeskId("Q1"),
    desk_name="Quầy 1",
    central="http://127.0.0.1:1",
)


def four_papers() -> Procedure:
    """Đăng ký lại khai sinh with four papers, one of them a copy, and a remark."""
    papers = (
        Paper(name="Giấy tờ phải nộp", note=True),
        Paper(name="Tờ khai đăng ký lại khai sinh", original=1, required=True),
        Paper(name="Bản cam đoan về việc đã đăng ký khai sinh", original=1, required=True),
        Paper(name="Bản sao giấy khai sinh trước đây", copies=2, required=True),
        Paper(name="Giấy tờ chứng minh nơi cư trú", original=1, required=True),
    )
    limit = Limit(Decimal(5), LimitUnit.WORKING_DAY)
    return a_procedure(
        code=FOUR_PAPERS,
        name="Đăng ký lại khai sinh",
        cases=(PaperCase("", papers),),
        terms=(ChannelTerms(channel=Channel.DIRECT, limit=limit),),
    )


def marriage() -> Procedure:
    sheet = Paper(name="Tờ khai đăng ký kết hôn", original=1, required=True)
    divorce = Paper(name="Trích lục ghi chú ly hôn", original=1)
    days = (Limit(Decimal(3), LimitUnit.WORKING_DAY), Limit(Decimal(8), LimitUnit.WORKING_DAY))
    return a_procedure(
        code=MARRIAGE,
        name="Đăng ký kết hôn",
        cases=(PaperCase("", (sheet,)), PaperCase("Đã từng ly hôn", (sheet, divorce))),
        terms=tuple(ChannelTerms(channel=Channel.DIRECT, limit=limit) for limit in days),
    )


def unknown() -> Procedure:
    return a_procedure(code=UNKNOWN, name="Xác nhận thông tin hộ tịch", cases=(), terms=())


def open_counter(folder: Path) -> OpenDesk:
    """A desk of the office of the builders, with three procedures more."""
    shutil.copytree(_filled(), folder, dirs_exist_ok=True)
    return replace(open_desk(Folders(folder), folder / "keys"), facts=_DESK)


@cache
def _filled() -> Path:
    """A desk's folder and its keys, made once and never opened again."""
    folder = Path(tempfile.mkdtemp(dir=os.environ["XDG_RUNTIME_DIR"]))
    opened = open_desk(Folders(folder), folder / "keys")
    work: Callable[[], UnitOfWork] = opened.store.work(a_scribe())
    fill_office(work)
    with work() as tx:
        tx.catalogue.put("test", [four_papers(), marriage(), unknown()])
        tx.commit()
    opened.close()
    return folder


class Seat:
    """What the officer does, and what she sees."""

    def __init__(
        self, opened: OpenDesk, qapp: QApplication, background: Runs | None = None
    ) -> None:
        self.opened, self.clock = opened, Clock()
        self.office: Office = build_office(opened, now=self.clock)
        self._background = background or Inline()
        self.scanner = Scanner(qapp)
        self.keys = 0  # keystrokes, a chord being one
        self.scans = 0
        self.received = list[Dossier]()
        self.sent_away = list[SentAway]()
        self.went = list[Go]()
        self.headers = list[Header]()
        self.scanner.scanned.connect(self._scanned)
        self.screen: IntakeScreen = None  # type: ignore[assignment]  # made next
        self.restart()

    def restart(self, officer: Officer | None = None) -> None:
        """The program is started anew: nothing typed is in memory any more."""
        if self.screen is not None:
            self._end()
        self.shell = Shell([])
        self.shell.resize(1366, 768)
        self.screen = IntakeScreen(self.office, self._background)
        self.shell.add_page("intake", self.screen.view)
        self.shell.show_page("intake")
        self.screen.notice_changed.connect(self._notice)
        self.screen.received.connect(self.received.append)
        self.screen.sent_away.connect(self.sent_away.append)
        self.screen.go.connect(self.went.append)
        self.screen.header_changed.connect(self.headers.append)
        bind(Keys.BACK, self.shell, self.screen.step_back)
        self.shell.show()
        self.shell.activateWindow()
        self.screen.enter(officer or an_officer(), None)

    def _notice(self, notice: Notice | None, action: NoticeAction | None) -> None:
        self.shell.show_notice(notice, action)

    def _scanned(self, text: str) -> None:
        self.screen.take_scan(read_scan(text))

    def press(self, *chords: str) -> None:
        for chord in chords:
            press(self.shell, chord)
            self.scanner.flush()
            self.keys += 1

    def hold(self, key: Qt.Key) -> None:
        """What a key that is held down sends once more."""
        alone = Qt.KeyboardModifier.NoModifier
        again = QKeyEvent(QEvent.Type.KeyPress, key, alone, "\r", True)
        QApplication.sendEvent(self.place or self.shell, again)

    def type(self, text: str) -> None:
        type_text(self.shell, text)
        self.scanner.flush()
        self.keys += len(text)

    def scan(self, text: str) -> None:
        scan(self.shell, text)
        self.scans += 1

    def receive(self, card: str = LAN, procedure: str = FOUR_PAPERS) -> Dossier:
        """A whole intake, as quickly as keys allow."""
        self.scan(card)
        self.type(procedure)
        self.press("Return", "Ctrl+G", "Ctrl+Return")
        return self.received[-1]

    @property
    def state(self) -> IntakeState:
        return self.screen.presenter.sheet.state

    @property
    def said(self) -> str:
        """The notice bar."""
        notice = self.shell.notice
        return f"{notice.title} {notice.advice}" if notice else ""

    @property
    def place(self) -> QWidget | None:
        """Where the next key goes."""
        return QApplication.focusWidget()

    def words(self) -> str:
        """Every word of the page that can be seen."""
        QApplication.processEvents()  # labels made just now are shown by the layout
        labels = self.screen.view.findChildren(QLabel)
        return " ".join(label.text() for label in labels if label.isVisibleTo(self.screen.view))

    def put_in_catalogue(self, *procedures: Procedure) -> None:
        with self.opened.store.work(a_scribe())() as tx:
            tx.catalogue.put("test", procedures)
            tx.commit()

    def _end(self) -> None:
        """The program is gone: what was not written is lost, and nothing is left to collect."""
        self.screen.presenter.drafts.forget()
        for thing in (self.shell, self.screen):
            shiboken6.delete(thing)

    def close(self) -> None:
        if isinstance(self._background, Background):
            self._background.close()
        self._end()
        shiboken6.delete(self.scanner)
        self.opened.close()  # no copy of the evening: no test here is about it


def draft_of(seat: Seat, officer: Officer | None = None) -> Any:
    return seat.office.reading.draft(officer or an_officer(), "intake")
