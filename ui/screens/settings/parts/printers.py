"""Which printer each form goes to, and whether what comes out there is right."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial

from PySide6.QtCore import QCoreApplication, QObject, Signal

from desk_app.documents.kinds import KINDS
from desk_app.documents.printing.trial_page import TrialPage, TrialRead, read_trial, trial_pdf
from desk_app.domain.codes.scan import Scan, UnknownScan
from desk_app.domain.errors import DeskError
from desk_app.domain.officer import Officer
from desk_app.domain.people.rights import Right
from desk_app.wiring.office import Office
from ui.background import Lane, Runs
from ui.printing.bindings import BINDINGS, bindings_from, setting_of
from ui.printing.loose import LooseActs, LooseOrder, LoosePapers
from ui.printing.orders import PrintTarget
from ui.printing.printers import Printers
from ui.screens.settings.parts.bundle import BundlePart
from ui.screens.settings.parts.devices import DevicesPart
from ui.screens.settings.parts.part import Part
from ui.texts import Notice, notice

translate = QCoreApplication.translate

_TRIAL = "trial_page"


@dataclass(frozen=True, slots=True)
class Told:
    """What is said below the chosen form: how a trial page or its scan went."""

    title: str
    advice: str = ""
    tone: str = ""  # "late_ink": it went wrong


@dataclass(frozen=True, slots=True)
class PrintersState:
    names: Sequence[str] | None = None  # None: the machine has not answered yet
    bindings: Mapping[str, PrintTarget] = field(default_factory=lambda: bindings_from(None))
    trays: Mapping[str, Sequence[str]] = field(default_factory=dict)  # of printers asked so far
    form: str = "receipt"  # chosen
    may_bind: bool = False
    ask: Sequence[Officer] = ()  # who may, where this officer may not
    busy: bool = False  # a trial page is on its way
    told: Told | None = None

    @property
    def target(self) -> PrintTarget:
        """Of the chosen form."""
        return self.bindings[self.form]


class PrintersPart(Part):
    """Each change is stored at once."""

    bindings_changed = Signal()

    def __init__(
        self, office: Office, background: Runs, printers: Printers, parent: QObject | None = None
    ) -> None:
        super().__init__(office, background, parent)
        self._printers = printers
        self._read: set[bool] = set()  # of the trial page scanned last: its bars, its QR
        self._page = ("", "", 0)  # day, time and head of that page
        self.state: PrintersState = PrintersState()
        self.devices = DevicesPart(office, background, self)
        self.devices.changed.connect(self._ask_names)
        acts = LooseActs(office.papers.hand_over_loose, office.papers.settle_loose)
        self._trials = LoosePapers(acts, printers, background, office.prints, self)
        self._trials.sent.connect(self._sent)
        self._trials.refused.connect(self._not_sent)
        self._trials.failed.connect(lambda _order, error: self._not_sent(error))
        self._tried_by: Officer | None = None
        self.bundle = BundlePart(office, background, self)
        self.bundle.changed.connect(self.bindings_changed)

    def serve(self, officer: Officer) -> None:
        super().serve(officer)
        self.devices.serve(officer)
        self.bundle.serve(officer)

    def enter(self, officer: Officer) -> None:
        super().enter(officer)
        self.devices.enter(officer)
        self.bundle.enter(officer)

    def read(self) -> None:
        self.show(replace(self.state, told=None, may_bind=self.may(Right.BIND_PRINTERS), ask=()))
        self._read_bindings()
        self._ask_names()
        if not self.state.may_bind:
            self.ask(self.office.identity.officers, self._name_who_may)

    def choose(self, form: str) -> None:
        """Show the printer of `form`."""
        if form != self.state.form:
            self.show(replace(self.state, form=form, told=None))
            self._ask_trays()

    def bind(self, target: PrintTarget) -> None:
        """Of the chosen form; another printer begins with its own tray."""
        if target.printer != self.state.target.printer:
            target = replace(target, tray="")
        if not target.printer or target.fallback == target.printer:
            target = replace(target, fallback="")
        if target == self.state.target or not self.state.may_bind:
            return
        bindings = {**self.state.bindings, self.state.form: target}
        self.show(replace(self.state, bindings=bindings, told=None))
        officer, value = self.officer, setting_of(bindings)
        self._background.run(
            lambda: self.office.keeping.set_setting(BINDINGS, value, officer),
            owner=self,
            done=lambda _nothing: self.bindings_changed.emit(),
            failed=partial(self._not_kept, officer),
        )
        self._ask_trays()

    def print_trial(self) -> None:
        """One copy of the trial page, by the binding of the chosen form."""
        target = replace(self.state.target, copies=1)
        if self.state.busy or not target.printer:
            return
        facts = self.office.facts
        page = TrialPage(
            media=target.media,
            dpi=target.dpi,
            form=KINDS[self.state.form].title,
            printer=target.printer,
            unit=facts.unit.name,
            desk=facts.desk_name,
            at=self.office.now(),
        )
        self.show(replace(self.state, busy=True, told=None))
        self._tried_by = self.officer
        self._trials.print_paper(
            LooseOrder(
                by=self.officer,
                name=page.bar_code,
                form=_TRIAL,
                title=page.form,
                target=target,
                render=lambda _target: trial_pdf(page),
            )
        )

    def take_scan(self, scan: Scan) -> bool:
        """True for a code of a trial page: it reads, and that is said."""
        page = read_trial(scan.raw) if isinstance(scan, UnknownScan) else None
        if page is None:
            return False
        if (page.day, page.time, page.dpi) != self._page:
            self._page, self._read = (page.day, page.time, page.dpi), set()
        self._read.add(page.is_qr)
        self.show(replace(self.state, told=_read_well(page, both=len(self._read) > 1)))
        return True

    def _sent(self, order: LooseOrder) -> None:
        sent = translate("settings", "Đã gửi trang in thử tới {name}.")
        told = Told(
            sent.format(name=order.target.printer),
            translate("settings", "Đo thước trên trang, rồi quét mã vạch và mã QR của trang."),
        )
        self._end_trial(told)

    def _not_sent(self, error: DeskError) -> None:
        told = Told(
            notice(error).title,
            translate("settings", "Xem nguồn, dây, giấy và khổ giấy, rồi in thử lại."),
            "late_ink",
        )
        self._end_trial(told)

    def _end_trial(self, told: Told) -> None:
        """Another who sits here by now may print one too, and is told nothing of this one."""
        here = self.seat.holds(self._tried_by)
        self.show(replace(self.state, busy=False, told=told if here else self.state.told))
        if self._tried_by is not None and not here:
            said = Notice(told.title, told.advice, grave=bool(told.tone), done=not told.tone)
            self.seat.tell(self._tried_by, said)

    def _not_kept(self, asked_by: Officer, error: DeskError) -> None:
        """What is shown is what is kept, not what was chosen."""
        self.fail(asked_by, error)
        self._read_bindings()

    def _read_bindings(self) -> None:
        self.ask(lambda: self.office.keeping.setting(BINDINGS), self._bind)

    def _name_who_may(self, officers: Sequence[Officer]) -> None:
        able = tuple(each for each in officers if each.may(Right.BIND_PRINTERS))
        self.show(replace(self.state, ask=able))

    def _ask_names(self) -> None:
        self.ask(self._printers.names, self._offer, lane=Lane.PRINTING)

    def _ask_trays(self) -> None:
        printer = self.state.target.printer
        if printer and printer not in self.state.trays:
            self.ask(
                lambda: tuple(self._printers.trays(printer)),
                lambda found: self.show(
                    replace(self.state, trays={**self.state.trays, printer: found})
                ),
                lane=Lane.PRINTING,
            )

    def _bind(self, setting: object) -> None:
        self.show(replace(self.state, bindings=bindings_from(setting)))
        self._ask_trays()

    def _offer(self, names: Sequence[str]) -> None:
        self.show(replace(self.state, names=tuple(names)))
        self.devices.take_names(names)


def _read_well(page: TrialRead, *, both: bool) -> Told:
    when = translate("settings", "Trang in thử lúc {time} ngày {day}, {dpi} dpi.").format(
        time=page.time, day=page.day, dpi=page.dpi
    )
    if both:
        return Told(translate("settings", "Cả mã vạch và mã QR đều đọc tốt."), when)
    if page.is_qr:
        return Told(translate("settings", "Mã QR đọc tốt."), when)
    return Told(translate("settings", "Mã vạch đọc tốt."), when)
