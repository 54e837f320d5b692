"""The first start by keys: both ways in, and what is asked again."""

import pytest
from pytestqt.qtbot import QtBot

from desk_app.domain.errors import CentralUnreachable, CentralUntrusted, FirstOfficerMissing
from desk_app.wiring.enrolment import EnrolDesk
from tests.ui.keyboard import press, type_text
from ui.screens.first_start.presenter import Spot, as_issued
from ui.screens.first_start.screen import FirstStartScreen
from ui.texts import Notice


class Start:
    def __init__(self, qtbot: QtBot) -> None:
        self.screen = FirstStartScreen()
        self.page = self.screen.view
        qtbot.addWidget(self.page)
        self.orders: list[EnrolDesk] = []
        self.trials: list[bool] = []
        self.said: list[Notice | None] = []
        self.screen.enrol_asked.connect(self.orders.append)
        self.screen.trial_asked.connect(lambda: self.trials.append(True))
        self.screen.notice_changed.connect(lambda said, _action: self.said.append(said))
        self.page.show()
        self.screen.enter()

    @property
    def busy(self) -> bool:
        return self.page.submit.busy

    def press(self, *keys: str) -> None:
        for key in keys:
            press(self.page.window(), key)

    def fill(self, *values: str) -> None:
        """Type field by field, Enter between them."""
        for value in values:
            type_text(self.page.window(), value)
            self.press("Return")


@pytest.fixture
def start(qtbot: QtBot) -> Start:
    return Start(qtbot)


def test_that_one_key_asks_for_the_trial_and_only_once(start: Start) -> None:
    start.press("2", "2")
    assert start.trials == [True]


def test_that_a_desk_is_enrolled_by_keys_alone(start: Start) -> None:
    start.press("1")
    start.fill("https://mot-cua.example.vn", "7kq2 m0xd9t4b-hz5r", "Huỳnh Quốc Khánh", "246810")
    start.fill("246810")
    start.press("Ctrl+Return", "Ctrl+Return")
    assert start.orders == [
        EnrolDesk(
            address="https://mot-cua.example.vn",
            code="7KQ2-M0XD-9T4B-HZ5R",
            admin_name="Huỳnh Quốc Khánh",
            admin_secret="246810",  # noqa: S106  # a test's
        )
    ]


def test_that_enter_in_the_last_field_goes_to_enrolling_and_not_back(start: Start) -> None:
    start.press("1")
    start.fill("https://mot-cua.example.vn", "7kq2 m0xd9t4b-hz5r", "Huỳnh Quốc Khánh", "246810")
    start.fill("246810")
    assert start.page.submit.hasFocus()
    start.press("Return")
    assert len(start.orders) == 1


def test_that_an_office_with_officers_needs_no_administrator(start: Start) -> None:
    start.press("Return")
    start.fill("https://mot-cua.example.vn", "7KQ2")
    start.press("Ctrl+Return")
    assert [(order.admin_name, order.admin_secret) for order in start.orders] == [("", "")]


def test_that_two_different_pins_are_asked_again_at_their_field(start: Start) -> None:
    start.press("1")
    start.fill("https://mot-cua.example.vn", "7KQ2", "Khánh", "246810", "24681")
    start.press("Ctrl+Return")
    assert start.orders == []
    assert start.page.fields[Spot.AGAIN].error
    assert start.page.fields[Spot.AGAIN].hasFocus()
    start.fill("0")
    start.press("Ctrl+Return")
    assert len(start.orders) == 1


@pytest.mark.parametrize(
    ("typed", "spot"),
    [
        (("", "7KQ2", "", "", ""), Spot.ADDRESS),
        (("https://a", " - ", "", "", ""), Spot.CODE),
        (("https://a", "7KQ2", "", "246810", "246810"), Spot.NAME),
        (("https://a", "7KQ2", "Khánh", "", ""), Spot.PIN),
    ],
)
def test_that_what_is_missing_is_told_at_its_field(
    start: Start, typed: tuple[str, ...], spot: Spot
) -> None:
    start.press("1")
    start.fill(*typed)
    start.press("Ctrl+Return")
    assert start.orders == []
    assert start.page.fields[spot].error
    assert start.page.fields[spot].hasFocus()


def test_that_a_failure_is_told_and_leaves_everything_typed(start: Start) -> None:
    start.press("1")
    start.fill("https://mot-cua.example.vn", "7KQ2")
    start.press("Ctrl+Return")
    assert start.page.submit.text() == "Đang ghi danh"
    start.screen.show_failure(CentralUnreachable())
    assert start.said[-1]
    assert "ghi danh" in start.said[-1].advice
    assert not start.busy
    assert start.page.fields[Spot.CODE].text() == "7KQ2"
    start.press("Ctrl+Return")
    assert len(start.orders) == 2


def test_that_a_server_that_proves_nothing_is_not_called_out_of_reach(start: Start) -> None:
    start.screen.show_failure(CentralUntrusted())
    assert start.said[-1]
    assert "không chứng minh được" in start.said[-1].title
    assert "mã ghi danh" in start.said[-1].advice


def test_that_an_office_without_anybody_is_told_to_name_somebody(start: Start) -> None:
    start.press("1")
    start.fill("https://mot-cua.example.vn", "7KQ2")
    start.press("Ctrl+Return")
    start.screen.show_failure(FirstOfficerMissing())
    assert start.said[-1]
    assert "chưa có cán bộ" in start.said[-1].title


def test_that_esc_goes_back_to_the_choice_and_keeps_what_was_typed(start: Start) -> None:
    start.press("1")
    start.fill("https://mot-cua.example.vn")
    start.press("Esc")
    assert start.page.enrol.hasFocus()
    start.press("Return")
    assert start.page.fields[Spot.ADDRESS].text() == "https://mot-cua.example.vn"


def test_that_a_code_is_forgiven_its_blanks_hyphens_and_case() -> None:
    assert as_issued(" ab12cd34 ef56-gh78 ") == "AB12-CD34-EF56-GH78"
