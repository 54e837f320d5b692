"""The course of a dossier: what was done, when, newest first."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QSize,
    Qt,
)
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)
from typing_extensions import override

from desk_app.domain.office_time import office_date
from ui import formats, theme

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_LINE = 20  # of the detail
_DOT_TOP = 18  # top of a row to the middle of its dot


class Mark(Enum):
    """The dot of an act."""

    PAST = "past"  # ring
    NOW = "now"  # filled
    WAITING = "waiting"  # ochre ring: has not gone out yet


@dataclass(frozen=True, slots=True)
class Step:
    at: datetime  # aware
    title: str
    detail: str = ""
    mark: Mark = Mark.PAST
    year: str = ""  # where it is not the present one


class Timeline(QListView):
    """Steps newest first; read with the arrows."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self._steps = _Steps(self)
        self.setObjectName("timeline")
        self.setAccessibleName(name)
        self.setModel(self._steps)
        self.setItemDelegate(_StepRow(self))
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setResizeMode(QListView.ResizeMode.Adjust)  # a detail may wrap otherwise then

    def show_steps(self, steps: Sequence[Step]) -> None:
        self._steps.show(steps)


class _Steps(QAbstractListModel):
    steps: Sequence[Step] = ()

    def show(self, steps: Sequence[Step]) -> None:
        self.beginResetModel()
        self.steps = tuple(steps)
        self.endResetModel()

    @override
    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self.steps)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        step = self.steps[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return f"{formats.moment(step.at)}: {step.title}. {step.detail}"
        return step if role == Qt.ItemDataRole.UserRole else None


class _StepRow(QStyledItemDelegate):
    def __init__(self, timeline: Timeline) -> None:
        super().__init__(timeline)
        self._timeline = timeline

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        step: Step = index.data(Qt.ItemDataRole.UserRole)
        width = self._timeline.viewport().width() - _column("text_x") - theme.size("space.m")
        return QSize(0, theme.size("height.row_act") + _detail_height(step.detail, width) - _LINE)

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        box: QRect = option.rect
        step: Step = index.data(Qt.ItemDataRole.UserRole)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._timeline.hasFocus() and self._timeline.currentIndex() == index:
            painter.fillRect(box, theme.color("accent_tint"))
        last = index.row() == index.model().rowCount() - 1
        self._draw_dot(painter, box, step.mark, first=index.row() == 0, last=last)
        _draw_moment(painter, box, step)
        _draw_words(painter, box, step)
        painter.restore()

    def _draw_dot(
        self, painter: QPainter, box: QRect, mark: Mark, *, first: bool, last: bool
    ) -> None:
        x, y = box.left() + _column("line_x"), box.top() + _DOT_TOP
        painter.setPen(QPen(theme.color("line_strong"), 1))
        if not first:
            painter.drawLine(x, box.top(), x, y)
        if not last:
            painter.drawLine(x, y, x, box.bottom() + 1)
        match mark:
            case Mark.NOW:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(theme.color("accent"))
                radius = 6.0
            case Mark.WAITING:
                painter.setPen(QPen(theme.color("look"), 2))
                painter.setBrush(theme.color("surface"))
                radius = 5.0
            case Mark.PAST:
                painter.setPen(QPen(theme.color("line_strong"), 2))
                painter.setBrush(theme.color("surface"))
                radius = 4.5
        painter.drawEllipse(QPointF(x, y), radius, radius)


def _draw_moment(painter: QPainter, box: QRect, step: Step) -> None:
    left, top = box.left() + theme.size("space.l"), box.top() + theme.size("space.s")
    day, clock = _column("date"), _column("time")
    painter.setPen(theme.color("text"))
    painter.setFont(theme.font("small"))
    painter.drawText(QRect(left, top, day, 20), _LEFT, formats.short_day(office_date(step.at)))
    painter.setFont(theme.font("small_strong"))
    painter.drawText(QRect(left + day, top, clock, 20), _RIGHT, formats.clock(step.at))
    painter.setPen(theme.color("text2"))
    painter.setFont(theme.font("small"))
    painter.drawText(QRect(left, top + 20, day, 20), _LEFT, step.year)


def _draw_words(painter: QPainter, box: QRect, step: Step) -> None:
    left = box.left() + _column("text_x")
    line = QRect(left, box.top() + 7, box.right() - left - theme.size("space.m"), 22)
    painter.setFont(theme.font("cell_strong"))
    painter.drawText(line, _LEFT, step.title)
    painter.setFont(theme.font("small"))
    painter.setPen(theme.color("look_ink" if step.mark is Mark.WAITING else "text2"))
    below = QRect(left, line.top() + 22, line.width(), _detail_height(step.detail, line.width()))
    painter.drawText(below, Qt.TextFlag.TextWordWrap, step.detail)


def _detail_height(detail: str, width: int) -> int:
    box = QRect(0, 0, width, 9999)
    wrapped = theme.metrics("small").boundingRect(box, Qt.TextFlag.TextWordWrap, detail)
    return max(wrapped.height(), _LINE)


def _column(name: str) -> int:
    return theme.worn().columns("timeline")[name]
