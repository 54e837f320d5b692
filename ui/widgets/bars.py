"""Bars that say something: the notice under the header, the hint inside a card."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Final, TypeAlias

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import QFrame, QLabel, QSizePolicy, QVBoxLayout, QWidget
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

    words: str  # "": nothing, while a line below offers something
    act: Callable[[], object]
    key: Keys | None = None
    beside: "NoticeAction | None" = None  # without a key and nothing beside it
    # Of notices told in one: what each further line offers
    below: "tuple[NoticeAction | None, ...]" = ()


Said: TypeAlias = tuple[Notice, NoticeAction | None]
_FIRST: Final = (Tone.REFUSED, Tone.LOOK, Tone.DONE)


def in_one(all_said: Sequence[Said]) -> Said:
    """What wants a look most stands first; each on its own line, with what it offers."""
    said = sorted(all_said, key=lambda each: _FIRST.index(each[0].tone))
    (first, _action), *others = said
    lines = (f"{each.title} {each.advice}".rstrip() for each, _offered in others)
    offered, *below = (action for each in said for action in _line_by_line(*each))
    if offered is None and any(below):
        offered = NoticeAction("", _nothing)
    if offered is not None:
        offered = replace(offered, below=tuple(below) if any(below) else ())
    sealed = next((each.sealed for each, _offered in said if each.sealed is not None), None)
    return replace(first, advice="\n".join((first.advice, *lines)), sealed=sealed), offered


def _line_by_line(said: Notice, action: NoticeAction | None) -> Sequence[NoticeAction | None]:
    """One for each line of `said`, which may have been told in one itself."""
    below = () if action is None else action.below
    first = None if action is None or not action.words else replace(action, below=())
    found = (first, *below)
    return (*found, *[None] * (said.advice.count("\n") + 1 - len(found)))


class _Line(QWidget):
    """One sentence, and what it offers."""

    def __init__(self) -> None:
        super().__init__()
        self._key: QShortcut | None = None
        self._run: Callable[[], object] = _nothing
        self._run_beside: Callable[[], object] = _nothing
        self.words = QLabel()
        self.words.setTextFormat(Qt.TextFormat.RichText)
        self.words.setWordWrap(True)
        self.words.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.action = Button("").small()
        self.action.clicked.connect(self._act)
        self.beside = Button("").small()
        self.beside.clicked.connect(self._act_beside)
        self.setLayout(row((self.words, 1), self.action, self.beside))
        self.offer(None, keyed=False)

    def offer(self, action: NoticeAction | None, *, keyed: bool) -> None:
        """Args: keyed: Its key is not that of a line above."""
        if self._key is not None:
            self._key.setEnabled(False)
            self._key.deleteLater()
            self._key = None
        if action is not None and not action.words:
            action = None
        beside = action.beside if action is not None else None
        key = action.key if action is not None and keyed else None
        self.action.setVisible(action is not None)
        self.beside.setVisible(beside is not None)
        self.beside.setText(beside.words if beside is not None else "")
        self._run_beside = beside.act if beside is not None else _nothing
        self._run = action.act if action is not None else _nothing
        if action is None:
            return
        self.action.setText(action.words)
        self.action.set_caps(key.caps if key else ())
        if key:
            self._key = bind(key, self.action, self.action.click, rank=1)

    def _act(self) -> None:
        self._run()

    def _act_beside(self) -> None:
        self._run_beside()


class NoticeBar(QFrame):
    """What happened, what to do now, one action or two. Red only when something was refused,
    ochre when something wants a look; what came about as asked is quiet.

    It is the only place where failures are said; it stays until the next notice or
    until `clear`. Its action's key wins over the same key on the page. Of notices told in one each
    has its line, with its own action; of two with one key the upper has it.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("notice")
        self.setProperty("tone", "look")
        self._notice: Notice | None = None
        self._offered: NoticeAction | None = None
        self._lines = [_Line()]
        self.action, self.beside = self._lines[0].action, self._lines[0].beside
        self._all = QVBoxLayout(self)
        self._all.setSpacing(theme.size("space.xs"))
        self._all.addWidget(self._lines[0])
        self.setMinimumHeight(theme.size("height.notice"))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.hide()

    @property
    def notice(self) -> Notice | None:
        return self._notice

    @property
    def said(self) -> Said | None:
        """With what it offers."""
        return None if self._notice is None else (self._notice, self._offered)

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
        self._offered = action
        each = (action, *(action.below if action is not None else ()))
        while len(self._lines) < len(each):
            line = _Line()
            self._all.addWidget(line)
            self.setTabOrder(self._lines[-1].beside, line.action)
            self.setTabOrder(line.action, line.beside)
            self._lines.append(line)
        side, edge = theme.size("space.l"), theme.size("line.notice_edge")
        above = theme.size("space.xs") if len(each) > 1 else 0  # one line has the height of the bar
        self._all.setContentsMargins(side - edge, above, side, above)
        keys = set[Keys]()
        for n, line in enumerate(self._lines):
            offered = each[n] if n < len(each) else None
            key = offered.key if offered is not None else None
            line.offer(offered, keyed=key is not None and key not in keys)
            line.setVisible(n < len(each))
            keys |= {key} if key is not None else set()

    def _write(self) -> None:
        if self._notice is None:
            return
        tone = theme.color(_INKS[self._notice.tone]).name()
        strong = f"font-weight:{theme.STRONG};color:{tone}"
        shown = [line for line in self._lines if not line.isHidden()]
        said = self._notice.advice.split("\n")
        own = len(said) - len(shown) + 1  # of them with the first title
        first = "\n".join(said[:own]).translate(_PLAIN)
        title = f'<span style="{strong}">{self._notice.title.translate(_PLAIN)}</span>'
        for line, words in zip(shown, (f"{title}&nbsp; {first}", *said[own:]), strict=True):
            line.words.setFont(theme.font("cell"))
            line.words.setText(words if line is shown[0] else words.translate(_PLAIN))
            line.updateGeometry()  # its words would be heard of a turn later

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
