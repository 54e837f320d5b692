"""The pages of the desk: each made once, when it is first asked for, and joined to what it asks
of the others."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from PySide6.QtCore import QObject

from desk_app.documents.kinds import HAND_OVER_MINUTES
from desk_app.domain.dossier import Dossier
from desk_app.domain.handing_over.batch import Batch
from desk_app.domain.ids import DossierId
from desk_app.domain.officer import Officer
from desk_app.domain.sent_away import SentAway
from desk_app.wiring.office import Office
from ui.background import Runs
from ui.news import DossiersChanged, News
from ui.paper_desk import PaperDesk
from ui.printing.orders import ShownPaper
from ui.printing.printers import Printers
from ui.screens.post.printing import print_postal_list
from ui.shell.screen import Screen
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


class Pages(Mapping[str, Any]):
    """Name → `ui.shell.screen.Screen`. A page is made when somebody first asks for it: what an
    officer never opens takes neither time at the start nor memory.

    On the GUI thread only, but for `made`.
    """

    def __init__(
        self, makers: Mapping[str, Callable[[], Screen]], join: Callable[[str, Screen], None]
    ) -> None:
        """Args:
        join: Called once with the name of a page and the page, before anybody else has it.
        """
        self._makers, self._join = makers, join
        self._made: dict[str, Any] = {}
        self._ahead: dict[str, Screen] = {}

    def __getitem__(self, name: str) -> Any:
        page = self._made.get(name)
        if page is None:
            page = self._made[name] = self._ahead.pop(name, None) or self._makers[name]()
            self._join(name, page)
        return page

    def make_ahead(self, name: str) -> None:
        """Half of what it takes to open a page for the first time; the window is still for each."""
        if name not in self._made and name not in self._ahead:
            self._ahead[name] = self._makers[name]()

    def __iter__(self) -> Iterator[str]:
        return iter(self._makers)

    def __len__(self) -> int:
        return len(self._makers)

    def made(self, name: str) -> Any:
        """The page if it was asked for already, else None. Any thread."""
        return self._made.get(name)


def make_pages(made: Made, asks: Asks, join: Callable[[str, Screen], None]) -> Pages:
    """All pages of the desk, none of them made yet; `join` as `Pages` has it."""
    makers = {
        "intake": lambda: _intake(made, asks),
        "worklist": lambda: _worklist(made),
        "dossier": lambda: _dossier(made, asks),
        "search": lambda: _search(made),
        "hand_over": lambda: _hand_over(made),
        "sent_away": lambda: _sent_away(made, asks),
        "stub": lambda: _stub(made),
        "post": lambda: _post(made),
        "return": lambda: _return(made),
        "money": lambda: _money(made),
        "calendar": lambda: _calendar(made),
        "catalogue": lambda: _catalogue(made),
        "queue": lambda: _queue(made, asks),
        "settings": lambda: _settings(made, asks),
        "keys": lambda: _keys(made, asks),
        "online": lambda: _online(made),
        "scans": lambda: _scans(made),
        "sync": lambda: _sync(made),
        "day_end": lambda: _day_end(made),
        "disputed": lambda: _disputed(made),
        "prints": lambda: _prints(made),
        "versions": lambda: _versions(made),
        "watch": lambda: _watch(made),
        "books": lambda: _books(made),
    }
    return Pages(makers, join)


def _intake(made: Made, asks: Asks) -> Screen:
    from ui.screens.intake.screen import IntakeScreen

    page = IntakeScreen(made.office, made.background, parent=made.parent)
    page.received.connect(lambda dossier: made.tell_of(dossier.id))
    page.put_off.connect(made.papers.put_off_received)
    page.visit_over.connect(lambda dossiers: made.papers.print_received(dossiers, page.officer))
    page.sent_away.connect(asks.sent_away)
    page.checklist_asked.connect(made.papers.print_checklist)
    return page


def _dossier(made: Made, asks: Asks) -> Screen:
    from ui.screens.dossier.screen import DossierScreen

    page = DossierScreen(*made.usual, parent=made.parent)
    page.print_asked.connect(asks.print_paper)
    return page


def _return(made: Made) -> Screen:
    from ui.screens.return_.screen import ReturnScreen

    page = ReturnScreen(*made.usual, parent=made.parent)
    page.print_asked.connect(lambda asked, by: made.papers.print_again(asked[0], asked[1], by=by))
    return page


def _hand_over(made: Made) -> Screen:
    from ui.screens.hand_over.screen import HandOverScreen

    page = HandOverScreen(*made.usual, parent=made.parent)

    def print_minutes(batch: Batch) -> None:
        about, number = DossierId(batch.id), str(batch.list_number)
        by = page.presenter.table.officer
        made.papers.print_form(about, number, HAND_OVER_MINUTES, who=batch.unit, by=by)

    page.print_asked.connect(print_minutes)
    return page


def _sent_away(made: Made, asks: Asks) -> Screen:
    from ui.screens.sent_away.screen import SentAwayScreen

    page = SentAwayScreen(*made.usual, parent=made.parent)
    page.print_asked.connect(asks.print_away)
    return page


def _post(made: Made) -> Screen:
    from ui.screens.post.screen import PostScreen

    page = PostScreen(*made.usual, parent=made.parent)

    def print_each(dossiers: Sequence[Dossier], by: Officer) -> None:
        for dossier in dossiers:  # each is another person's visit
            made.papers.print_received((dossier,), by)

    page.received.connect(print_each)
    draw = made.office.post.draw
    page.list_asked.connect(partial(print_postal_list, made.papers, draw, page.sent))
    return page


def _money(made: Made) -> Screen:
    from ui.screens.money.screen import MoneyScreen

    page = MoneyScreen(*made.usual, parent=made.parent)
    page.slip_asked.connect(made.papers.print_slip)
    page.count_asked.connect(made.papers.print_cash_count)
    return page


def _day_end(made: Made) -> Screen:
    from ui.screens.day_end.screen import DayEndScreen

    page = DayEndScreen(*made.usual, parent=made.parent)
    page.print_asked.connect(made.papers.print_day_sheet)
    return page


def _catalogue(made: Made) -> Screen:
    from ui.screens.catalogue.screen import CatalogueScreen

    page = CatalogueScreen(*made.usual, parent=made.parent)
    page.sheet_asked.connect(made.papers.print_notice_sheet)
    page.checklist_asked.connect(made.papers.print_checklist)
    return page


def _queue(made: Made, asks: Asks) -> Screen:
    from ui.screens.queue.screen import QueueScreen

    page = QueueScreen(*made.usual, parent=made.parent)
    page.print_asked.connect(made.papers.print_ticket)
    page.called.connect(asks.say)
    return page


def _settings(made: Made, asks: Asks) -> Screen:
    from ui.screens.settings.screen import SettingsScreen

    page = SettingsScreen(*made.usual, made.printers, parent=made.parent)
    page.bindings_changed.connect(made.papers.read_bindings)
    page.paper_shown.connect(asks.show_paper)
    return page


def _versions(made: Made) -> Screen:
    from ui.screens.versions.screen import VersionsScreen

    page = VersionsScreen(*made.usual, parent=made.parent)
    page.follow(made.papers)
    page.print_asked.connect(made.papers.print_again)
    page.preview_asked.connect(
        lambda dossier, row: made.papers.preview(dossier, row.form, row.version)
    )
    return page


def _worklist(made: Made) -> Screen:
    from ui.screens.worklist.screen import WorklistScreen

    return WorklistScreen(*made.usual, parent=made.parent)


def _search(made: Made) -> Screen:
    from ui.screens.search.screen import SearchScreen

    return SearchScreen(*made.usual, parent=made.parent)


def _stub(made: Made) -> Screen:
    from ui.screens.stub.screen import StubScreen

    return StubScreen(*made.usual, parent=made.parent)


def _calendar(made: Made) -> Screen:
    from ui.screens.calendar.screen import CalendarScreen

    return CalendarScreen(*made.usual, parent=made.parent)


def _online(made: Made) -> Screen:
    from ui.screens.online.screen import OnlineScreen

    return OnlineScreen(*made.usual, parent=made.parent)


def _scans(made: Made) -> Screen:
    from ui.screens.scans.screen import ScansScreen

    return ScansScreen(*made.usual, parent=made.parent)


def _sync(made: Made) -> Screen:
    from ui.screens.sync.screen import SyncScreen

    return SyncScreen(*made.usual, parent=made.parent)


def _disputed(made: Made) -> Screen:
    from ui.screens.disputed.screen import DisputedScreen

    return DisputedScreen(*made.usual, parent=made.parent)


def _watch(made: Made) -> Screen:
    from ui.screens.watch.printing import print_reminders
    from ui.screens.watch.screen import WatchScreen

    page = WatchScreen(*made.usual, parent=made.parent)
    draw = made.office.watching.reminder_paper
    page.print_asked.connect(partial(print_reminders, made.papers, draw))
    return page


def _books(made: Made) -> Screen:
    from ui.screens.books.screen import BooksScreen

    return BooksScreen(*made.usual, parent=made.parent)


def _prints(made: Made) -> Screen:
    from ui.screens.prints.screen import PrintsScreen

    return PrintsScreen(made.papers, made.office.now, parent=made.parent)


def _keys(made: Made, asks: Asks) -> Screen:
    from ui.shell.keys_screen import KeysScreen

    page = KeysScreen(parent=made.parent)
    page.back_asked.connect(asks.go_back)
    return page
