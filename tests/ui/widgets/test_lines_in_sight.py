"""What scrolls to where typing goes on comes to a whole line: the till, with its round sums."""

import pytest
from PySide6.QtCore import QPoint, QSize
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from ui import pictures
from ui.screens.money.taking.taking_card import TakingCard
from ui.shell.shell import Shell
from ui.texts import Notice
from ui.widgets.labels import Label

SAID = Notice("Đã thu 24.000 đ của NGUYỄN THỊ BÉ BA.", "Trả lại 6.000 đ.", done=True)


def shown(qtbot: QtBot, size: QSize | None = None) -> tuple[Shell, TakingCard]:
    scene = pictures.scenes()["money-cash"]
    window = pictures.show(scene) if size is None else pictures.show(scene, size)
    qtbot.addWidget(window)
    assert isinstance(window, Shell)
    card = window.findChild(TakingCard)
    assert isinstance(card, TakingCard)
    return window, card


def is_whole(part: QWidget) -> bool:
    return part.visibleRegion().boundingRect() == part.rect()


def cut_above(card: TakingCard) -> list[str]:
    edge = card._middle.viewport()
    lines = [each for each in card._middle.contents.findChildren(Label) if each.isVisible()]
    tops = [(each, each.mapTo(edge, QPoint(0, 0)).y()) for each in lines]
    return [each.text() for each, top in tops if top < 0 < top + each.height()]


@pytest.mark.parametrize("size", [None, pictures.SMALL], ids=["usual", "small"])
def test_that_the_sum_of_cash_stands_with_its_round_sums_below_a_whole_line(
    qtbot: QtBot, size: QSize | None
) -> None:
    _window, card = shown(qtbot, size)
    assert card.cash.received.hasFocus()
    assert is_whole(card.cash.received)
    assert all(is_whole(offer) for offer in card.cash.offers)
    assert not cut_above(card)


def test_that_a_notice_that_comes_pushes_nothing_of_it_out_of_sight(qtbot: QtBot) -> None:
    window, card = shown(qtbot)
    window.show_notice(SAID)
    pictures.settle(window)
    QApplication.processEvents()
    assert is_whole(card.cash.received)
    assert all(is_whole(offer) for offer in card.cash.offers)
    assert is_whole(card.cash.change)
    assert not cut_above(card)
