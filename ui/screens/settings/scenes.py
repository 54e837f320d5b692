"""The settings in pictures, section by section."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from uuid import UUID

from PySide6.QtWidgets import QWidget

from desk_app.documents.kinds import RECEIPT, SLIP
from desk_app.documents.office_forms.forms import shipped_forms
from desk_app.documents.office_forms.listing import lines_of
from desk_app.documents.samples.public import FACTS
from desk_app.domain.codes.scan import DamagedScan
from desk_app.domain.errors import FormUnreadable
from desk_app.domain.ids import OfficerId
from desk_app.domain.law.deadline.display import DueDisplay
from desk_app.domain.office import UnitFacts
from desk_app.domain.officer import Officer
from desk_app.domain.people.rights import Right, Role
from desk_app.services.places.import_places import PlacesReport
from desk_app.wiring.papers.forms import FormsFacts
from ui.printing.orders import PrintTarget
from ui.printing.thermal.devices import Device, Way
from ui.screens.settings.cards.printers import BUNDLE, DEVICES
from ui.screens.settings.catalogue_scenes import CATALOGUE_SCENES
from ui.screens.settings.parts.backup import BackupState
from ui.screens.settings.parts.bundle import BundleState
from ui.screens.settings.parts.codes import CodesState
from ui.screens.settings.parts.codes import Spot as CodesSpot
from ui.screens.settings.parts.devices import DevicesState, Reached
from ui.screens.settings.parts.due_display import DueDisplayState
from ui.screens.settings.parts.forms import FormsState
from ui.screens.settings.parts.look import LookState
from ui.screens.settings.parts.officers import Doing, OfficersState, Spot
from ui.screens.settings.parts.places import PlacesState
from ui.screens.settings.parts.printers import PrintersState, Told
from ui.screens.settings.parts.scan import ScanState, told
from ui.screens.settings.program.scenes import PROGRAM_SCENES
from ui.screens.settings.report_keys.scenes import REPORT_KEY_SCENES
from ui.screens.settings.rules.sample import RULES_SET
from ui.screens.settings.scene_page import settings_page
from ui.sounds.tones import Sound
from ui.theme import Mode

_LASER = "HP LaserJet M404 – Quầy 2"
_PEOPLE = (
    ("Đỗ Quang Vinh", Role.SPECIALIST),
    ("Huỳnh Quốc Khánh", Role.ADMIN),
    ("Lê Hoàng Phúc", Role.CASHIER),
    ("Nguyễn Hữu Nghĩa", Role.LEADER),
    ("Trần Thị Bích Ngọc", Role.RECEPTION),
)


def _people() -> Sequence[Officer]:
    return tuple(
        Officer(id=OfficerId(UUID(int=n)), name=name, role=role)
        for n, (name, role) in enumerate(_PEOPLE)
    )


def settings_places() -> QWidget:
    page, shell = settings_page("places")
    report = PlacesReport(added=3321, changed=2, unchanged=32, ended=0, provinces=34, communes=3321)
    state = PlacesState(held=(34, 3321), may_import=True, report=report)
    page.places.render_state(state)
    page.places.setFocus()
    return shell


def settings_printers() -> QWidget:
    page, shell = settings_page("printers")
    page.printers.render_state(
        PrintersState(
            names=(_LASER, "Xprinter quầy 2"),
            bindings=_bound(),
            may_bind=True,
            trays={_LASER: ("Upper", "Lower")},
            told=Told(
                "Mã vạch đọc tốt.", "Trang in thử lúc 09:15 ngày 20/11/2026, 600 dpi. Quét mã QR."
            ),
        )
    )
    return shell


def settings_printer_gone() -> QWidget:
    page, shell = settings_page("printers")
    page.printers.render_state(
        PrintersState(
            names=(_LASER,),
            bindings=_bound(),
            form=SLIP,
            ask=[each for each in _people() if each.may(Right.BIND_PRINTERS)],
            told=Told(
                "Không tìm thấy máy in Xprinter quầy 2.",
                "Xem nguồn, dây, giấy và khổ giấy, rồi in thử lại.",
                "late_ink",
            ),
        )
    )
    return shell


def settings_devices() -> QWidget:
    page, shell = settings_page("printers")
    page.printers.render_state(PrintersState(names=(_LASER,), bindings=_bound()))
    page.printers.open_tab(DEVICES)
    slip = Device("Xprinter quầy 2", Way.NETWORK, "192.168.1.50:9100")
    label = Device("Xprinter nhãn", Way.USB, "0416:5011")
    page.printers.devices.render_state(
        DevicesState(
            devices=(slip, label, Device("Epson cũ", Way.FILE, "/dev/usb/lp0")),
            may_manage=True,
            reached={
                slip.name: Reached("Kết nối được, máy in báo có giấy.", well=True),
                label.name: Reached("Không tìm thấy máy in Xprinter nhãn.", well=False),
            },
            address_error="Xem lại địa chỉ, như 192.168.1.50:9100.",
        )
    )
    page.printers.devices.name.setText("Epson số thứ tự")
    page.printers.devices.address.setText("192.168.1")
    page.printers.devices.address.setFocus()
    return shell


def settings_bundle() -> QWidget:
    """Two papers of an intake, chosen by the administrator."""
    page, shell = settings_page("printers")
    page.printers.open_tab(BUNDLE)
    page.printers.bundle.render_state(BundleState((RECEIPT, SLIP), may_set=True))
    page.printers.bundle.ticks[RECEIPT].setFocus()
    return shell


def _bound() -> Mapping[str, PrintTarget]:
    receipt = PrintTarget(
        printer=_LASER, fallback="Xprinter quầy 2", copies=2, tray="Lower", dpi=600
    )
    slip = PrintTarget(printer="Xprinter quầy 2", media="80mm")
    return {**PrintersState().bindings, RECEIPT: receipt, SLIP: slip}


def settings_officers() -> QWidget:
    page, shell = settings_page("officers")
    people = _people()
    page.officers.render_state(OfficersState(people, me=people[1].id, may_manage=True))
    state = OfficersState(
        people,
        me=people[1].id,
        may_manage=True,
        doing=Doing.ADD,
        errors={Spot.AGAIN: "Hai lần gõ mã PIN chưa giống nhau"},
    )
    page.officers.render_state(state)
    page.officers.form.fields[Spot.NAME].setText("Phạm Ngọc Diễm")
    page.officers.form.fields[Spot.PIN].setText("246810")
    page.officers.form.fields[Spot.AGAIN].setText("24681")
    page.officers.form.fields[Spot.AGAIN].setFocus()
    return shell


def settings_pin_by_two() -> QWidget:
    """Somebody forgot their PIN; the leader's was typed, the administrator's not yet."""
    page, shell = settings_page("officers")
    people = _people()
    state = OfficersState(people, me=people[1].id, may_manage=True, may_reset=True)
    page.officers.render_state(state)
    reset = replace(state, doing=Doing.RESET, about=people[4])
    page.officers.render_state(reset)
    for spot in (Spot.PIN, Spot.AGAIN, Spot.LEADER_PIN):
        page.officers.form.fields[spot].setText("246810")
    missing = {Spot.ADMIN_PIN: "Người này gõ mã PIN của chính mình"}
    page.officers.render_state(replace(reset, errors=missing))
    page.officers.form.fields[Spot.ADMIN_PIN].setFocus()
    return shell


def settings_badge() -> QWidget:
    """A badge is waited for; one who left stands at the foot of the list."""
    page, shell = settings_page("officers")
    ngoc = replace(_people()[4], badge="of before")
    gone = Officer(
        id=OfficerId(UUID(int=9)), name="Phạm Ngọc Diễm", role=Role.RECEPTION, active=False
    )
    people = (*_people()[:4], ngoc, gone)
    state = OfficersState(people, me=people[1].id, may_manage=True, may_reset=True)
    page.officers.render_state(state)
    page.officers.render_state(replace(state, doing=Doing.BADGE, about=ngoc))
    return shell


def settings_roles() -> QWidget:
    """A leader of the morning who receives in the afternoon, and takes money."""
    page, shell = settings_page("officers")
    people = list(_people())
    people[3] = replace(people[3], also=frozenset({Role.CASHIER, Role.RECEPTION}))
    state = OfficersState(people, me=people[1].id, may_manage=True, may_reset=True)
    page.officers.render_state(state)
    page.officers.table.go_to(3)
    page.officers.render_state(replace(state, doing=Doing.ROLE, about=people[3]))
    return shell


def settings_own_pin() -> QWidget:
    """As everybody who manages nobody sees it."""
    page, shell = settings_page("officers")
    people = _people()
    page.officers.render_state(OfficersState(people, me=people[4].id))
    page.officers.table.setFocus()
    return shell


def settings_backup() -> QWidget:
    page, shell = settings_page("backup")
    last = datetime(2026, 11, 18, 9, 40, tzinfo=UTC)
    key = "~/.config/quay-mot-cua/keys/8e4f0c52a9d17b3660c2f1e5d4a89b07.json"
    page.backup.render_state(BackupState(known=True, last=last, old=True, key_file=key))
    page.backup.setFocus()
    return shell


def settings_scan() -> QWidget:
    page, shell = settings_page("scan")
    page.scan.render_state(ScanState())
    page.scan.render_state(told(DamagedScan("H13Đ45Đ12-261120-1001")))
    return shell


def settings_look() -> QWidget:
    page, shell = settings_page("look")
    on = frozenset({Sound.LOOK, Sound.REFUSED})
    page.look.render_state(LookState(Mode.SYSTEM, on, idle_minutes=10, may_set_idle=True))
    return shell


def settings_due() -> QWidget:
    page, shell = settings_page("due")
    page.due_display.render_state(DueDisplayState(DueDisplay.WHOLE_DAY, may_set=True))
    page.due_display.rules.render_state(RULES_SET)
    page.due_display.setFocus()
    return shell


def _forms(unit: UnitFacts, *faults: FormUnreadable, worded: bool = False) -> QWidget:
    page, shell = settings_page("forms")
    forms = shipped_forms()
    lines = lines_of(forms, date(2026, 11, 20))
    if worded:
        ours = "tt-03-2025+1a2b3c4d"
        lines = tuple(
            replace(line, edition_id=ours, worded=line.file in {"receipt", "slip-a5"})
            if line.edition == "tt-03-2025"
            else line
            for line in lines
        )
    facts = FormsFacts(
        lines=lines,
        faults=faults,
        unit=unit,
        own_letterhead=worded,
        number="TNHS-TTPVHCC",
        folder=Path("forms"),
        shared="//may-chu/mau-giay" if worded else "",
    )
    page.forms.render_state(FormsState(facts, may_set=True))
    page.forms.setFocus()
    return shell


def settings_forms() -> QWidget:
    return _forms(FACTS.unit)


def settings_forms_worded() -> QWidget:
    """With a letterhead of the office, two of its forms, and what is wrong in others."""
    parents = "UBND THÀNH PHỐ CẦN THƠ\nUBND PHƯỜNG NINH KIỀU"
    unit = replace(FACTS.unit, parent_line=parents, phone="02923812345")
    return _forms(
        unit,
        FormUnreadable("tt-03-2025/refusal.toml", 63, "requested"),
        FormUnreadable("cu-tru-2026/edition.toml", 4, "slip-80mm", "sizes"),
        worded=True,
    )


def settings_restored() -> QWidget:
    page, shell = settings_page("codes")
    page.codes.render_state(CodesState(blocked=True, may_open=True))
    page.codes.setFocus()
    return shell


def settings_clock_ahead() -> QWidget:
    page, shell = settings_page("codes")
    today = date(2026, 11, 20)
    page.codes.render_state(
        CodesState(blocked=False, ahead=date(2026, 11, 25), today=today, may_confirm=True)
    )
    page.codes.fields[CodesSpot.DAY].setText("20/11/2026")
    page.codes.fields[CodesSpot.CLOCK_REASON].setText("pin đồng hồ hết, máy nhảy sang 25/11")
    page.codes.setFocus()
    return shell


SCENES = {
    **CATALOGUE_SCENES,
    **REPORT_KEY_SCENES,
    **PROGRAM_SCENES,
    "settings-printers": settings_printers,
    "settings-printer-gone": settings_printer_gone,
    "settings-devices": settings_devices,
    "settings-bundle": settings_bundle,
    "settings-officers": settings_officers,
    "settings-pin-by-two": settings_pin_by_two,
    "settings-badge": settings_badge,
    "settings-roles": settings_roles,
    "settings-own-pin": settings_own_pin,
    "settings-backup": settings_backup,
    "settings-scan": settings_scan,
    "settings-look": settings_look,
    "settings-due": settings_due,
    "settings-forms": settings_forms,
    "settings-forms-worded": settings_forms_worded,
    "settings-restored": settings_restored,
    "settings-places": settings_places,
    "settings-clock-ahead": settings_clock_ahead,
}
