"""Bars that say something: the notice under the header, the hint inside a card."""

from collections.abc import Callable, Collection, Hashable, Sequence
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
    beside: "NoticeAction | None" = None  # with nothing beside it
    # Of notices told in one: what each further line offers
    below: "tuple[NoticeAction | None, ...]" = ()


Said: TypeAlias = tuple[Notice, NoticeAction | None]
_FIRST: Final = (Tone.REFUSED, Tone.LOOK, Tone.DONE)
_MAIN: Final = object()  # about what the officer did last


def in_one(all_said: Sequence[Said]) -> Said:
    """What wants a look most stands first; each on its own line, with what it offers."""
    return _below_another(sorted(all_said, key=lambda each: _FIRST.index(each[0].tone)))


def _below_another(said: Collection[Said]) -> Said:
    """As they stand, in the tone of what wants a look most."""
    (first, _action), *others = said
    gravest = min((each for each, _offered in said), key=lambda each: _FIRST.index(each.tone))
    lines = (f"{each.title} {each.advice}".rstrip() for each, _offered in others)
    offered, *below = (action for each in said for action in _line_by_line(*each))
    if offered is None and any(below):
        offered = NoticeAction("", _nothing)
    if offered is not None:
        offered = replace(offered, below=tuple(below) if any(below) else ())
    sealed = next((each.sealed for each, _offered in said if each.sealed is not None), None)
    advice = "\n".join((first.advice, *lines))
    told = replace(first, advice=advice, grave=gravest.grave, done=gravest.done, sealed=sealed)
    return told, offered


def _line_by_line(said: Notice, action: NoticeAction | None) -> Sequence[NoticeAction | None]:
    """One for each line of `said`, which may have been told in one itself."""
    below = () if action is None else action.below
    first = None if action is None or not action.words else replace(action, below=())
    found = (first, *below)
    return (*found, *[None] * (said.advice.count("\n") + 1 - len(found)))


def _in_ink(said: Notice, own: int = 0) -> str:
    """Args: own: How many lines of its advice stand beside its title."""
    strong = f"font-weight:{theme.STRONG};color:{theme.color(_INKS[said.tone]).name()}"
    advice = "\n".join(said.advice.split("\n")[: own or None]).translate(_PLAIN)
    title = f'<span style="{strong}">{said.title.translate(_PLAIN)}</span>'
    return f"{title}&nbsp; {advice}" if advice else title


def _rows(said: Notice, action: NoticeAction | None) -> Sequence[tuple[str, NoticeAction | None]]:
    """What stands on each line, and what is offered there."""
    offered = (action, *(action.below if action is not None else ()))
    lines = said.advice.split("\n")
    own = len(lines) - len(offered) + 1
    words = (_in_ink(said, own), *(line.translate(_PLAIN) for line in lines[own:]))
    return tuple(zip(words, offered, strict=True))


class _Line(QWidget):
    """One sentence, and what it offers."""

    def __init__(self) -> None:
        super().__init__()
        self._keys: list[QShortcut] = []
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
        while self._keys:
            key = self._keys.pop()
            key.setEnabled(False)
            key.deleteLater()
        if action is not None and not action.words:
            action = None
        beside = action.beside if action is not None else None
        self._run = action.act if action is not None else _nothing
        self._run_beside = beside.act if beside is not None else _nothing
        for button, offered in ((self.action, action), (self.beside, beside)):
            button.setVisible(offered is not None)
            if offered is None:
                continue
            bound = offered.key if keyed or button is self.beside else None
            button.setText(offered.words)
            button.set_caps(bound.caps if bound else ())
            if bound:
                self._keys.append(bind(bound, button, button.click, rank=1))

    def _act(self) -> None:
        self._run()

    def _act_beside(self) -> None:
        self._run_beside()


def _foremost(all_said: Collection[Said]) -> NoticeAction | None:
    """On one line, two things at most: of what joined last, and of what stood there first."""
    actions = [action for _said, action in all_said if action is not None and action.words]
    if not actions:
        return None
    first, last = replace(actions[0], below=()), replace(actions[-1], below=())
    if last.beside is not None:  # a question: both its answers
        return last
    if len(actions) == 1 or (first.key is not None and first.key is last.key):  # one key, one act
        return last
    return replace(last, beside=replace(first, beside=None))


class NoticeBar(QFrame):
    """What happened, what to do now, one action or two. Red only when something was refused,
    ochre when something wants a look; what came about as asked is quiet.

    It is the only place where failures are said; it stays until the next notice or
    until `clear`. Its action's key wins over the same key on the page. Of notices told in one each
    has its line, with its own action; of two with one key the upper has it. What joins it, of the
    same act, takes nothing of it away.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("notice")
        self.setProperty("tone", "look")
        self._said: dict[Hashable, Said] = {}  # by what it is about, in the order of the lines
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
        """All that stands there, in one."""
        return None if self.said is None else self.said[0]

    @property
    def said(self) -> Said | None:
        """With what it offers."""
        return _below_another(self._said.values()) if self._said else None

    def show_notice(self, notice: Notice, action: NoticeAction | None = None) -> None:
        self._show({_MAIN: (notice, action)})

    def join(self, about: Hashable, notice: Notice, action: NoticeAction | None = None) -> None:
        """Below what stands there; in the place of what was said about the same."""
        others = {key: said for key, said in self._said.items() if key != about}
        self._show({**others, about: (notice, action)})

    def says(self, about: Hashable) -> bool:
        return about in self._said

    def take_away(self, about: Hashable) -> None:
        if about in self._said:
            self._show({key: said for key, said in self._said.items() if key != about})

    def clear(self) -> None:
        self._show({})

    def _show(self, said: dict[Hashable, Said]) -> None:
        self._said = said
        self._lay_out()
        notice = self.notice
        if notice is None:
            self.hide()
            return
        theme.mark(self, "tone", notice.tone.value)
        self.setAccessibleName(f"{notice.title} {notice.advice}")
        self.show()

    def _lay_out(self) -> None:
        rows = [row for said in self._said.values() for row in _rows(*said)] or [("", None)]
        tip = "<br>".join(words for words, _offered in rows) if len(self._said) > 1 else ""
        if tip and theme.worn().compact:  # a low window: of what joined only what happened
            rows = [("&nbsp; ".join(self._shortly()), _foremost(self._said.values()))]
        while len(self._lines) < len(rows):
            line = _Line()
            self._all.addWidget(line)
            self.setTabOrder(self._lines[-1].beside, line.action)
            self.setTabOrder(line.action, line.beside)
            self._lines.append(line)
        side, edge = theme.size("space.l"), theme.size("line.notice_edge")
        above = theme.size("space.xs") if len(rows) > 1 else 0  # one line has the height of the bar
        self._all.setContentsMargins(side - edge, above, side, above)
        keys = set[Keys]()
        for n, line in enumerate(self._lines):
            words, offered = rows[n] if n < len(rows) else ("", None)
            key = offered.key if offered is not None else None
            line.offer(offered, keyed=key is not None and key not in keys)
            line.words.setFont(theme.font("cell"))
            line.words.setText(words)
            line.words.setToolTip(tip)
            line.updateGeometry()  # its words would be heard of a turn later
            line.setVisible(n < len(rows))
            keys |= {key} if key is not None else set()

    def _shortly(self) -> Sequence[str]:
        (first, _action), *others = self._said.values()
        return _in_ink(first), *(_in_ink(replace(said, advice="")) for said, _offered in others)

    @override
    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.StyleChange and self._said:
            self._lay_out()
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
