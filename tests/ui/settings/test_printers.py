"""Printers bound to forms, trial pages and printers added by hand, by keys on a real store."""

import socket
from collections.abc import Iterator
from dataclasses import replace

import pypdfium2 as pdfium
import pytest
from PySide6.QtWidgets import QLabel
from sqlalchemy import select

from db.tables.journal import act
from desk_app.documents.kinds import KINDS
from desk_app.domain.acts import kinds
from desk_app.domain.codes.scan import read_scan
from desk_app.domain.errors import StoreUnwritable
from desk_app.domain.officer import Officer
from desk_app.domain.people.rights import Role
from desk_app.wiring.office import Office
from desk_app.wiring.opening import OpenDesk
from tests.documents.reading import scan, text_of
from tests.fakes import FakePrinters
from tests.ui.inline import Inline
from tests.ui.settings.conftest import Desk
from ui.paper_desk import BUNDLE_AT_FIRST
from ui.printing.bindings import BINDINGS, bindings_from, setting_of
from ui.printing.orders import PrintTarget
from ui.printing.thermal.devices import DEVICES, Device, Way, devices_from
from ui.screens.settings.cards.binding_form import tray_words
from ui.screens.settings.cards.devices import DevicesPanel, usb_hint
from ui.screens.settings.parts.printers import PrintersPart
from ui.widgets.bars import NoticeAction

EVERY = {
    *("receipt", "supplement_request", "refusal", "apology", "stop_notice", "control_slip"),
    *("register_book", "appointment_slip", "hand_over_minutes", "postal_list", "payment_slip"),
    *("queue_ticket", "folder_label", "notice_sheet", "take_home_checklist", "daily_sheet"),
    *("refund_voucher", "cash_count", "citizen_letter", "commitment", "reminder_list"),
}
FORMS = list(KINDS)


def bound(desk: Desk, form: str) -> PrintTarget:
    return bindings_from(desk.office.keeping.setting(BINDINGS))[form]


def go_to(desk: Desk, form: str) -> None:
    """From the section's button to the list of papers, and down to this one."""
    desk.press("Tab", "Tab", *["Down"] * FORMS.index(form))


def test_that_every_paper_of_the_office_can_be_bound() -> None:
    assert set(FORMS) == EVERY
    at_first = bindings_from(None)
    assert at_first["receipt"] == at_first["daily_sheet"] == PrintTarget()
    assert at_first["take_home_checklist"] == PrintTarget(media="A5")
    assert at_first["queue_ticket"] == PrintTarget(media="80mm")
    assert at_first["folder_label"] == PrintTarget(media="70x50mm")


def test_that_a_printer_is_bound_at_once_and_told(desk: Desk, admin: Officer) -> None:
    told: list[bool] = []
    desk.screen.bindings_changed.connect(lambda: told.append(True))
    desk.enter(admin)
    desk.press("Alt+2", "Tab", "Tab", "Tab", "Down")
    assert bound(desk, "receipt") == PrintTarget(printer="quay-1")
    assert bound(desk, "appointment_slip") == PrintTarget(media="A5")
    assert told


def test_that_tray_copies_and_resolution_belong_to_the_binding(desk: Desk, admin: Officer) -> None:
    desk.plugged_in.plugged_in.append("quay-2")
    desk.enter(admin)
    desk.press("Alt+2")
    go_to(desk, "appointment_slip")
    desk.press("Tab", "Down", "Tab", "Down", "Tab", "Down", "Tab", "Down")
    desk.press("Tab", "Right", "Space", "Tab", "Right", "Space")
    assert bound(desk, "appointment_slip") == PrintTarget(
        printer="quay-1", fallback="quay-2", media="80mm", tray="Upper", copies=2, dpi=300
    )
    setting = desk.office.keeping.setting(BINDINGS)
    assert isinstance(setting, dict)
    assert setting["appointment_slip"] == {
        "printer": "quay-1",
        "fallback": "quay-2",
        "copies": 2,
        "paper": "80mm",
        "tray": "Upper",
        "dpi": 300,
    }


def test_that_another_printer_forgets_the_tray_and_no_printer_the_fallback(
    desk: Desk, admin: Officer
) -> None:
    desk.plugged_in.plugged_in.append("quay-2")
    target = PrintTarget(printer="quay-1", fallback="quay-2", tray="Lower")
    desk.office.keeping.set_setting(BINDINGS, setting_of({"receipt": target}), admin)
    desk.enter(admin)
    desk.press("Alt+2", "Tab", "Tab", "Tab", "Down")
    assert bound(desk, "receipt") == PrintTarget(printer="quay-2")
    desk.press("Up", "Up")
    assert bound(desk, "receipt") == PrintTarget()
    assert not desk.page.printers.form.fallback.isEnabled()
    assert not desk.page.printers.form.trial.isEnabled()


def test_that_a_printer_that_is_gone_stays_bound_and_says_so(desk: Desk, admin: Officer) -> None:
    kept = {
        "appointment_slip": {"printer": "may-cu", "copies": 9, "paper": "80mm", "dpi": 72},
        "receipt": "hỏng",
    }
    desk.office.keeping.set_setting(BINDINGS, kept, admin)
    desk.enter(admin)
    desk.press("Alt+2")
    go_to(desk, "appointment_slip")
    form = desk.page.printers.form
    assert form.printer.value == "may-cu"
    assert "không thấy" in form.printer.currentText()
    assert (form.copies.value, form.paper.value, form.dpi.value) == (1, "80mm", 203)


@pytest.mark.parametrize(
    ("form", "target", "points"),
    [
        ("receipt", PrintTarget(printer="quay-1", dpi=300, copies=3, tray="Lower"), (595.3, 841.9)),
        ("folder_label", PrintTarget(printer="quay-1", media="70x50mm"), (198.4, 141.7)),
        ("queue_ticket", PrintTarget(printer="quay-1", media="80mm"), (204.1, 283.5)),
    ],
)
def test_that_a_trial_page_is_printed_by_the_binding_and_its_codes_read_well(
    desk: Desk,
    reception: Officer,
    admin: Officer,
    form: str,
    target: PrintTarget,
    points: tuple[float, float],
) -> None:
    desk.office.keeping.set_setting(BINDINGS, setting_of({form: target}), admin)
    desk.enter(reception)
    desk.press("Alt+2")
    go_to(desk, form)
    desk.press("Ctrl+P")
    (paper,) = desk.plugged_in.tray
    assert (paper.target.tray, paper.target.dpi, paper.copies) == (target.tray, target.dpi, 1)
    with pdfium.PdfDocument(paper.pdf) as document:
        assert document[0].get_size() == pytest.approx(points, abs=0.6)
    said = text_of(paper.pdf)
    for words in ("Trang in thử", "Phường Ninh Kiều", "Quầy 1", "mm", f"{target.dpi} dpi"):
        assert words in said
    read = scan(paper.pdf, 203.2 if target.media != "A4" else target.dpi)
    told = desk.page.printers.form
    assert "quay-1" in told.told.text()
    assert desk.screen.take_scan(read_scan(read["Code128"]))
    assert told.told.text() == "Mã vạch đọc tốt."
    assert desk.screen.take_scan(read_scan(read["QRCode"]))
    assert told.told.text() == "Cả mã vạch và mã QR đều đọc tốt."
    assert f"{target.dpi} dpi" in told.advice.text()


def test_that_a_trial_page_is_stored_as_any_print_is(
    desk: Desk, opened: OpenDesk, admin: Officer
) -> None:
    kept = setting_of({"receipt": PrintTarget(printer="quay-1")})
    desk.office.keeping.set_setting(BINDINGS, kept, admin)
    desk.enter(admin)
    desk.press("Alt+2", "Ctrl+P")
    with opened.store.reading.connect() as connection:
        acts = connection.execute(select(act.c.kind).order_by(act.c.n)).scalars().all()
    assert acts[-2:] == [kinds.LOOSE_HANDED_OVER, kinds.LOOSE_SETTLED]


def test_that_another_scan_goes_its_usual_way(desk: Desk, reception: Officer) -> None:
    desk.enter(reception)
    desk.press("Alt+2")
    assert not desk.screen.take_scan(read_scan("H13.45.12-261120-1001"))
    assert not desk.screen.take_scan(read_scan("8934588012345"))


def test_that_a_trial_page_that_cannot_be_printed_says_why_and_leaves_no_file(
    desk: Desk, admin: Officer
) -> None:
    kept = setting_of({"receipt": PrintTarget(printer="may-cu")})
    desk.office.keeping.set_setting(BINDINGS, kept, admin)
    desk.enter(admin)
    desk.press("Alt+2", "Ctrl+P")
    assert "may-cu" in desk.page.printers.form.told.text()
    assert desk.page.printers.form.trial.isEnabled()
    assert list(desk.office.prints.rglob("*.pdf")) == []


@pytest.fixture
def listener() -> Iterator[socket.socket]:
    """A printer that takes what it is sent, and says nothing."""
    with socket.create_server(("127.0.0.1", 0)) as made:
        yield made


def added(office: Office) -> tuple[Device, ...]:
    return tuple(devices_from(office.keeping.setting(DEVICES)))


def panel(desk: Desk, officer: Officer) -> DevicesPanel:
    """The printers added by hand, opened by keys; the focus is in the list."""
    desk.enter(officer)
    desk.press("Alt+2", "Tab", "Right", "Space", "Tab")
    shown = desk.page.printers.devices
    assert shown.isVisible()
    return shown


def test_that_an_administrator_adds_tries_and_removes_a_printer_by_keys(
    desk: Desk, admin: Officer, listener: socket.socket
) -> None:
    shown = panel(desk, admin)
    shown.name.setFocus()
    desk.type("Máy in phiếu")
    desk.press("Tab", "Tab")
    desk.type("127.0.0.1:70000")
    desk.press("Ctrl+Return")
    assert shown.address.error
    assert added(desk.office) == ()
    desk.press("Ctrl+A")
    port = listener.getsockname()[1]
    desk.type(f"127.0.0.1:{port}")
    desk.press("Ctrl+Return")
    assert added(desk.office) == (Device("Máy in phiếu", Way.NETWORK, f"127.0.0.1:{port}"),)
    assert not shown.address.error
    assert not shown.name.text()

    shown.try_out.setFocus()
    desk.press("Return")
    assert "Kết nối được" in desk.screen.printers.devices.state.reached["Máy in phiếu"].words
    listener.close()
    desk.press("Return")
    tried = desk.screen.printers.devices.state.reached["Máy in phiếu"]
    assert not tried.well
    assert "Máy in phiếu" in tried.words

    shown.remove.setFocus()
    desk.press("Return")
    assert added(desk.office) == ()


def test_that_two_printers_never_have_the_same_name(desk: Desk, admin: Officer) -> None:
    shown = panel(desk, admin)
    shown.name.setFocus()
    desk.type("Quay-1")
    desk.press("Tab", "Tab")
    desk.type("192.168.1.50")
    desk.press("Ctrl+Return")
    assert "tên khác" in shown.name.error
    assert added(desk.office) == ()


def test_that_an_officer_may_try_printers_and_not_add_any(
    desk: Desk, reception: Officer, admin: Officer
) -> None:
    device = [{"name": "Máy in phiếu", "way": "network", "address": "127.0.0.1:9"}]
    desk.office.keeping.set_setting(DEVICES, device, admin)
    shown = panel(desk, reception)
    assert shown.try_out.isEnabled()
    assert not shown.add.isEnabled()
    assert not shown.remove.isEnabled()


def test_that_who_may_not_bind_printers_sees_why_and_whom_to_ask(
    desk: Desk, reception: Officer
) -> None:
    desk.enter(reception)
    desk.press("Alt+2", "Tab", "Tab", "Tab", "Down")
    form = desk.page.printers.form
    assert bound(desk, "receipt") == PrintTarget()
    assert not any(
        field.isEnabled() for field in (form.printer, form.paper, form.copies, form.dpi, form.tray)
    )
    able = [
        officer
        for officer in desk.office.identity.officers()
        if officer.role in {Role.ADMIN, Role.LEADER}
    ]
    assert able
    said = " ".join(label.text() for label in form.findChildren(QLabel))
    assert "Chỉ quản trị và lãnh đạo đổi được máy in" in said
    assert all(officer.name in said for officer in able)


def test_that_a_leader_binds_printers_as_well(desk: Desk, leader: Officer) -> None:
    desk.enter(leader)
    desk.press("Alt+2", "Tab", "Tab", "Tab", "Down")
    assert bound(desk, "receipt") == PrintTarget(printer="quay-1")


def test_that_a_binding_that_could_not_be_kept_is_not_shown_as_if_it_were(
    desk: Desk, admin: Officer
) -> None:
    def locked(_name: str, _value: object, _by: Officer) -> None:
        raise StoreUnwritable("locked")

    keeping = replace(desk.office.keeping, set_setting=locked)
    part = PrintersPart(replace(desk.office, keeping=keeping), Inline(), FakePrinters())
    said: list[object] = []
    part.notice_changed.connect(lambda notice, _action: said.append(notice))
    part.enter(admin)
    part.bind(PrintTarget(printer="quay-1"))
    assert part.state.target == PrintTarget()
    assert said
    part.bundle.toggle("receipt")
    assert part.bundle.state.forms == BUNDLE_AT_FIRST


def test_that_trays_are_named_in_the_words_of_the_office() -> None:
    named = {tray: tray_words(tray) for tray in ("Upper", "Lower", "LargeCapacity", "Tray2")}
    assert named == {
        "Upper": "Khay trên",
        "Lower": "Khay dưới",
        "LargeCapacity": "Khay lớn",
        "Tray2": "Khay 2",
    }
    assert tray_words("Bypass-Xyz") == "Bypass-Xyz"  # of a maker nobody knows: as it says itself


def test_that_the_tray_is_kept_by_its_own_name(desk: Desk, admin: Officer) -> None:
    target = PrintTarget(printer="quay-1", tray="Lower")
    desk.office.keeping.set_setting(BINDINGS, setting_of({"receipt": target}), admin)
    desk.enter(admin)
    desk.press("Alt+2")
    tray = desk.page.printers.form.tray
    assert (tray.value, tray.currentText()) == ("Lower", "Khay dưới")


def test_that_the_codes_of_a_usb_printer_are_read_where_the_machine_shows_them() -> None:
    assert "lsusb" in usb_hint("linux")
    assert "lsusb" not in usb_hint("win32")


def test_that_a_removed_printer_can_be_taken_back_and_its_papers_are_named(
    desk: Desk, admin: Officer
) -> None:
    device = {"name": "Máy in phiếu", "way": "network", "address": "127.0.0.1:9"}
    desk.office.keeping.set_setting(DEVICES, [device], admin)
    target = PrintTarget(printer="Máy in phiếu", media="80mm")
    desk.office.keeping.set_setting(BINDINGS, setting_of({"appointment_slip": target}), admin)
    offered: list[NoticeAction] = []
    desk.screen.notice_changed.connect(lambda _said, action: offered.append(action))
    shown = panel(desk, admin)
    shown.remove.setFocus()
    desk.press("Return")
    assert added(desk.office) == ()
    said = desk.said[-1]
    assert said is not None
    assert "Máy in phiếu" in said.title
    assert "Phiếu hẹn trả kết quả" in said.advice
    offered[-1].act()
    assert added(desk.office) == (Device("Máy in phiếu", Way.NETWORK, "127.0.0.1:9"),)
    assert bound(desk, "appointment_slip") == target


def test_that_a_try_does_not_hide_the_address(desk: Desk, admin: Officer) -> None:
    device = {"name": "Máy in phiếu", "way": "network", "address": "127.0.0.1:9"}
    desk.office.keeping.set_setting(DEVICES, [device], admin)
    shown = panel(desk, admin)
    shown.try_out.setFocus()
    desk.press("Return")
    words = str(shown.table.model().index(0, 0).data())
    assert "127.0.0.1:9" in words
    assert "Không" in words
