"""The pages of the desk: each made once, and joined to what it asks of the others."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from PySide6.QtCore import QObject

from desk_app.documents.kinds import HAND_OVER_MINUTES
from desk_app.domain.dossier import Dossier
from desk_app.domain.handing_over.batch import Batch
from desk_app.domain.ids import DossierId
from desk_app.domain.sent_away import SentAway
from desk_app.wiring.office import Office
from ui.background import Runs
from ui.news import DossiersChanged, News
from ui.paper_desk import PaperDesk
from ui.printing.orders import ShownPaper
from ui.printing.printers import Printers
from ui.screens.books.screen import BooksScreen
from ui.screens.calendar.screen import CalendarScreen
from ui.screens.catalogue.screen import CatalogueScreen
from ui.screens.day_end.screen import DayEndScreen
from ui.screens.disputed.screen import DisputedScreen
from ui.screens.dossier.screen import DossierScreen
from ui.screens.hand_over.screen import HandOverScreen
from ui.screens.intake.screen import IntakeScreen
from ui.screens.money.screen import MoneyScreen
from ui.screens.online.screen import OnlineScreen
from ui.screens.post.printing import print_postal_list
from ui.screens.post.screen import PostScreen
from ui.screens.prints.screen import PrintsScreen
from ui.screens.queue.screen import QueueScreen
from ui.screens.return_.screen import ReturnScreen
from ui.screens.scans.screen import ScansScreen
from ui.screens.search.screen import SearchScreen
from ui.screens.sent_away.screen import SentAwayScreen
from ui.screens.settings.screen import SettingsScreen
from ui.screens.stub.screen import StubScreen
from ui.screens.sync.screen import SyncScreen
from ui.screens.versions.screen import VersionsScreen
from ui.screens.watch.screen import WatchScreen
from ui.screens.worklist.screen import WorklistScreen
from ui.shell.keys_screen import KeysScreen
from ui.texts import Notice
from ui.widgets.bars import NoticeAction


@dataclass(frozen=True, slots=True)
class Made:
    """What every page is made of."""

    office: Office
    background: Runs
    news: News
    papers: PaperDesk
    printers: Printers
    parent: QObject

    @property
    def usual(self) -> tuple[Office, Runs, News]:
        return self.office, self.background, self.news

    def tell_of(self, dossier: DossierId) -> None:
        self.news.tell(DossiersChanged(frozenset({dossier})))


@dataclass(frozen=True, slots=True, kw_only=True)
class Asks:
    """What pages ask of the workplace."""

    go_back: Callable[[], None]
    show_paper: Callable[[ShownPaper], None]
    print_paper: Callable[[tuple[DossierId, str]], None]
    print_away: Callable[[SentAway], None]
    sent_away: Callable[[SentAway], None]
    say: Callable[[Notice | None, NoticeAction | None], None]


def make_pages(made: Made, asks: Asks) -> Mapping[str, Any]:
    """Name → `ui.shell.screen.Screen`."""
    parent = made.parent
    keys = KeysScreen(parent=parent)
    keys.back_asked.connect(asks.go_back)
    return {
        "intake": _intake(made, asks),
        "worklist": WorklistScreen(*made.usual, parent=parent),
        "dossier": _dossier(made, asks),
        "search": SearchScreen(*made.usual, parent=parent),
        "hand_over": _hand_over(made),
        "sent_away": _sent_away(made, asks),
        "stub": StubScreen(*made.usual, parent=parent),
        "post": _post(made),
        "return": _return(made, asks),
        "money": _money(made),
        "calendar": CalendarScreen(*made.usual, parent=parent),
        "catalogue": _catalogue(made),
        "queue": _queue(made, asks),
        "settings": _settings(made, asks),
        "keys": keys,
        "online": OnlineScreen(*made.usual, parent=parent),
        "scans": ScansScreen(*made.usual, parent=parent),
        "sync": SyncScreen(*made.usual, parent=parent),
        "day_end": _day_end(made),
        "disputed": DisputedScreen(*made.usual, parent=parent),
        "prints": PrintsScreen(made.papers, made.office.now, parent=parent),
        "versions": _versions(made),
        "watch": WatchScreen(*made.usual, parent=parent),
        "books": BooksScreen(*made.usual, parent=parent),
    }


def _intake(made: Made, asks: Asks) -> IntakeScreen:
    page = IntakeScreen(made.office, made.background, parent=made.parent)
    page.received.connect(lambda dossier: made.tell_of(dossier.id))
    page.put_off.connect(made.papers.put_off_received)
    page.visit_over.connect(made.papers.print_received)
    page.sent_away.connect(asks.sent_away)
    page.checklist_asked.connect(made.papers.print_checklist)
    return page


def _dossier(made: Made, asks: Asks) -> DossierScreen:
    page = DossierScreen(*made.usual, parent=made.parent)
    page.print_asked.connect(asks.print_paper)
    return page


def _return(made: Made, asks: Asks) -> ReturnScreen:
    page = ReturnScreen(*made.usual, parent=made.parent)
    page.print_asked.connect(asks.print_paper)
    return page


def _hand_over(made: Made) -> HandOverScreen:
    page = HandOverScreen(*made.usual, parent=made.parent)

    def print_minutes(batch: Batch) -> None:
        about, number = DossierId(batch.id), str(batch.list_number)
        made.papers.print_form(about, number, HAND_OVER_MINUTES, who=batch.unit)

    page.print_asked.connect(print_minutes)
    return page


def _sent_away(made: Made, asks: Asks) -> SentAwayScreen:
    page = SentAwayScreen(*made.usual, parent=made.parent)
    page.print_asked.connect(asks.print_away)
    return page


def _post(made: Made) -> PostScreen:
    page = PostScreen(*made.usual, parent=made.parent)

    def print_each(dossiers: Sequence[Dossier]) -> None:
        for dossier in dossiers:  # each is another person's visit
            made.papers.print_received((dossier,))

    page.received.connect(print_each)
    page.list_asked.connect(partial(print_postal_list, made.papers, made.office.post.draw))
    return page


def _money(made: Made) -> MoneyScreen:
    page = MoneyScreen(*made.usual, parent=made.parent)
    page.slip_asked.connect(made.papers.print_slip)
    page.count_asked.connect(made.papers.print_cash_count)
    return page


def _day_end(made: Made) -> DayEndScreen:
    page = DayEndScreen(*made.usual, parent=made.parent)
    page.print_asked.connect(made.papers.print_day_sheet)
    return page


def _catalogue(made: Made) -> CatalogueScreen:
    page = CatalogueScreen(*made.usual, parent=made.parent)
    page.sheet_asked.connect(made.papers.print_notice_sheet)
    page.checklist_asked.connect(made.papers.print_checklist)
    return page


def _queue(made: Made, asks: Asks) -> QueueScreen:
    page = QueueScreen(*made.usual, parent=made.parent)
    page.print_asked.connect(made.papers.print_ticket)
    page.called.connect(asks.say)
    return page


def _settings(made: Made, asks: Asks) -> SettingsScreen:
    page = SettingsScreen(*made.usual, made.printers, parent=made.parent)
    page.bindings_changed.connect(made.papers.read_bindings)
    page.paper_shown.connect(asks.show_paper)
    return page


def _versions(made: Made) -> VersionsScreen:
    page = VersionsScreen(*made.usual, parent=made.parent)
    page.follow(made.papers)
    page.print_asked.connect(made.papers.print_again)
    page.preview_asked.connect(
        lambda dossier, row: made.papers.preview(dossier, row.form, row.version)
    )
    return page
