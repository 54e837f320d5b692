"""The desk at work: pages, scans, prints and search joined, for one open office."""

import time
from collections.abc import Set
from functools import partial
from typing import Any
from uuid import UUID

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from desk_app.domain.codes.scan import Scan
from desk_app.domain.errors import DeskError, RightMissing
from desk_app.domain.ids import DossierId, OfficerId
from desk_app.domain.office_time import office_date
from desk_app.domain.officer import Officer
from desk_app.domain.sent_away import SentAway
from desk_app.wiring.office import Office
from desk_app.wiring.papers.sent_away import PAPERS
from ui.background import Runs
from ui.news import DossiersChanged, Fact, News, StoreFailed
from ui.pages import Asks, Made, make_pages
from ui.paper_desk import PaperDesk
from ui.print_notices import PrintNotices
from ui.printing.orders import ShownPaper
from ui.printing.preview import PaperWindow
from ui.printing.printers import Printers
from ui.rounds.centre_watch import CentreWatch
from ui.rounds.forms_watch import FormsWatch
from ui.rounds.watch_words import forms_refused
from ui.scanned_opens import ScannedOpens
from ui.shell.page_rights import barred, first_page, missing
from ui.shell.screen import Go, Header, Screen
from ui.shell.shell import Shell
from ui.shell.unseen import UnseenNotices
from ui.shortcuts import Keys, bind
from ui.texts import Notice, notice
from ui.widgets.bars import NoticeAction, in_one
from ui.widgets.button import Button, Kind
from ui.widgets.labels import Label

_TYPED_MS = 120  # after the last letter in the search field
# Pages without an item of their own, and whose item is marked for them.
_PLACES = dict.fromkeys(
    ("dossier", "scans", "sent_away", "stub", "versions", "disputed"), "worklist"
) | {"day_end": "watch"}


class Workplace(QObject):
    """Everything between the log-in and the log-out."""

    showed = Signal(str)  # name of the page now shown
    scan_taken = Signal()  # and nothing had to be said about it

    def __init__(
        self,
        shell: Shell,
        office: Office,
        background: Runs,
        printers: Printers,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._shell = shell
        self._office = office
        self._background = background
        self._officer: Officer | None = None
        self._page, self._where = "", Go("")  # the page shown; the same with what it is about
        self._left: tuple[OfficerId, Go] | None = None  # who left last, and where they were
        self._past: list[Go] = []  # pages Esc goes back to
        self._unseen = UnseenNotices()  # said while elsewhere
        self.news = News(self)
        self.papers = PaperDesk(office, background, printers, self)
        self.screens = make_pages(
            Made(office, background, self.news, self.papers, printers, self),
            Asks(
                go_back=self.step_back,
                show_paper=self._show_paper,
                print_paper=self._print,
                print_away=self._print_away,
                sent_away=self._sent_away,
                say=self._tell,
            ),
            self._join_page,
        )
        self.scanned = ScannedOpens(office, background, lambda: self._officer, self)
        self._prints = PrintNotices(shell, self.papers, lambda: self._officer, self.go, self)
        self._centre = CentreWatch(office, background, self.news, self._hint, self.is_quiet)
        self._centre.setParent(self)
        self._forms = FormsWatch(office, background, self)
        self._preview = PaperWindow(background)
        self._since: float | None = None  # first scan of the visitor, monotonic
        self._watch = Label("", "small", tone="text2")
        self._back = Button(self.tr("Quay lại"), Kind.QUIET, caps=Keys.BACK.caps).small()
        self._search = QTimer(self, singleShot=True, interval=_TYPED_MS)
        self._join()

    @property
    def officer(self) -> Officer | None:
        """Who sits at the counter; None while it is locked."""
        return self._officer

    def begin(self, officer: Officer) -> None:
        """Open the counter for `officer`, where they left it or at the page of their work."""
        self._officer = officer
        self._past.clear()
        self._shell.set_officer(officer.name, self._office.facts.desk_name)
        self._shell.set_rights(officer.rights)
        self.papers.serve(officer)
        self.papers.list_open()
        self._prints.tell()
        left = self._left[1] if self._left and self._left[0] == officer.id else None
        back = left is not None and barred(officer.rights, left.page) is None
        self.go(left if left and back else Go(first_page(officer.rights)))
        self._centre.serve(officer)
        self._forms.serve(officer)

    def leave(self, *, locked: bool = False) -> None:
        """What was typed stays with its owner, who after a lock comes back to the same page."""
        if self._page and self._officer is not None:
            self._left = (self._officer.id, self._where.anew()) if locked else None
            self.screens[self._page].leave()
        self._page = ""
        self._officer = None
        self._search.stop()
        self.papers.previews.forget()
        self._centre.serve(None)
        self._forms.serve(None)
        self._unseen.leave(locked=locked)
        self._shell.set_prints(())
        self._preview.hide()

    def close(self) -> None:
        """The program ends: how prints ended is written before it does."""
        self.leave()
        self.papers.queue.store_all_ends()

    def go(self, where: Go) -> None:
        """Show a page; asking for the one that is shown enters it anew."""
        self._preview.hide()
        self.papers.previews.forget()
        officer = self._officer
        if officer is None:
            return
        if (right := barred(officer.rights, where.page)) is not None:
            self._refuse(RightMissing(right))
            return
        page = self.screens[where.page]
        self._shell.show_notice(None)
        if where.page == self._page and where in {Go("intake"), Go("money")}:
            self.screens[where.page].enter_again()
        if self._page:
            self.screens[self._page].leave()
            if self._page not in {where.page, "stub"}:  # a stub's dossier may be here by then
                self._past.append(Go(self._page))
                del self._past[:-8]
        self._page, self._where = where.page, where
        if where.page != "search":
            self._shell.search.clear()
        self._shell.show_page(where.page, place=_PLACES.get(where.page, ""))
        page.enter(officer, where.about)
        if (unseen := self._unseen.use(where.page, officer)) is not None:
            now = self._shell.said  # of what the page knew itself
            told = unseen if now is None else in_one((unseen, now))
            self._shell.show_notice(*told)
        self.showed.emit(where.page)

    def take_scan(self, scan: Scan) -> None:
        """One scan, always live: the page shown has the first word."""
        self._preview.hide()
        if self._officer is None:
            return
        self._shell.show_notice(None)
        if not (self._page and self.screens[self._page].take_scan(scan)):
            self.scanned.open(scan)
        if self._shell.notice is None and self._officer is not None:
            self.scan_taken.emit()

    def step_back(self) -> None:
        """Esc: a paper lying over the page first, then inside it, then to the page before."""
        if self._preview.isVisible():
            self._preview.hide()
            return
        if not self._page or self._shell.leave_search() or self.screens[self._page].step_back():
            return
        if self._past:
            back = self._past.pop()
            self.go(back)
            if self._past and self._past[-1].page == self._page:
                self._past.pop()

    def tick(self) -> None:
        """A second has passed."""
        if self._since is not None:
            minutes, seconds = divmod(int(time.monotonic() - self._since), 60)
            self._watch.setText(
                self.tr("Từ lượt quét đầu  {time}").format(time=f"{minutes}:{seconds:02d}")
            )
        if (intake := self.screens.made("intake")) is not None:
            intake.tick()

    def _join(self) -> None:
        self.news.changed.connect(self._hear)
        self.scanned.found.connect(self.go)
        self.scanned.said.connect(self._shell.show_notice)
        self._shell.keys_asked.connect(lambda: self.go(Go("keys")))
        self._shell.sync_asked.connect(lambda: self.go(Go("sync")))
        self._shell.navigated.connect(self._navigate)
        self._shell.search_typed.connect(lambda _text: self._search.start())
        self._shell.searched.connect(lambda _text: self._find())
        self._search.timeout.connect(self._look_for)
        self._back.clicked.connect(self.step_back)
        self._shell.own_esc.changed.connect(
            lambda said: self._back.set_caps(() if said else Keys.BACK.caps)
        )
        bind(Keys.CALL_NEXT, self._shell, self._call_next)
        bind(Keys.DAY_END, self._shell, self._end_day)
        self.papers.queue.stored.connect(self._tell_beside)
        self.papers.previews.noted.connect(lambda dossier: self._tell_beside({dossier}))
        self.papers.queue.shown.connect(self._show_printed)
        self.papers.previews.shown.connect(self._show_paper)
        self._forms.refused.connect(self._say_forms)
        self.papers.loose.shown.connect(self._show_paper)

    def _join_page(self, name: str, screen: Screen) -> None:
        self._shell.add_page(name, screen.view)
        screen.go.connect(self.go)
        screen.header_changed.connect(lambda words: self._head(name, words))
        screen.notice_changed.connect(lambda said, action: self._say(name, said, action))

    def _tell(self, said: Notice | None, action: NoticeAction | None) -> None:
        """On whatever page the officer is."""
        if self._officer is not None:
            self._shell.show_notice(said, self._offered(said, action))

    def _offered(self, said: Notice | None, action: NoticeAction | None) -> NoticeAction | None:
        """What a seal refused leads to the day that is sealed, on whatever page it was asked for.

        Of notices told in one each line offers its own: there the key alone leads to it.
        """
        if said is None or said.sealed is None or action is not None or "\n" in said.advice:
            return action
        return NoticeAction(
            self.tr("Ghi lý do"), partial(self.go, Go("day_end", said.sealed)), Keys.DAY_END
        )

    def _call_next(self) -> None:
        if self._officer is not None:
            self._unseen.use("queue", self._officer)
            self.screens["queue"].call_next(self._officer)

    def _navigate(self, page: str) -> None:
        """A page of no use to who sits here does not open by its key; what leads to it opens it."""
        officer = self._officer
        if officer is not None and (right := missing(officer.rights, page)) is not None:
            self._refuse(RightMissing(right))
        else:
            self.go(Go(page))

    def _end_day(self) -> None:
        """The day that refused what was to be done; else today, whichever was looked at before."""
        said = self._shell.notice
        refused = None if said is None else said.sealed
        self.go(Go("day_end", refused or office_date(self._office.now())))

    def _tell_beside(self, dossiers: Set[UUID]) -> None:
        self.news.tell(DossiersChanged(frozenset(dossiers), quiet=True))

    def _head(self, page: str, words: Header) -> None:
        if page != self._page:
            return
        self._since = words.seconds_since
        beside: list[QWidget] = [self._watch] if self._since is not None else []
        if self._past:
            beside.append(self._back)
        self._shell.set_header(words.title, words.where, beside)
        self.tick()

    def _say(self, page: str, said: Notice | None, action: Any) -> None:
        """A notice of a page that is not shown waits for its officer to come back to it."""
        action = self._offered(said, action)
        if page == self._page:
            self._shell.show_notice(said, action)
        elif said is not None:
            self._unseen.keep(page, said, action)

    def _hear(self, fact: Fact) -> None:
        if isinstance(fact, StoreFailed):
            self._refuse(fact.error)

    def _refuse(self, error: DeskError) -> None:
        self._tell(notice(error), None)

    def _show_printed(self, paper: ShownPaper) -> None:
        """A paper that became a file is its asker's to see, not the next officer's."""
        askers = {job.order.by.id for job in self.papers.queue.jobs if job.order.code == paper.code}
        if self._officer is not None and (not askers or self._officer.id in askers):
            self._preview.show_paper(paper)

    def _show_paper(self, paper: ShownPaper, by: Officer | None = None) -> None:
        """Not over a locked screen, nor over another officer than asked: it names a person."""
        if self._officer is not None and (by is None or by.id == self._officer.id):
            self._preview.show_paper(paper)

    def is_quiet(self) -> bool:
        """Nobody is being served. Any thread."""
        at_hand_out = self._where.page in {"return", "money"}  # a hand-out left alone is no visit
        serving = ("intake", "return") if at_hand_out else ("intake",)
        made = [page for page in map(self.screens.made, serving) if page is not None]
        return all(page.is_quiet for page in made)

    def _say_forms(self, faults: int) -> None:
        """Once; the page of the forms says it as long as it is so."""
        if self._hint("settings", forms_refused(faults), self.tr("Xem mẫu giấy"), "forms"):
            self._forms.note_told()

    def _hint(self, page: str, said: Notice, act: str, about: str | None = None) -> bool:
        """Not over what the officer is being told, nor on the page that says it anyway."""
        if self._shell.notice is not None or self._page == page:
            return False
        self._shell.show_notice(said, NoticeAction(act, lambda: self.go(Go(page, about))))
        return True

    def _look_for(self) -> None:
        """As one types: show what is found, and leave the focus where it is."""
        sought = self._shell.search.text().strip()
        if sought:
            self.screens["search"].typed(sought)

    def _find(self) -> None:
        self._search.stop()
        sought = self._shell.search.text().strip()
        if sought:
            self.go(Go("search", sought))

    def _sent_away(self, away: SentAway) -> None:
        self._print_away(away)
        self.news.tell(DossiersChanged(frozenset({away.id})))

    def _print_away(self, away: SentAway) -> None:
        """The first print of the paper, or another; the use case counts which."""
        number, who = str(away.number), away.applicant.name
        self.papers.print_form(away.id, number, PAPERS[away.answer], who=who)

    def _print(self, asked: tuple[DossierId, str]) -> None:
        self.papers.print_again(*asked)
