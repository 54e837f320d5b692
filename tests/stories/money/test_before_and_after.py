"""Fees before and after, by keys and scans: paid at receiving, with the result, and given back."""

from collections.abc import Callable
from dataclasses import replace
from uuid import uuid4

import pytest

from db.queries.till import MoneyList
from db.unit_of_work import UnitOfWork
from desk_app.documents.kinds import REFUND_VOUCHER
from desk_app.domain.acts import kinds
from desk_app.domain.handling.flow import Status
from desk_app.domain.law.fees import FeeKind, FeeLine, FeeMoment
from desk_app.domain.law.papers import Channel
from desk_app.domain.law.procedure import Flag
from desk_app.domain.law.terms import ChannelTerms
from desk_app.domain.money.till.moves import CollectAt
from desk_app.domain.money.till.owed import MoneyStatus, left_of, status_of
from desk_app.services.money.set_till import SetTill
from desk_app.services.money.shifts import OpenShift
from tests.builders import a_procedure
from tests.ui import keyboard
from tests.ui.conftest import _dressed
from tests.ui.desk.test_workplace import Window, window
from tests.ui.dossiers.counter import ANOTHER, CARD, OFFICER, counter

__all__ = ["_dressed", "counter", "window"]  # fixtures

BEFORE = FeeLine(amount=50_000, name="Phí thẩm định", kind=FeeKind.FEE)
AFTER = FeeLine(amount=20_000, name="Lệ phí cấp giấy", kind=FeeKind.LEVY, moment=FeeMoment.AFTER)


@pytest.fixture(autouse=True)
def reception_collects(window: Window, work: Callable[[], UnitOfWork]) -> None:
    """The office lets who receives take money, and one of its procedures has both fees."""
    terms = a_procedure().terms[0]
    flags = frozenset({Flag.FIVE_ON_THE_SPOT})
    both = ChannelTerms(channel=Channel.DIRECT, limit=terms.limit, fees=(BEFORE, AFTER))
    with work() as tx:
        tx.catalogue.put("both", [replace(a_procedure(flags=flags), terms=(both,))])
        tx.commit()
    till = window.desk.office.till
    till.set_till(SetTill(reception_collects=True), ANOTHER)
    till.open_shift(OpenShift(key=uuid4(), opening=0), OFFICER)
    window.seat(OFFICER)


def begin(window: Window) -> None:
    window.press("F2")
    window.scan(CARD)
    keyboard.type_text(window.shell, "1.001612")
    window.press("Return", "Ctrl+G")


def test_that_what_is_paid_before_is_offered_at_intake_and_the_rest_at_the_return(
    window: Window,
) -> None:
    begin(window)
    window.press("Ctrl+Return")
    (dossier,) = window.received
    assert "Thu khi tiếp nhận: 50.000 đ." in window.said

    # The same key as everywhere leads to the till; what is paid before is ticked, no more.
    window.press("Alt+P")
    assert window.shell.page == "money"
    window.press("Ctrl+Return")
    assert window.said.startswith("Đã thu 50.000 đ của Nguyễn Thị Lan")
    now = window.desk.stored(dossier)
    assert (left_of(now), status_of(now)) == (20_000, MoneyStatus.WAITING)
    rows = window.desk.office.till.rows
    assert [row.id for row in rows(MoneyList.WAITING)] == []
    assert [row.later for row in rows(MoneyList.EARLIER)] == [20_000]

    # The result is there: now the rest is waited for, and the return asks for it.
    window.desk.bring_back(dossier)
    assert [row.id for row in rows(MoneyList.WAITING)] == [dossier.id]
    window.press("F5")
    window.scan(str(dossier.code))
    window.scan(CARD)
    window.press("Space", "Ctrl+Return")
    assert window.said.startswith("Hồ sơ còn phải nộp 20.000 đ.")
    window.press("Alt+P")
    window.press("Ctrl+Return")
    assert [each.moment for each in window.desk.stored(dossier).money.collections] == [
        CollectAt.RECEIVING,
        CollectAt.RETURN,
    ]
    window.press("F5", "Ctrl+Return")  # the notice of the till offers the return
    assert window.desk.stored(dossier).status is Status.RETURNED


def test_that_five_on_the_spot_with_fees_is_received_paid_and_returned(window: Window) -> None:
    begin(window)
    window.press("Shift+F5")
    assert window.said.startswith("Hồ sơ còn phải nộp 70.000 đ.")
    assert window.received == []
    window.press("Alt+P")  # received, its result is there, and its fees are before the officer
    (dossier,) = window.received
    assert dossier.status is Status.RESULT_BACK
    assert window.shell.page == "money"
    window.press("Ctrl+Return")
    assert left_of(window.desk.stored(dossier)) == 0
    window.press("F5")
    window.scan(CARD)
    window.press("Space", "Ctrl+Return")
    assert window.desk.stored(dossier).status is Status.RETURNED


def test_that_where_only_the_cashier_collects_reception_is_not_led_to_the_till(
    window: Window,
) -> None:
    window.desk.office.till.set_till(SetTill(reception_collects=False), ANOTHER)
    begin(window)
    window.press("Ctrl+Return")
    assert "Thu khi tiếp nhận: 50.000 đ." in window.said
    window.press("Alt+P")
    assert window.shell.page == "intake"
    begin(window)
    window.press("Shift+F5")
    assert window.said.endswith("Mời người nộp sang thu ngân, hoặc ghi lý do trả mà chưa thu.")
    window.press("Alt+P")  # received; the result waits until the fees are paid elsewhere
    _first, second = window.received
    assert second.status is Status.RESULT_BACK
    assert window.shell.page == "intake"


def test_that_money_taken_for_a_voided_dossier_leads_to_its_refund_and_a_voucher(
    window: Window,
) -> None:
    begin(window)
    window.press("Ctrl+Return", "Alt+P", "Ctrl+Return")
    (dossier,) = window.received
    window.scan(str(dossier.code))
    window.press("F3")
    window.scan(str(dossier.code))
    window.press("Alt+Y")
    form = window.workplace.screens["dossier"].view.place.form
    assert form.foretold.startswith("Đã thu 50.000 đ: phải hoàn 50.000 đ.")
    keyboard.type_text(window.shell, "Nhan nham")
    window.press("Ctrl+Return")
    now = window.desk.stored(dossier)
    assert (now.status, status_of(now)) == (Status.VOIDED, MoneyStatus.WAITING_REFUND)

    # Asked by who collects, approved by a leader, paid out of the drawer.
    window.press("Alt+P", "Alt+F", "Tab")
    keyboard.type_text(window.shell, "Huy ho so")
    window.press("Ctrl+Return")
    window.seat(ANOTHER)
    window.press("F6")
    window.scan(str(dossier.code))
    window.press("Alt+F", "Ctrl+Return")
    window.seat(OFFICER)
    window.press("F6")
    window.scan(str(dossier.code))
    window.press("Alt+F", "Ctrl+Return")
    assert status_of(window.desk.stored(dossier)) is MoneyStatus.REFUNDED
    view = window.desk.office.reading.dossier(dossier.id)
    assert view.deeds[-1].kind != kinds.MONEY_REFUND_ASKED
    (given_back,) = [deed.body for deed in view.deeds if deed.kind == kinds.MONEY_REFUNDED]
    assert given_back["voided"] is True, "should the voiding fall, the fee is asked for"
    (voucher,) = [job for job in view.prints if job.form == REFUND_VOUCHER]
    assert voucher.worded is not None
    assert voucher.worded.edition == "noi-bo-2026-quy"
