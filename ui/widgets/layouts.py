"""Rows, columns and pages, so that a view says what stands where and nothing else."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from itertools import pairwise
from typing import Final, TypeAlias, TypeVar

from PySide6.QtCore import QCoreApplication, QEvent, Qt, Signal
from PySide6.QtWidgets import (
    QBoxLayout,
    QHBoxLayout,
    QLayout,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from ui import theme

REST: Final = object()
"""An item that takes the room that is left."""

P = TypeVar("P", bound=QWidget)
Item: TypeAlias = "QWidget | QLayout | str | tuple[QWidget | QLayout, int] | object"


def row(*items: Item, gap: str = "s", edge: Sequence[str] = ("none",)) -> QHBoxLayout:
    """Items side by side. An item is a widget, a layout, one of them with its stretch
    ``(field, 1)``, a further gap by its token name ``"m"``, or `REST`.

    Args:
        gap: Token of [space] between items.
        edge: Tokens around: one for all sides, two for left-right and top-bottom,
            four for left, top, right, bottom.
    """
    layout = QHBoxLayout()
    _fill(layout, items, gap, edge)
    return layout


def column(*items: Item, gap: str = "s", edge: Sequence[str] = ("none",)) -> QVBoxLayout:
    """Items below each other; see `row`."""
    layout = QVBoxLayout()
    _fill(layout, items, gap, edge)
    return layout


def panel(layout: QLayout) -> QWidget:
    """A widget without looks around `layout`, where a widget is asked for."""
    widget = QWidget()
    widget.setLayout(layout)
    return widget


@contextmanager
def laid_out_once(*panels: QWidget) -> Iterator[None]:
    """What is shown and hidden meanwhile in `panels` finds its place afterwards, at the next turn.

    Qt lays out all that is around a part at the moment it is shown: as often as parts are.
    """
    found = [(panel, panel.layout(), panel.size()) for panel in panels]
    held = [(panel, layout, size) for panel, layout, size in found if layout is not None]
    for _panel, layout, _size in held:
        layout.setEnabled(False)
    try:
        yield
    finally:
        for panel, layout, size in held:
            layout.setEnabled(True)
            if panel.size() != size:  # from around, and nobody heard it
                layout.invalidate()
            # What was asked for meanwhile may have been passed over, and is not asked for again.
            QCoreApplication.postEvent(panel, QEvent(QEvent.Type.LayoutRequest))


class LaterPages(QStackedWidget):
    """Pages made when they are first shown: all at once would hold up who wants one of them.

    A view has each as a cached property, ``return self._pages.make(LedgerPage())``.
    """

    made = Signal(object)  # the page, which shows nothing yet and is joined to nothing

    def make(self, page: P) -> P:
        """Tab comes to it as to the others: Qt puts it behind all that is in the window. Where it
        hands its focus on, Tab comes in there, and to what stands above that at the end.

        `made` is told before the view has the page: who hears it asks the page, not the view.
        """
        before, hands_on, policy = self._before(), page.focusProxy(), page.focusPolicy()
        self.addWidget(page)
        # Qt moves whoever takes the focus, and of a page that hands it on all its parts with it.
        _hand_on(page, next(iter(_stops(page)), None), Qt.FocusPolicy.StrongFocus)
        self.setTabOrder(before, page)
        _hand_on(page, hands_on, policy)
        if hands_on is not None:
            _put_behind(_stops(page), hands_on)
        self.made.emit(page)
        return page

    def _before(self) -> QWidget:
        """Who has the focus before it. Sought among the children: of the focus chain PySide would
        tie each widget to the one before, and take all behind one for deleted when that is."""
        around = self.parentWidget()
        while around is not None:
            parts = around.findChildren(QWidget)
            earlier = parts[: parts.index(self)]
            for part in reversed(earlier):
                if _takes_focus(part) and part.window() is self.window():
                    return part
            around = around.parentWidget()
        return self


def _takes_focus(part: QWidget) -> bool:
    return part.focusPolicy() != Qt.FocusPolicy.NoFocus  # Qt puts no others in order


def _hand_on(page: QWidget, to: QWidget | None, policy: Qt.FocusPolicy) -> None:
    page.setFocusProxy(None)  # type: ignore[arg-type]  # or the policy would be that one's as well
    page.setFocusPolicy(policy)
    page.setFocusProxy(to)  # type: ignore[arg-type]  # None: to nobody


def _stops(page: QWidget) -> list[QWidget]:
    parts: list[QWidget] = page.findChildren(QWidget)
    own = (part for part in parts if part.window() is page.window())  # what pops up is not
    return [part for part in own if _takes_focus(part)]


def _put_behind(stops: Sequence[QWidget], first: QWidget) -> None:
    """Those above `first` come behind the last. In a window: else Qt turns the whole round."""
    at = next(n for n, stop in enumerate(stops) if stop is first or first.isAncestorOf(stop))
    if at:
        for before, stop in pairwise((stops[-1], *stops[:at])):
            QWidget.setTabOrder(before, stop)


def _fill(layout: QBoxLayout, items: Sequence[Item], gap: str, edge: Sequence[str]) -> None:
    sizes = [theme.size(f"space.{name}") for name in edge]
    left, top, right, bottom = {1: sizes * 4, 2: sizes * 2, 4: sizes}[len(sizes)]
    layout.setContentsMargins(left, top, right, bottom)
    layout.setSpacing(theme.size(f"space.{gap}"))
    for item in items:
        thing, stretch = item if isinstance(item, tuple) else (item, 0)
        match thing:
            case QWidget():
                layout.addWidget(thing, stretch)
            case QLayout():
                layout.addLayout(thing, stretch)
            case str():
                layout.addSpacing(theme.size(f"space.{thing}"))
            case _:
                layout.addStretch(1)
