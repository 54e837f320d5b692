"""Scans of one dossier: which file is which paper, and what is stored of it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Signal, Slot

from desk_app.domain.dossier import Dossier
from desk_app.domain.errors import DeskError
from desk_app.domain.ids import DossierId
from desk_app.domain.officer import Officer
from desk_app.domain.people.rights import Right
from desk_app.domain.scans.digitisation import Digitisation
from desk_app.domain.scans.faults import NotToBeScanned
from desk_app.domain.scans.limits import MOST_MIB, MOST_PAGES, ScanLimits, limits_from
from desk_app.domain.scans.limits import SETTING as LIMITS
from desk_app.domain.scans.not_to_scan import NotToScan
from desk_app.domain.scans.scans import PaperRef
from desk_app.domain.scans.tray import SETTING as FOLDER
from desk_app.services.scans.scan_paper import ReusePaper, ScanPaper, check_scan
from desk_app.services.scans.withdraw_scan import WithdrawScan
from desk_app.wiring.office import Office
from ui.background import Lane, Runs
from ui.news import DossiersChanged, Fact, News
from ui.screens.scans.fetching import Fetched, fetch
from ui.screens.scans.onward import next_item, next_paper, put_back, wanted_by, withdrawn_by
from ui.screens.scans.preview import Preview
from ui.screens.scans.state import Entry, Mode, ScansState, Source, TrayItem
from ui.screens.scans.tray import Tray
from ui.screens.scans.words import hint_of, left_words, lines_of, pages_of, why_nothing
from ui.texts import Notice, notice

T = TypeVar("T")
_REUSES = {Mode.REUSE: Digitisation.REUSED, Mode.REUSE_RESULT: Digitisation.REUSED_FROM_RESULT}


class ScansPresenter(QObject):
    state_changed = Signal(object)  # ScansState
    notice_changed = Signal(object, object)  # Notice | None, NoticeAction | None
    stored = Signal()  # something was; typing goes on at the next paper
    wanting = Signal(str)  # field that was left out: "pages", "reason", "title", "source"

    def __init__(
        self, office: Office, background: Runs, news: News, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._office, self._background, self._news = office, background, news
        self._officer: Officer | None = None
        self._entered_by: Officer | None = None  # who sits here, or sat here last
        self._about: DossierId | None = None
        self._trouble: Mapping[str, str] = {}
        self.state = ScansState()
        self.tray = Tray(office, background, self)
        self.preview = Preview(office, background, self)
        self.tray.changed.connect(self._tray_changed)
        self.tray.folder_gone.connect(lambda error: self.notice_changed.emit(notice(error), None))
        self.preview.changed.connect(lambda sight: self._show(replace(self.state, sight=sight)))
        news.changed.connect(self._hear)

    # --- coming and going

    def enter(self, dossier: DossierId, officer: Officer) -> None:
        """What was entered for another dossier, or by another officer, is not taken over."""
        if dossier != self._about or officer != self._entered_by:
            self.state = ScansState()
            self.preview.clear()
        self._about, self._officer, self._entered_by = dossier, officer, officer
        self.preview.serve(officer, dossier)
        self._read(first=True)
        if self._may_scan:
            self.tray.begin()

    def leave(self) -> None:
        self._officer = None
        self.tray.rest()

    def step_back(self) -> bool:
        """Out of reuse and withdrawing, back to scanning."""
        if self.state.entry.mode is Mode.SCAN:
            return False
        self._enter(Entry())
        return True

    # --- choosing

    @Slot(object)
    def choose_paper(self, ref: PaperRef) -> None:
        """Shows its own scan where it has one: that is what one looks for there."""
        if ref == self.state.paper:
            return
        self._show(replace(self.state, paper=ref))
        if self.state.entry.mode in {Mode.WITHDRAW, Mode.ERASE}:
            self._enter(Entry())
        line = self.state.line
        if line is not None and line.scans:
            self.preview.show_stored(line.scans[-1], line.name)

    @Slot(str)
    def choose_item(self, key: str) -> None:
        changed = key != self.state.item
        entry = replace(Entry(), title=self.state.entry.title) if changed else self.state.entry
        self._show(replace(self.state, item=key, entry=entry))
        self._preview_item()

    @Slot(object)
    def add_files(self, files: Sequence[Path]) -> None:
        self.tray.add(files)
        if files:
            self.choose_item(str(files[-1]))

    def change(self, **entered: Any) -> None:
        self._enter(replace(self.state.entry, **entered))

    @Slot(object)
    def ask(self, mode: Mode) -> None:
        """Another thing than giving a file to a paper; asked twice, back to that."""
        again = self.state.entry.mode is mode
        limits = self.state.limits
        sizes = (str(limits.mib), str(limits.pages)) if mode is Mode.SET_UP else ("", "")
        self._enter(Entry() if again else Entry(mode=mode, mib=sizes[0], most=sizes[1]))

    @Slot(object)
    def set_folder(self, folder: Path) -> None:
        officer = self._officer
        if officer is None:
            return
        value = str(folder)
        self._do(
            lambda: self._office.keeping.set_setting(FOLDER, value, officer),
            lambda _nothing: self.tray.look(),
        )

    # --- storing

    @Slot()
    def submit(self) -> None:
        officer, dossier = self._officer, self.state.dossier
        if officer is None or dossier is None or self.state.busy:
            return
        if self.state.entry.mode not in self.state.possible:
            self._tell_why()
            return
        match self.state.entry.mode:
            case Mode.SCAN:
                self._scan(dossier, officer)
            case Mode.SET_UP:
                self._set_limits(officer)
            case Mode.WITHDRAW | Mode.ERASE:
                self._withdraw(dossier, officer)
            case mode:
                self._reuse(dossier, officer, _REUSES[mode])

    def _scan(self, dossier: Dossier, officer: Officer) -> None:
        item, ref, entry = self.state.chosen, self.state.paper, self.state.entry
        if item is None or item.found is None or ref is None:
            return
        order = ScanPaper(
            key=entry.key,
            dossier=dossier.id,
            paper=ref,
            title=entry.title if ref.is_other else "",
            file=item.found,
            pages=pages_of(entry.pages),
            reason=entry.reason if self.state.wants_reason else "",
        )
        try:
            check_scan(order, dossier)
        except DeskError as error:
            self._fail(error)
            return
        self._begin()
        keep, found, path = self._office.scans.keep, item.found, item.path

        def kept(_nothing: object) -> None:
            self._do(
                lambda: self._office.scans.scan(order, officer),
                lambda after: self._scanned(after, item, order),
            )

        if path is None:
            kept(None)
        else:
            self._do(lambda: keep(path, found, officer), kept, lane=Lane.READING)

    def _set_limits(self, officer: Officer) -> None:
        """How large a file may be, at this desk."""
        asked = {"mib": pages_of(self.state.entry.mib), "pages": pages_of(self.state.entry.most)}
        limits = limits_from(asked)
        if asked != {"mib": limits.mib, "pages": limits.pages}:
            title = self.tr("Giới hạn: 1–{mib} MB, 1–{pages} trang; chưa lưu gì.")
            self._say(title.format(mib=MOST_MIB, pages=MOST_PAGES), self.tr("Gõ lại rồi lưu."))
            return
        self._begin()
        self._do(
            lambda: self._office.keeping.set_setting(LIMITS, asked, officer),
            lambda _nothing: self._limits_set(limits),
        )

    def _limits_set(self, limits: ScanLimits) -> None:
        self._show(replace(self.state, busy=False, entry=Entry(), limits=limits))
        self._say(self.tr("Đã lưu giới hạn tệp quét của quầy này."), "", done=True)
        self.stored.emit()

    def _reuse(self, dossier: Dossier, officer: Officer, state: Digitisation) -> None:
        ref, entry = self.state.paper, self.state.entry
        if ref is None:
            return
        order = ReusePaper(
            key=entry.key, dossier=dossier.id, paper=ref, state=state, source=entry.source
        )
        self._begin()
        self._do(lambda: self._office.scans.reuse(order, officer), self._reused)

    def _withdraw(self, dossier: Dossier, officer: Officer) -> None:
        entry, target = self.state.entry, withdrawn_by(self.state, dossier)
        if target is None:
            return
        order = WithdrawScan(
            dossier=dossier.id,
            entry=target,
            reason=entry.reason,
            erase=entry.erase or entry.mode is Mode.ERASE,
        )
        self._begin()
        self._do(lambda: self._office.scans.withdraw(order, officer), self._withdrawn)

    # --- what came of it

    def _scanned(self, after: Dossier, item: TrayItem, order: ScanPaper) -> None:
        self.tray.drop(item.key)
        title = self.tr("Đã gắn {n} trang vào “{paper}”.").format(
            n=order.pages, paper=order.title or order.paper.name
        )
        self._came(after, title)
        path = item.path
        if item.source is Source.FOLDER and path is not None:
            self._background.run(
                lambda: self._office.scans.take_away(path, order.file),
                owner=self,
                done=self._taken_away,
                failed=lambda _error: None,
                lane=Lane.NETWORK,
            )

    def _taken_away(self, gone: bool) -> None:  # an answer of the lane
        if not gone:
            title = self.tr("Tệp đã lưu nhưng còn trong thư mục máy quét.")
            self._say(title, self.tr("Xóa tay tệp đó: nó chưa được mã hóa."))

    def _reused(self, after: Dossier) -> None:
        self._came(after, self.tr("Đã ghi giấy được tái sử dụng."))

    def _withdrawn(self, after: Dossier) -> None:
        self._came(after, self.tr("Đã gỡ."), onward=False)

    def _came(self, after: Dossier, title: str, *, onward: bool = True) -> None:
        """Stored: on to the next paper and the next file."""
        self._show(replace(self.state, busy=False, entry=Entry()))
        self._take(after)
        if onward:
            self._go_on()
        self._say(title, left_words(self.state.papers), done=True)
        self._news.tell(DossiersChanged(frozenset({after.id})))
        self.stored.emit()

    def _go_on(self) -> None:
        self._show(replace(self.state, paper=next_paper(self.state), item=next_item(self.state)))
        self._preview_item()

    # --- reading

    def _read(self, *, first: bool = False) -> None:
        about = self._about
        if about is None:
            return

        def fetched(found: Fetched) -> None:
            if self._about != about or found.dossier is None:
                return
            dossier, read_only, self._trouble = found.dossier, found.read_only, found.trouble
            self._show(replace(self.state, limits=found.limits))
            self._take(dossier, read_only=read_only)
            if first and self.state.chosen is None:
                self._go_on()
            elif self.state.paper is None:
                self._show(replace(self.state, paper=next_paper(self.state)))

        self._background.run(
            lambda: fetch(self._office, about),
            owner=self,
            done=fetched,
            failed=lambda error: self.notice_changed.emit(notice(error), None),
            lane=Lane.READING,
            key="scans of a dossier",
        )

    def _take(self, dossier: Dossier, *, read_only: bool = False) -> None:
        papers = lines_of(dossier, self._trouble, self._office.facts)
        first = papers[0].ref if papers else None
        kept = self.state.paper if any(p.ref == self.state.paper for p in papers) else first
        may_scan = self._may_scan
        self._show(
            replace(
                self.state,
                dossier=dossier,
                papers=papers,
                paper=kept,
                blocked=why_nothing(dossier, may_scan=may_scan, read_only=read_only),
                may_withdraw=may_scan and not read_only,
            )
        )
        self._tray_changed()

    def _tray_changed(self) -> None:
        """What is chosen stays, and what is seen; a number typed for a file goes with it."""
        officer, dossier = self._officer, self.state.dossier
        back = put_back(dossier, self._trouble) if dossier is not None else ()
        before = self.state.chosen
        self._show(
            replace(
                self.state,
                tray=(*self.tray.items, *back) if self._may_scan else (),
                folder=str(self.tray.folder or ""),
                may_set_up=officer is not None and officer.may(Right.BIND_PRINTERS),
            )
        )
        if dossier is None:
            return
        if self.state.chosen is None:
            entry = self.state.entry if before is None else Entry()
            self._show(replace(self.state, item=next_item(self.state), entry=entry))
        if self.state.chosen != before:
            self._preview_item()

    @property
    def _may_scan(self) -> bool:
        return self._officer is not None and self._officer.may(Right.SCAN)

    def _preview_item(self) -> None:
        item, line = self.state.chosen, self.state.line
        if item is not None and item.usable:
            self.preview.show_item(item)
        elif line is not None and line.scans:
            self.preview.show_stored(line.scans[-1], line.name)
        else:
            self.preview.clear()

    # --- telling

    def _tell_why(self) -> None:
        """Confirmed where there is nothing to confirm."""
        line = self.state.line
        if self.state.blocked:
            self._say(self.state.blocked, "")
        elif line is not None and line.never:
            self._fail(NotToBeScanned(NotToScan.ELECTRONIC.value))
        else:
            self._say(self.tr("Chưa chọn tệp quét."), self.tr("Chọn tệp trong khay rồi gắn."))

    def _do(
        self,
        work: Callable[[], T],
        done: Callable[[T], None],
        *,
        lane: Lane = Lane.COUNTER,
    ) -> None:
        self._background.run(work, owner=self, done=done, failed=self._fail, lane=lane)

    def _begin(self) -> None:
        self.notice_changed.emit(None, None)
        self._show(replace(self.state, busy=True))

    def _fail(self, error: DeskError) -> None:
        self._show(replace(self.state, busy=False))
        self.notice_changed.emit(notice(error), None)
        if wanted := wanted_by(error):
            self.wanting.emit(wanted)
        self._read()

    def _say(self, title: str, advice: str, *, done: bool = False) -> None:
        self.notice_changed.emit(Notice(title, advice, grave=False, done=done), None)

    def _enter(self, entry: Entry) -> None:
        self._show(replace(self.state, entry=entry))

    def _show(self, state: ScansState) -> None:
        hint, wants = hint_of(state)
        self.state = replace(state, hint=hint, wants_reason=wants)
        self.state_changed.emit(self.state)

    @Slot(object)
    def _hear(self, fact: Fact) -> None:
        if self._officer is None or not isinstance(fact, DossiersChanged):
            return
        if not fact.dossiers or self._about in fact.dossiers:
            self._read()
