"""Bars that say something: the notice under the header, the hint inside a card."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Final, TypeAlias

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QWidget
from typing_extensions import override

from ui import theme
from ui.shortcuts import Keys, bind
from ui.texts import Notice
from ui.texts.notice import Tone
from ui.widgets.button import Button
from ui.widgets.labels import Label
from ui.widgets.layouts import REST, column, row

_INKS: Final = {Tone.REFUSED: "late_ink", Tone.LOOK: "look_ink", Tone.DONE: "text"}
_PLAIN: Final = str.maketrans(  # html takes 2 ms to load
    {"&": "&amp;", "<": "&lt;", ">": "&gt;", "\n": "<br>"}
)


@dataclass(frozen=True, slots=True)
class NoticeAction:
    """What a notice offers: one thing, or two where the officer alone knows which is true."""

    words: str
    act: Callable[[], object]
    key: Keys | None = None
    beside: "NoticeAction | None" = None  # without a key and nothing beside it


Said: TypeAlias = tuple[Notice, NoticeAction | None]
_FIRST: Final = (Tone.REFUSED, Tone.LOOK, Tone.DONE)


def in_one(all_said: Sequence[Said]) -> Said:
    """What wants a look most stands first, and what is offered is of it; each on its own line."""
    (first, action), *others = sorted(all_said, key=lambda each: _FIRST.index(each[0].tone))
    lines = (f"{said.title} {said.advice}".rstrip() for said, _action in others)
    return replace(first, advice="\n".join((first.advice, *lines))), action


class NoticeBar(QFrame):
    """What happened, what to do now, one action or two. Red only when something was refused,
    ochre when something wants a look; what came about as asked is quiet.

    It is the only place where failures are said; it stays until the next notice or
    until `clear`. Its action's key wins over the same key on the page.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("notice")
        self.setProperty("tone", "look")
        self._notice: Notice | None = None
        self._key: QShortcut | None = None
        self._run: Callable[[], object] = _nothing
        self._run_beside: Callable[[], object] = _nothing
        self._words = QLabel()
        self._words.setTextFormat(Qt.TextFormat.RichText)
        self._words.setWordWrap(True)
        self._words.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.action = Button("").small()
        self.action.clicked.connect(self._act)
        self.beside = Button("").small()
        self.beside.clicked.connect(self._act_beside)
        line = QHBoxLayout(self)
        side, edge = theme.size("space.l"), theme.size("line.notice_edge")
        line.setContentsMargins(side - edge, 0, side, 0)
        line.setSpacing(theme.size("space.s"))
        line.addWidget(self._words, 1)
        line.addWidget(self.action)
        line.addWidget(self.beside)
        self.setMinimumHeight(theme.size("height.notice"))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.hide()

    @property
    def notice(self) -> Notice | None:
        return self._notice

    def show_notice(self, notice: Notice, action: NoticeAction | None = None) -> None:
        self._notice = notice
        theme.mark(self, "tone", notice.tone.value)
        self._offer(action)
        self._write()
        self.setAccessibleName(f"{notice.title} {notice.advice}")
        self.show()

    def clear(self) -> None:
        self._notice = None
        self._offer(None)
        self.hide()

    def _offer(self, action: NoticeAction | None) -> None:
        if self._key is not None:
            self._key.setEnabled(False)
            self._key.deleteLater()
            self._key = None
        self.action.setVisible(action is not None)
        beside = action.beside if action is not None else None
        self.beside.setVisible(beside is not None)
        self.beside.setText(beside.words if beside is not None else "")
        self._run_beside = beside.act if beside is not None else _nothing
        if action is None:
            self._run = _nothing
            return
        self._run = action.act
        self.action.setText(action.words)
        self.action.set_caps(action.key.caps if action.key else ())
        if action.key:
            self._key = bind(action.key, self.action, self.action.click, rank=1)

    def _act(self) -> None:
        self._run()

    def _act_beside(self) -> None:
        self._run_beside()

    def _write(self) -> None:
        if self._notice is None:
            return
        tone = theme.color(_INKS[self._notice.tone]).name()
        strong = f"font-weight:{theme.STRONG};color:{tone}"
        self._words.setFont(theme.font("cell"))
        self._words.setText(
            f'<span style="{strong}">{self._notice.title.translate(_PLAIN)}</span>'
            f"&nbsp; {self._notice.advice.translate(_PLAIN)}"
        )

    @override
    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.StyleChange:
            self._write()
        super().changeEvent(event)


class HintBar(QFrame):
    """An ochre line inside a card: "Có thể trùng: cùng người, cùng thủ tục, 3 ngày trước"."""

    def __init__(
        self, title: str = "", words: str = "", act: Button | None = None, *, wrap: bool = False
    ) -> None:
        """Args: wrap: Words of any length, under the title; else one line that has to fit."""
        super().__init__()
        self.setObjectName("hint")
        self._title = Label(title, "small_strong", tone="look")
        self._words = Label(words, "button_small", wrap=wrap)
        acts = [act] if act else []
        if wrap:
            edge = ("m", "xs", "xs", "xs")
            self.setLayout(row((column(self._title, self._words, gap="none"), 1), *acts, edge=edge))
        else:
            edge = ("m", "none", "xs", "none")
            self.setLayout(row(self._title, self._words, REST, *acts, edge=edge))
            self.setFixedHeight(theme.size("height.hint"))
        self.say(title, words)

    def say(self, title: str, words: str) -> None:
        self._title.setText(title)
        self._words.setText(words)
        self.setAccessibleName(f"{title} {words}")


def _nothing() -> None:
    return None
