"""The settings as the shell knows them: each section a part and a card, joined here."""

from collections.abc import Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any, Final

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication, QWidget

from desk_app.documents.kinds import KINDS
from desk_app.domain.codes.scan import Scan
from desk_app.domain.officer import Officer
from desk_app.wiring.office import Office
from ui import theme
from ui.background import Runs
from ui.news import (
    DossiersChanged,
    Fact,
    News,
    OfficersChanged,
    SettingChanged,
    UpdateArrived,
    UpdateWanted,
)
from ui.printing.printers import Printers
from ui.printing.thermal.devices import Device
from ui.screens.settings.cards.backup import BackupCard
from ui.screens.settings.cards.catalogue import CatalogueCard
from ui.screens.settings.cards.codes import CodesCard
from ui.screens.settings.cards.due_display import DueDisplayCard
from ui.screens.settings.cards.forms import FormsCard
from ui.screens.settings.cards.look import LookCard
from ui.screens.settings.cards.officers import OfficersCard
from ui.screens.settings.cards.places import PlacesCard
from ui.screens.settings.cards.printers import PrintersCard
from ui.screens.settings.cards.scan import ScanCard
from ui.screens.settings.cards.section import Section
from ui.screens.settings.choosers import (
    FileNamer,
    FilesChooser,
    FolderChooser,
    FolderOpener,
    choose_files,
    choose_folder,
    choose_forms,
    choose_places,
    choose_release,
    name_file,
    open_folder,
)
from ui.screens.settings.parts.backup import BackupPart
from ui.screens.settings.parts.catalogue import CataloguePart
from ui.screens.settings.parts.codes import CodesPart
from ui.screens.settings.parts.due_display import DueDisplayPart
from ui.screens.settings.parts.forms import FormsPart
from ui.screens.settings.parts.look import LookPart
from ui.screens.settings.parts.officers import Doing, OfficersPart
from ui.screens.settings.parts.part import Part
from ui.screens.settings.parts.places import PlacesPart
from ui.screens.settings.parts.printers import PrintersPart
from ui.screens.settings.parts.scan import ScanPart
from ui.screens.settings.program.card import ProgramCard
from ui.screens.settings.program.part import ProgramPart
from ui.screens.settings.report_keys.card import ReportKeysCard
from ui.screens.settings.report_keys.part import ReportKeysPart
from ui.screens.settings.view import SettingsView
from ui.seat.seat import Seat
from ui.shell.screen import Header
from ui.shortcuts import Keys
from ui.texts import Notice
from ui.widgets.bars import NoticeAction
from ui.widgets.choices import Check
from ui.widgets.field import Field

_SECTIONS: Final[Mapping[type[Section], str]] = {
    CatalogueCard: "catalogue",
    PrintersCard: "printers",
    OfficersCard: "officers",
    BackupCard: "backup",
    ScanCard: "scan",
    LookCard: "look",
    CodesCard: "codes",
    PlacesCard: "places",
    DueDisplayCard: "due",
    FormsCard: "forms",
    ReportKeysCard: "keys",
    ProgramCard: "program",
}


class SettingsScreen(QObject):
    """`ui.shell.screen.Screen`. Takes every scan while "Quét thử" is shown, and
    trial pages at "Máy in".

    `choose_files`, `choose_places`, `choose_folder`, `choose_forms`, `name_file` and
    `open_folder` may be replaced: the tour has no dialogs.
    """

    header_changed = Signal(object)  # Header
    notice_changed = Signal(object, object)  # Notice | None, NoticeAction | None
    go = Signal(object)  # Go
    paper_shown = Signal(object)  # ShownPaper: a specimen of a form
    bindings_changed = Signal()  # another printer, copies or paper for a form

    def __init__(
        self,
        office: Office,
        background: Runs,
        news: News,
        printers: Printers,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._facts, self._news = office.facts, news
        self._seat = Seat[Mapping[QWidget, str]](office.now, self.notice_changed.emit)
        self._cards: list[Section] = []  # made so far
        self._shown = "catalogue"
        self.choose_files: FilesChooser = choose_files
        self.choose_places: FilesChooser = choose_places
        self.choose_folder: FolderChooser = choose_folder
        self.choose_forms: FolderChooser = choose_forms
        self.choose_release: FolderChooser = choose_release
        self.name_file: FileNamer = name_file
        self.open_folder: FolderOpener = open_folder
        self.view = SettingsView()
        self.catalogue = CataloguePart(office, background, news, self)
        self.printers = PrintersPart(office, background, printers, self)
        self.officers = OfficersPart(office, background, self)
        self.backup = BackupPart(office, background, self)
        self.scan = ScanPart(office, background, self)
        self.look = LookPart(office, background, self)
        self.codes = CodesPart(office, background, self)
        self.places = PlacesPart(office, background, self)
        self.due_display = DueDisplayPart(office, background, self)
        self.forms = FormsPart(office, background, self)
        self.report_keys = ReportKeysPart(office, background, self)
        self.program = ProgramPart(office, background, self)
        self._parts: dict[str, Part] = {
            "catalogue": self.catalogue,
            "printers": self.printers,
            "officers": self.officers,
            "backup": self.backup,
            "scan": self.scan,
            "look": self.look,
            "codes": self.codes,
            "places": self.places,
            "due": self.due_display,
            "forms": self.forms,
            "keys": self.report_keys,
            "program": self.program,
        }
        self._join()

    def enter(self, officer: Officer, about: Any) -> None:
        """Args:
        about: The section to show; None: the one of before.
        """
        where = self.tr("{desk} của {unit}").format(
            desk=self._facts.desk_name, unit=self._facts.unit.name
        )
        self.header_changed.emit(Header(self.tr("Thiết lập"), where))
        self._change_hands(officer)
        for part in self._parts.values():
            part.serve(officer)
        self._open(about if about in self._parts else self._shown)
        self.view.focus_list()
        if self._shown == "officers":
            self.view.officers.focus_form()

    def _change_hands(self, officer: Officer) -> None:
        """What another half typed is shown to nobody else, and to them again."""
        places = [place for card in self._cards for place in card.half_typed]
        typed: Mapping[QWidget, str] = {place: _typed(place) for place in places}
        left = self._seat.sit(officer, typed, {})
        if left is not typed:
            for place in places:
                _put(place, left.get(place, ""))

    def _forget(self, card: Section, by: Officer) -> None:
        """What `by` typed on `card` was stored, wherever it is by now."""
        done = set[QWidget](card.half_typed)
        if self._seat.holds(by):
            for place in card.half_typed:
                _put(place, "")
        else:
            self._seat.change_left(
                by,
                lambda left: {place: typed for place, typed in left.items() if place not in done},
            )

    def leave(self) -> None:
        self.officers.leave()
        self.forms.leave()

    def take_scan(self, scan: Scan) -> bool:
        if self._shown == "printers":
            return self.printers.take_scan(scan)
        if self._shown == "officers":
            return self.officers.take_scan(scan)
        if self._shown != "scan":
            return False
        self.scan.take_scan(scan)
        return True

    def step_back(self) -> bool:
        if self._shown == "officers" and self.officers.state.doing is not Doing.NOTHING:
            self.officers.cancel()
            return True
        if self._shown == "catalogue" and self.catalogue.state.difference is not None:
            self.catalogue.leave()
            return True
        return False

    def _open(self, name: str) -> None:
        self._shown = name
        self.view.show_section(name)
        if self._seat.officer is not None:
            self._parts[name].enter(self._seat.officer)

    def _choose(self, name: str) -> None:
        self.officers.leave()
        self.forms.leave()
        self.notice_changed.emit(None, None)
        self._open(name)

    def _join(self) -> None:
        for part in self._parts.values():
            part.seat.tell_with(self._seat)
            part.notice_changed.connect(self.notice_changed)
        self.view.made.connect(self._join_card)
        self.view.section_chosen.connect(self._choose)
        self.look.kept.connect(lambda name: self._news.tell(SettingChanged(name)))
        self.look.worn.connect(_wear)
        self.officers.changed.connect(lambda: self._news.tell(OfficersChanged()))
        self.due_display.rules.seat.tell_with(self._seat)
        self.due_display.rules.notice_changed.connect(self.notice_changed)
        self.forms.shown.connect(self.paper_shown)
        self.forms.folder_opened.connect(self._show_folder)
        self.printers.bindings_changed.connect(self.bindings_changed)
        self.printers.devices.notice_changed.connect(self.notice_changed)
        self.printers.devices.removed.connect(self._say_removed)
        self.printers.bundle.notice_changed.connect(self.notice_changed)
        program = self.program
        program.update_asked.connect(lambda offered: self._news.tell(UpdateWanted(offered)))
        program.back_asked.connect(lambda way: self._news.tell(UpdateWanted(way)))
        program.brought.connect(lambda: self._news.tell(UpdateArrived()))
        self._news.changed.connect(self._hear)

    def _join_card(self, card: Section) -> None:
        self._cards.append(card)
        part = self._parts[_SECTIONS[type(card)]]
        part.state_changed.connect(card.render_state)
        part.stored.connect(partial(self._forget, card))
        card.render_state(part.state)
        match card:
            case CatalogueCard():
                self._join_catalogue(card)
            case PrintersCard():
                self._join_printers(card)
            case FormsCard():
                self._join_forms(card)
            case LookCard():
                card.chosen.connect(self.look.choose)
                card.toggled.connect(self.look.toggle)
                card.idle_chosen.connect(self.look.lock_after)
            case DueDisplayCard():
                self._join_due_display(card)
            case ProgramCard():
                self._join_program(card)
            case _:
                self._join_small(card)

    def _join_small(self, card: Section) -> None:
        view = self.view
        match card:
            case OfficersCard():
                card.begun.connect(self.officers.begin)
                card.form.submitted.connect(self.officers.submit)
                card.form.cancelled.connect(self.officers.cancel)
                card.form.draft_typed.connect(self.officers.keep)
                self.officers.left.connect(card.form.drop_secrets)
            case BackupCard():
                card.backup_asked.connect(self.backup.back_up)
                card.folder_asked.connect(lambda: self.choose_folder(view, self.backup.set_folder))
            case CodesCard():
                card.opened.connect(self.codes.open_block)
                card.clock_confirmed.connect(self.codes.confirm_clock)
            case PlacesCard():
                card.import_asked.connect(lambda: self.choose_places(view, self.places.import_file))
            case ReportKeysCard():
                card.given.connect(self.report_keys.give)
                card.revoked.connect(self.report_keys.revoke)

    def _join_due_display(self, card: DueDisplayCard) -> None:
        rules = self.due_display.rules
        card.chosen.connect(self.due_display.choose)
        rules.state_changed.connect(card.rules.render_state)
        card.rules.toggled.connect(rules.toggle)
        card.rules.days_given.connect(rules.await_days)
        card.rules.months_given.connect(rules.keep_months)

    def _join_program(self, card: ProgramCard) -> None:
        card.update_asked.connect(self.program.update)
        card.back_asked.connect(self.program.go_back)
        card.file_asked.connect(lambda: self.choose_release(self.view, self.program.take_in))

    def _hear(self, fact: Fact) -> None:
        if self._seat.officer is None:
            return
        match fact:
            case UpdateArrived() if self._shown == "program":
                self.program.read()
            case DossiersChanged(dossiers) if not dossiers and self._shown == "due":
                self.due_display.rules.read()  # another desk may have set some
            case _:
                pass

    def _join_forms(self, card: FormsCard) -> None:
        part = self.forms
        card.preview_asked.connect(part.preview)
        card.copy_asked.connect(part.copy)
        card.read_asked.connect(part.read_again)
        card.folder_asked.connect(part.open_folder)
        card.share_asked.connect(lambda: self.choose_forms(self.view, part.share))
        card.unshare_asked.connect(lambda: part.share(None))

    def _show_folder(self, folder: Path) -> None:
        self.open_folder(folder)

    def _join_printers(self, card: PrintersCard) -> None:
        part, devices = self.printers, self.printers.devices
        card.chosen.connect(part.choose)
        card.form.bound.connect(part.bind)
        card.form.trial_asked.connect(part.print_trial)
        devices.state_changed.connect(card.devices.render_state)
        devices.stored.connect(partial(self._forget, card))
        card.devices.render_state(devices.state)
        card.devices.added.connect(devices.add)
        card.devices.removed.connect(devices.remove)
        card.devices.tried.connect(devices.try_out)
        part.bundle.state_changed.connect(card.bundle.render_state)
        card.bundle.render_state(part.bundle.state)
        card.bundle.toggled.connect(part.bundle.toggle)

    def _say_removed(self, device: Device, forms: Sequence[str], by: Officer) -> None:
        """Which papers are without their printer now, and the way back."""
        advice = ""
        if forms:
            names = "; ".join(KINDS[form].title for form in forms)
            advice = self.tr("Chọn máy in khác cho: {names}.").format(names=names)
        title = self.tr("Đã gỡ máy in {name}.").format(name=device.name)
        back = NoticeAction(self.tr("Lấy lại"), lambda: self._take_back(device), Keys.BACK)
        self._seat.tell(by, Notice(title, advice, grave=False, done=not forms), back)

    def _take_back(self, device: Device) -> None:
        self.printers.devices.take_back(device)
        self.notice_changed.emit(None, None)

    def _join_catalogue(self, card: CatalogueCard) -> None:
        view, part = self.view, self.catalogue
        card.import_asked.connect(lambda: self.choose_files(view, part.compare_files))
        card.edition_asked.connect(part.compare_edition)
        card.decline_asked.connect(part.decline_edition)
        card.apply_asked.connect(part.apply)
        card.leave_asked.connect(part.leave)
        card.difference.toggled.connect(part.toggle)
        card.difference.all_toggled.connect(part.toggle_all)
        card.template_asked.connect(
            lambda: self.name_file(view, self.tr("mau-danh-muc.xlsx"), part.write_template)
        )
        card.export_asked.connect(
            lambda: self.name_file(view, self.tr("danh-muc.xlsx"), part.write_catalogue)
        )


def _typed(place: Field | Check) -> str:
    """ "": nothing."""
    if isinstance(place, Check):
        return "x" if place.isChecked() else ""
    return place.text()


def _put(place: Field | Check, typed: str) -> None:
    if isinstance(place, Check):
        place.setChecked(bool(typed))
    else:
        place.setText(typed)


def _wear(mode: theme.Mode) -> None:
    app = QApplication.instance()
    if isinstance(app, QApplication):
        theme.apply(app, mode)
