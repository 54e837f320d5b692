"""Receipts scanned at the desk: genuine ones open a dossier or a stub, others are told."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication

from db.unit_of_work import UnitOfWork
from desk_app.domain.acts import kinds
from desk_app.domain.acts.act import moment_text
from desk_app.domain.codes.dossier_code import DossierCode
from desk_app.domain.codes.seal import LAST_EXCHANGE, SealedCode, SealKey, seal
from desk_app.domain.officer import Officer
from tests.builders import BUSINESS, FRIDAY_MORNING
from tests.ui.desk.test_workplace import Window, window
from tests.ui.dossiers.counter import ANOTHER, OFFICER, CounterDesk, counter
from ui.news import DossiersChanged
from ui.screens.stub.screen import StubScreen
from ui.shell.screen import Go

__all__ = ["counter", "window"]  # fixtures

KEY = SealKey("2026-a", 2026, bytes(range(32)))
ELSEWHERE = DossierCode.parse("H13.45.12-261120-5001")  # out of another desk's block
NEXT = DossierCode.parse("H13.45.12-261120-1001")  # what this desk gives next


@pytest.fixture(autouse=True)
def _keyed(work: Callable[[], UnitOfWork]) -> None:
    with work() as tx:
        tx.seal_keys.keep([KEY])
        tx.settings.set(LAST_EXCHANGE, moment_text(FRIDAY_MORNING))
        tx.commit()


def a_paper(code: DossierCode = ELSEWHERE, **changed: Any) -> SealedCode:
    return replace(seal(code, BUSINESS, date(2026, 11, 27), KEY.key), **changed)


def test_that_a_genuine_receipt_without_its_dossier_opens_what_it_proves(window: Window) -> None:
    window.scan(str(a_paper()))
    assert window.shell.page == "stub"
    facts = window.workplace.screens["stub"].presenter.state.facts
    assert (facts.code, facts.badge.text) == (str(ELSEWHERE), "Giấy thật")
    assert (facts.procedure, facts.procedure_code) == (
        "Đăng ký thành lập hộ kinh doanh",
        BUSINESS,
    )
    assert facts.due == "Thứ Sáu, 27/11/2026"
    assert facts.unit == "Trung tâm Phục vụ hành chính công phường Ninh Kiều"
    assert "Quầy này đang ngoại tuyến" in facts.why
    assert window.said == ""


def test_that_a_stub_becomes_its_dossier_when_that_arrives(window: Window) -> None:
    window.scan(str(a_paper(NEXT)))
    assert window.shell.page == "stub"
    dossier = window.desk.receive()
    assert dossier.code == NEXT
    window.workplace.news.tell(DossiersChanged(frozenset()))
    QApplication.processEvents()
    assert window.shell.page == "dossier"
    assert window.workplace.screens["dossier"].presenter.state.id == dossier.id
    window.press("Esc")
    assert window.shell.page != "stub"  # there is none any more


def test_that_looking_again_says_that_nothing_came(window: Window) -> None:
    window.scan(str(a_paper()))
    window.press("Space")
    assert "vẫn chưa về" in window.said
    window.press("Esc")
    assert window.shell.page == "intake"


def test_that_a_stub_left_in_the_dark_opens_nothing(window: Window) -> None:
    window.scan(str(a_paper(NEXT)))
    window.press("F3")
    window.desk.receive()
    window.workplace.news.tell(DossiersChanged(frozenset()))
    QApplication.processEvents()
    assert window.shell.page == "worklist"


def test_that_a_genuine_receipt_opens_its_dossier_as_its_code_does(window: Window) -> None:
    dossier = window.take_in()
    window.scan(str(a_paper(dossier.code)))
    assert (window.shell.page, window.said) == ("dossier", "")


def test_that_a_desk_whose_keys_may_be_old_says_that_it_cannot_tell(window: Window) -> None:
    window.desk.clock.forward(timedelta(hours=3))
    window.scan(str(a_paper(digits="1" * 24)))
    assert window.shell.page == "intake"
    assert "khóa của đơn vị có thể đã thay" in window.said
    assert "nối mạng rồi quét lại" in window.said


def test_that_a_forged_receipt_opens_the_dossier_under_a_warning(window: Window) -> None:
    dossier = window.take_in()
    window.scan(str(a_paper(dossier.code, due=date(2026, 11, 23))))
    assert window.shell.page == "dossier"
    assert "Giấy không thật" in window.said
    assert "không tin giấy" in window.said
    assert window.shell.notice is not None
    assert window.shell.notice.grave
    assert window.desk.kinds(dossier)[-1] == kinds.PAPER_PROVEN
    steps = window.workplace.screens["dossier"].presenter.state.course
    assert "Quét một giấy không thật mang mã này" in {step.title for step in steps}
    window.scan(str(a_paper(dossier.code)))
    assert window.said == ""


@pytest.mark.parametrize(
    ("paper", "words"),
    [
        (a_paper(due=date(2026, 11, 23)), "không làm theo giấy"),
        (a_paper(DossierCode.parse("H13.45.13-261120-1001")), "đơn vị khác: H13.45.13"),
        (a_paper(DossierCode.parse("H13.45.12-221120-1001")), "chưa có khóa năm 2022"),
    ],
    ids=["forged", "foreign", "no key of its year"],
)
def test_that_what_is_not_proven_opens_nothing_and_says_what_to_do(
    paper: SealedCode, words: str, window: Window
) -> None:
    window.scan(str(paper))
    assert window.shell.page == "intake"
    assert words in window.said
    assert window.shell.notice is not None
    assert window.shell.notice.grave


def test_that_a_code_alone_is_looked_for_as_before(window: Window) -> None:
    window.scan(str(ELSEWHERE))
    assert window.shell.page == "intake"
    assert "5001" in window.said


def test_that_a_hurt_seal_is_called_damage_and_no_persons_card(window: Window) -> None:
    window.scan(str(a_paper())[:-1])
    assert "Mã quét bị hỏng: H13.45.12" in window.said
    assert "thẻ căn cước" not in window.said


def test_that_returning_takes_genuine_receipts_and_warns_of_others(window: Window) -> None:
    dossier = window.desk.bring_back(window.take_in())
    window.press("Ctrl+B", "F5")
    window.scan(str(a_paper(dossier.code, digits="0" * 24)))
    assert window.shell.page == "return"
    assert "Giấy không thật" in window.said
    assert window.workplace.screens["return"].presenter.state.dossier.id == dossier.id
    window.scan(str(a_paper(dossier.code)))
    assert window.said == ""
    window.scan(str(a_paper()))
    assert window.shell.page == "stub"
    window.press("F5")
    window.scan(str(a_paper(digits="1" * 24)))
    assert window.shell.page == "return"
    assert "Giấy không thật" in window.said


@pytest.mark.parametrize("officer", [OFFICER, ANOTHER])
def test_that_another_officer_begins_without_the_stub(officer: Officer, window: Window) -> None:
    window.scan(str(a_paper()))
    window.workplace.leave()
    window.seat(officer)
    assert window.shell.page == "intake"


def test_that_a_stub_entered_without_a_receipt_shows_nothing(counter: CounterDesk) -> None:
    screen = counter.seat(StubScreen)
    screen.enter(OFFICER, None)
    assert screen.presenter.state.facts is None
    assert counter.went == []
    counter.press("Space")
    assert counter.said == ""
    assert Go("stub") not in counter.went
