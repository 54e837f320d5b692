"""Lists being made, by scans and keys through the whole window."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from uuid import uuid4

import pytest
from PySide6.QtWidgets import QApplication

from db.queries.hand_over import waiting
from db.unit_of_work import UnitOfWork
from desk_app.documents.kinds import HAND_OVER_MINUTES
from desk_app.domain.codes.dossier_code import DossierCode
from desk_app.domain.codes.seal import SealKey, seal
from desk_app.domain.handling.custody import Place
from desk_app.domain.handling.flow import Status
from desk_app.domain.ids import DossierId, ProcedureCode
from desk_app.domain.people.rights import Role
from desk_app.services.handing_over.hand_over import HandOver
from desk_app.services.handing_over.set_handling_unit import SetHandlingUnit
from tests.builders import BUSINESS, CASHIER, a_procedure, an_officer
from tests.ui import keyboard
from tests.ui.desk.asked_papers import papers_of
from tests.ui.desk.test_workplace import Window
from tests.ui.dossiers.counter import ANOTHER, CARD, OFFICER, CounterDesk
from tests.ui.hand_over.bench import JUSTICE, Bench
from tests.ui.later import Later
from ui.screens.hand_over.table import Heard
from ui.shell.screen import Go


def test_that_scan_after_scan_counts_up_and_one_key_hands_over_and_prints(window: Window) -> None:
    bench = Bench(window)
    one, two, three = bench.dossiers
    for n, dossier in enumerate((two, one), 1):
        bench.scan(dossier)
        assert (bench.making.count, bench.making.unit) == (n, JUSTICE)
    assert bench.heard == [Heard.DONE, Heard.DONE]
    window.press("Ctrl+Return")
    (batch,) = bench.batches
    assert [line.code for line in batch.lines] == [str(two.code), str(one.code)]
    assert bench.stored(one).status is Status.IN_PROCESS
    assert bench.stored(three).status is Status.RECEIVED
    assert papers_of(window)[-1] == (batch.id, str(batch.list_number), HAND_OVER_MINUTES)
    assert f"biên bản {batch.list_number}. Số {batch.number}." in window.said
    bench.scan(one)
    assert f"đã bàn giao theo {batch.list_number}" in window.said
    assert bench.making.count == 0


def test_that_the_same_label_scanned_twice_is_told_and_counted_once(window: Window) -> None:
    bench = Bench(window)
    bench.scan(bench.dossiers[0], bench.dossiers[1], bench.dossiers[0])
    assert bench.making.count == 2
    assert bench.heard[-1] is Heard.LOOK
    assert "đã có trong danh sách, dòng 1" in window.said


def test_that_what_is_scanned_while_the_waiting_are_read_stays_on_the_list(
    counter: CounterDesk, qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(waiting, "_MOST", 1)  # an office where more wait than are listed
    background = Later(lambda _owner, key: key == "hand_over")
    window = Window(counter, qapp, background=background)
    window.seat(OFFICER)
    bench = Bench(window)
    background.go_on()
    bench.changed()
    bench.scan(bench.dossiers[2])
    background.go_on()
    assert bench.making.count == 1
    window.press("Ctrl+Return")
    assert [line.code for line in bench.batches[-1].lines] == [str(bench.dossiers[2].code)]
    window.close()


def test_that_a_second_press_of_the_confirming_key_makes_no_second_list(window: Window) -> None:
    bench = Bench(window)
    bench.scan(*bench.dossiers)
    window.press("Ctrl+Return", "Ctrl+Return")
    assert len(window.desk.office.handing_over.batches()) == 1


def test_that_the_list_of_the_next_unit_goes_only_when_the_officer_turned_to_it(
    window: Window, work: Callable[[], UnitOfWork]
) -> None:
    other = a_procedure(code=ProcedureCode("1.004222"), name="Đăng ký thường trú")
    with work() as tx:
        tx.catalogue.put("test", [a_procedure(), other])
        tx.commit()
    bench = Bench(window, 1)
    police = SetHandlingUnit(other.code, "Công an phường")
    window.desk.office.handing_over.set_unit(police, OFFICER)
    bench.scan(window.desk.receive(procedure=other.code), bench.dossiers[0])
    confirm = bench.screen.view.making.card.confirm
    window.press("Ctrl+Return")
    bench.screen.presenter.making.confirm()  # pressed twice, before the paper is there
    window.press("Esc", "Ctrl+Return")  # the paper goes, and the key is pressed out of habit
    assert [batch.unit for batch in bench.batches] == [JUSTICE]
    assert (bench.making.unit, bench.making.count) == (police.unit, 1)
    assert "Danh sách tiếp theo: bấm ↓ hoặc quét" in bench.seen()
    assert not confirm.isEnabled()
    window.press("Down", "Ctrl+Return")  # the only row: there is no other to go to
    assert [batch.unit for batch in bench.batches] == [JUSTICE, police.unit]


def test_that_everything_of_a_unit_joins_by_one_key(window: Window) -> None:
    bench = Bench(window)
    window.press("Shift+F6")
    assert bench.making.count == 3
    window.press("Ctrl+Return")
    assert len(bench.batches[-1].lines) == 3
    assert "Mọi hồ sơ đã được bàn giao" in bench.seen()


def test_that_the_focus_stays_on_the_page_when_all_was_handed_over(window: Window) -> None:
    bench = Bench(window)
    window.press("Shift+F6", "Ctrl+Return")
    window.press("Esc")  # the paper
    assert not bench.making.rows
    focused = QApplication.focusWidget()
    assert focused is not None
    assert bench.screen.view.isAncestorOf(focused)
    window.press("Return")
    assert window.shell.page == "hand_over"


def test_that_the_units_of_all_procedures_on_the_table_are_asked_for_before_a_list_is_made(
    window: Window, work: Callable[[], UnitOfWork]
) -> None:
    other = a_procedure(code=ProcedureCode("1.004222"), name="Đăng ký thường trú")
    with work() as tx:
        tx.catalogue.put("test", [a_procedure(), other])
        tx.commit()
    bench = Bench(window, 1, unit="")
    window.desk.receive(procedure=other.code)
    bench.changed()
    window.press("Shift+F6", "Ctrl+Return")
    first = bench.making.asks_unit
    keyboard.type_text(window.shell, JUSTICE)
    window.press("Ctrl+Return")
    assert {first, bench.making.asks_unit} == {a_procedure().name, other.name}
    keyboard.type_text(window.shell, JUSTICE)
    window.press("Ctrl+Return")
    assert (bench.making.asks_unit, bench.making.count) == ("", 2)
    assert QApplication.focusWidget() is bench.screen.view.making.card.confirm
    window.press("Return")
    assert [len(batch.lines) for batch in bench.batches] == [2]


def test_that_the_unit_named_leaves_the_focus_on_handing_over(window: Window) -> None:
    bench = Bench(window, unit="")
    bench.scan(bench.dossiers[0])
    keyboard.type_text(window.shell, JUSTICE)
    window.press("Ctrl+Return")
    assert QApplication.focusWidget() is bench.screen.view.making.card.confirm
    window.press("Return")
    assert bench.batches[-1].unit == JUSTICE


def test_that_the_unit_named_is_known_before_its_list_is_read(
    counter: CounterDesk, qapp: QApplication
) -> None:
    background = Later(lambda _owner, key: key == "hand_over")
    window = Window(counter, qapp, background=background)
    window.seat(OFFICER)
    bench = Bench(window, 1, unit="")
    background.go_on()
    bench.scan(bench.dossiers[0])
    keyboard.type_text(window.shell, JUSTICE)
    window.press("Ctrl+Return", "Ctrl+Return")
    assert not bench.making.asks_unit
    assert bench.batches[-1].unit == JUSTICE
    window.close()


def test_that_a_tick_puts_a_dossier_on_the_list_and_takes_it_off(window: Window) -> None:
    bench = Bench(window)
    window.press("Down", "1")
    (ticked,) = bench.making.scanned
    assert ticked == bench.making.rows[1].dossier.id
    window.press("Space")
    assert not bench.making.scanned


def test_that_what_must_leave_first_stands_on_top_and_is_told_when_late(window: Window) -> None:
    bench = Bench(window, 2)
    window.desk.clock.forward(timedelta(hours=8))  # after closing
    later = window.desk.receive()
    window.press("F4")
    assert bench.codes() == [str(d.code) for d in (*bench.dossiers, later)]
    assert bench.making.late == 2
    assert "2 đã quá giờ giao" in bench.seen()


def test_that_the_unit_is_asked_for_once_and_remembered_for_the_procedure(window: Window) -> None:
    bench = Bench(window, unit="")
    bench.scan(bench.dossiers[0])
    assert bench.making.asks_unit
    keyboard.type_text(window.shell, JUSTICE)
    window.press("Ctrl+Return")
    assert (bench.making.unit, bench.making.count) == (JUSTICE, 1)
    assert not bench.making.asks_unit
    bench.scan(bench.dossiers[1])
    assert (bench.making.unit, bench.making.count) == (JUSTICE, 2)
    window.press("Ctrl+Return")
    assert bench.batches[-1].unit == JUSTICE


def test_that_a_list_without_a_unit_is_not_confirmed(window: Window) -> None:
    bench = Bench(window, unit="")
    bench.scan(bench.dossiers[0])
    window.press("Esc", "Ctrl+Return")
    assert bench.making.asks_unit
    assert not bench.batches


def test_that_another_unit_can_be_said_by_key(window: Window) -> None:
    bench = Bench(window)
    window.press("Shift+F8")
    keyboard.type_text(window.shell, "Văn phòng")
    window.press("Return")  # goes on, as in every form
    assert bench.making.asks_unit
    window.press("Ctrl+Return")
    assert {row.unit for row in bench.making.rows} == {"Văn phòng"}


def test_that_enter_twice_gives_the_unit_that_was_typed_and_not_one_used_before(
    window: Window,
) -> None:
    bench = Bench(window)
    window.press("Shift+F8")
    assert bench.screen.view.making.unit_form.table.isVisible()
    keyboard.type_text(window.shell, "Văn phòng")
    window.press("Return", "Return")
    assert {row.unit for row in bench.making.rows} == {"Văn phòng"}


def test_that_the_unit_is_said_of_the_procedure_asked_for_whatever_is_scanned_meanwhile(
    window: Window,
) -> None:
    bench = Bench(window, 1, unit="")
    (scanned,) = bench.making.rows
    other = replace(
        scanned,
        dossier=replace(
            scanned.dossier, id=DossierId(uuid4()), procedure_code=ProcedureCode("2.000815")
        ),
        unit="Văn phòng",
    )
    bench.scan(bench.dossiers[0])
    bench.screen.presenter.making.take(other)
    keyboard.type_text(window.shell, JUSTICE)
    window.press("Ctrl+Return")
    assert {row.unit for row in bench.making.rows} == {JUSTICE}
    assert not bench.making.asks_unit


def test_that_a_half_scanned_list_survives_the_change_of_officer(window: Window) -> None:
    bench = Bench(window)
    bench.scan(bench.dossiers[0], bench.dossiers[1])
    window.scan("8934563138165")
    window.workplace.leave()
    window.seat(ANOTHER)
    window.press("F4")
    assert bench.making.count == 0
    window.workplace.leave()
    window.seat(OFFICER)
    window.press("F4")
    assert bench.making.count == 2
    assert [odd.said for odd in bench.making.odd] == ["8934563138165"]
    window.press("Ctrl+Return")
    assert len(bench.batches[-1].lines) == 2


def test_that_a_half_scanned_list_survives_the_end_of_the_program(window: Window) -> None:
    bench = Bench(window)
    bench.scan(bench.dossiers[0], bench.dossiers[1])
    draft = window.desk.office.reading.draft(OFFICER, "hand_over")
    assert draft is not None
    table = bench.screen.presenter.table
    table.seat.officer = None  # as after a start: nothing is known but the store
    table.serve(OFFICER, bench.screen.presenter.refresh)
    QApplication.processEvents()
    assert bench.making.count == 2


def test_that_a_list_stored_in_a_crash_takes_nothing_of_the_next_one(window: Window) -> None:
    bench = Bench(window)
    one, two, _three = bench.dossiers
    bench.scan(one)
    key = bench.screen.presenter.table.pile.keys[JUSTICE]
    order = HandOver(batch=key, unit=JUSTICE, dossiers=[one.id])
    window.desk.office.handing_over.hand_over(order, OFFICER)  # and the draft stays as it was
    bench.changed(one)
    assert bench.making.count == 0
    assert "ra khỏi danh sách" in window.said
    bench.scan(two)
    window.press("Ctrl+Return")
    assert bench.stored(two).papers_at is Place.ON_THE_WAY
    assert len(window.desk.office.handing_over.batches()) == 2


def test_that_what_was_sent_off_by_another_desk_is_told_and_left_out(window: Window) -> None:
    bench = Bench(window)
    one, two, _three = bench.dossiers
    bench.scan(one, two)
    order = HandOver(batch=uuid4(), unit="Văn phòng", dossiers=[one.id])
    window.desk.office.handing_over.hand_over(order, ANOTHER)  # and no word of it comes
    window.press("Ctrl+Return")
    assert [line.code for line in bench.batches[-1].lines] == [str(two.code)]
    assert f"Không đi cùng: {one.code}" in window.said


def test_that_what_is_handed_over_already_is_set_aside_with_its_list(window: Window) -> None:
    bench = Bench(window)
    batch = bench.hand_over(bench.dossiers[0])
    bench.scan(bench.dossiers[0])
    assert bench.heard[-1] is Heard.REFUSED
    assert bench.making.count == 0
    assert str(batch.list_number) in bench.making.odd[0].why


def test_that_unknown_scans_are_listed_and_can_be_cleared(window: Window) -> None:
    bench = Bench(window)
    window.scan("8934563138165")
    window.scan("H13.45.12-261120-1999")
    window.scan("8934563138165")
    assert [odd.said for odd in bench.making.odd] == ["8934563138165", "H13.45.12-261120-1999"]
    assert bench.heard == [Heard.REFUSED] * 3
    bench.screen.view.making.odd.cleared.emit()
    assert not bench.making.odd


def test_that_a_card_that_cannot_be_read_is_set_aside_without_its_number(window: Window) -> None:
    bench = Bench(window)
    window.scan("092304001234|sai")
    assert [odd.said for odd in bench.making.odd] == ["•••• •••• 1234"]
    draft = window.desk.office.reading.draft(OFFICER, "hand_over")
    assert draft is not None
    assert "0923" not in draft.body


def test_that_receipts_of_another_unit_and_forged_ones_go_on_no_list(
    window: Window, work: Callable[[], UnitOfWork]
) -> None:
    with work() as tx:
        tx.seal_keys.keep([SealKey("2026-a", 2026, bytes(range(32)))])
        tx.commit()
    bench = Bench(window)
    code = bench.dossiers[0].code
    other = DossierCode("H13.45.13", code.day, code.serial)
    for paper in (code, other):
        window.scan(str(seal(paper, BUSINESS, date(2026, 11, 25), bytes(32))))
    assert bench.making.count == 0
    assert bench.heard == [Heard.REFUSED, Heard.REFUSED]
    assert [odd.said for odd in bench.making.odd] == [str(other), str(code)]
    window.scan(str(seal(code, BUSINESS, date(2026, 11, 25), bytes(range(32)))))
    assert bench.making.count == 1


def test_that_a_card_begins_an_intake_as_everywhere(window: Window) -> None:
    Bench(window)
    window.scan(CARD)
    assert window.shell.page == "intake"


def test_that_alt_g_on_its_page_puts_a_dossier_on_the_list(window: Window) -> None:
    bench = Bench(window)
    window.press("F3")
    bench.scan(bench.dossiers[1])
    assert window.shell.page == "dossier"
    window.press("Alt+G")
    assert window.shell.page == "hand_over"
    assert bench.making.count == 1
    window.press("Esc")
    assert window.shell.page == "dossier"


def test_that_who_may_not_hand_over_is_told_so(window: Window) -> None:
    bench = Bench(window)
    window.workplace.leave()
    window.seat(an_officer(CASHIER, Role.CASHIER))
    window.workplace.go(Go("hand_over"))  # as a scanned list would; its key does not open it
    bench.scan(bench.dossiers[0])
    window.press("Ctrl+Return")
    assert not bench.batches
    assert "vai trò của bạn không có quyền" in bench.seen()


def test_that_nothing_of_the_officer_before_is_shown_to_the_next(window: Window) -> None:
    bench = Bench(window)
    bench.scan(bench.dossiers[0])
    assert str(bench.dossiers[0].code) in bench.making.last
    window.workplace.leave()
    window.seat(ANOTHER)
    window.press("F4")
    assert (bench.making.last, bench.making.scanned) == ("", frozenset())
