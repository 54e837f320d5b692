"""Bars that say something: the notice under the header, the hint inside a card."""

from collections.abc import Callable, Collection, Hashable, Sequence
from dataclasses import dataclass, replace
from itertools import islice
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
    beside: "NoticeAction | None" = None  # with nothing beside it


Said: TypeAlias = tuple[Notice, NoticeAction | None]
_FIRST: Final = (Tone.REFUSED, Tone.LOOK, Tone.DONE)
_MAIN: Final = object()  # about what the officer did last


def in_one(all_said: Sequence[Said]) -> Said:
    """What wants a look most stands first, and what is offered is of it; each on its own line."""
    ordered = sorted(all_said, key=lambda each: _FIRST.index(each[0].tone))
    return _line_by_line(ordered), ordered[0][1]


def _line_by_line(all_said: Collection[Said]) -> Notice:
    """As they stand, in the tone of what wants a look most."""
    first, *others = (said for said, _action in all_said)
    gravest = min((first, *others), key=lambda said: _FIRST.index(said.tone))
    lines = (f"{said.title} {said.advice}".rstrip() for said in others)
    advice = "\n".join((first.advice, *lines))
    return replace(first, advice=advice, grave=gravest.grave, done=gravest.done)


def _offered(all_said: Collection[Said]) -> NoticeAction | None:
    """Two things at most: of what joined last, and of what stood there first."""
    actions = [action for _said, action in all_said if action is not None]
    if not actions:
        return None
    first, last = actions[0], actions[-1]
    if last is first or last.beside is not None:  # a question: both its answers
        return last
    return replace(last, beside=replace(first, beside=None))


class NoticeBar(QFrame):
    """What happened, what to do now, one action or two. Red only when something was refused,
    ochre when something wants a look; what came about as asked is quiet.

    It is the only place where failures are said; it stays until the next notice or
    until `clear`. What joins it, of the same act, takes nothing of it away: each stands on lines
    of its own. The keys of its actions win over the same keys on the page.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("notice")
        self.setProperty("tone", "look")
        self._said: dict[Hashable, Said] = {}  # by what it is about, in the order of the lines
        self._keys: list[QShortcut] = []
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
        """All that stands there, in one."""
        return _line_by_line(self._said.values()) if self._said else None

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
        self._offer(_offered(said.values()))
        notice = self.notice
        if notice is None:
            self.hide()
            return
        theme.mark(self, "tone", notice.tone.value)
        self._write()
        self.setAccessibleName(f"{notice.title} {notice.advice}")
        self.show()

    def _offer(self, action: NoticeAction | None) -> None:
        while self._keys:
            key = self._keys.pop()
            key.setEnabled(False)
            key.deleteLater()
        beside = action.beside if action is not None else None
        self._run = action.act if action is not None else _nothing
        self._run_beside = beside.act if beside is not None else _nothing
        for button, offered in ((self.action, action), (self.beside, beside)):
            button.setVisible(offered is not None)
            if offered is None:
                continue
            button.setText(offered.words)
            button.set_caps(offered.key.caps if offered.key else ())
            if offered.key:
                self._keys.append(bind(offered.key, button, button.click, rank=1))

    def _act(self) -> None:
        self._run()

    def _act_beside(self) -> None:
        self._run_beside()

    def _write(self) -> None:
        self._words.setFont(theme.font("cell"))
        said = [_in_ink(notice) for notice, _action in self._said.values()]
        self._words.setToolTip("<br>".join(said) if len(said) > 1 else "")
        if theme.worn().compact:  # a low window: of what joined only what happened
            titles = (replace(notice, advice="") for notice, _action in self._said.values())
            said = [*said[:1], *map(_in_ink, islice(titles, 1, None))]
        self._words.setText(("&nbsp; " if theme.worn().compact else "<br>").join(said))

    @override
    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.StyleChange:
            self._write()
        super().changeEvent(event)


def _in_ink(said: Notice) -> str:
    strong = f"font-weight:{theme.STRONG};color:{theme.color(_INKS[said.tone]).name()}"
    title = f'<span style="{strong}">{said.title.translate(_PLAIN)}</span>'
    return f"{title}&nbsp; {said.advice.translate(_PLAIN)}" if said.advice else title


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
