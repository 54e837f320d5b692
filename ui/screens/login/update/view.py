"""The offer of another version: what is new, what it means, and the ways to answer."""

from typing import Final

from PySide6.QtWidgets import QWidget

from ui import theme
from ui.screens.login.update.presenter import Asking, UpdateState
from ui.shortcuts import Keys, bind
from ui.widgets.button import Button, Kind
from ui.widgets.frames import Card, Rule
from ui.widgets.labels import Label
from ui.widgets.layouts import REST, column, panel, row

_LATER: Final = "2"  # nothing is typed on this page
MOST_NEWS = 6
"""Lines that fit beside the buttons on a small screen; the rest is a matter of the centre."""


class UpdateView(QWidget):
    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self.setProperty("ring", "own")  # none round a whole page
        self._for_good = False  # there is no way back to the version at work
        self._title = Label("", "due").middle()
        self._where = Label("", "cell", tone="text2").middle()
        self._head = Label("", "card_title")
        self._news = Label("", "cell", wrap=True)
        self._rule = Rule()
        self._note = Label("", "small", tone="text2", wrap=True)
        self.agree = Button("", Kind.PRIMARY, key=Keys.CONFIRM)
        self.put_off = Button(self.tr("Đóng, để sau"), caps=[_LATER])
        bind(_LATER, self.put_off, self.put_off.click)
        self.stay = Button("", caps=Keys.BACK.caps)
        bind(Keys.BACK, self.stay, self.stay.click, rank=1)
        acts = row(self.stay, REST, self.put_off, "s", self.agree)
        inside = panel(
            column(self._head, self._news, "s", self._rule, self._note, "s", acts, gap="s")
        )
        inside.setFixedWidth(2 * theme.size("width.login_left"))
        card = Card(column(inside, edge=("xl",)))
        self.setLayout(
            column(
                (panel(column()), 2),
                self._title,
                self._where,
                "l",
                row(REST, card, REST),
                (panel(column()), 3),
                gap="xs",
                edge=("l", "m"),
            )
        )

    def render_state(self, state: UpdateState) -> None:
        closing = state.asking is Asking.CLOSING
        back = state.asking is Asking.GOING_BACK
        self._title.setText(self._title_of(state))
        self._where.setText(
            self.tr("Đang dùng bản {own}. Mở lại thì bản {version} chạy.").format(
                own=state.own, version=state.version
            )
        )
        self._head.setText(self.tr("Có gì mới"))
        self._news.setText("\n".join(f"•  {line}" for line in state.news[:MOST_NEWS]))
        for each in (self._head, self._news, self._rule):
            each.setVisible(bool(state.news))
        self._for_good = state.changes_store
        self._note.setText(self._note_of(state))
        self._note.set_tone("look" if state.changes_store else "text2")
        self.put_off.setVisible(closing)
        self.put_off.setEnabled(not state.busy)
        self.stay.setText(self.tr("Quay lại làm việc") if closing else self.tr("Để sau"))
        self.stay.setEnabled(not state.busy)
        if back:
            self.agree.setText(self.tr("Quay lại rồi mở lại"))
        else:
            self.agree.setText(
                self.tr("Cập nhật rồi đóng") if closing else self.tr("Cập nhật rồi mở lại")
            )
        busy = self.tr("Đang đổi bản") if back else self.tr("Đang sao lưu, rồi đổi bản")
        self.agree.set_busy(busy if state.busy else "")

    def focus_choice(self) -> None:
        """Of what cannot be undone no button is the one that Enter presses."""
        if self._for_good:
            self.setFocus()
        else:
            self.agree.setFocus()

    def _title_of(self, state: UpdateState) -> str:
        words = {
            Asking.CLOSING: self.tr("Trước khi đóng: bản {version} đã sẵn sàng"),
            Asking.STARTING: self.tr("Bản {version} của chương trình đã sẵn sàng"),
            Asking.GOING_BACK: self.tr("Quay lại bản {version} của chương trình"),
        }
        return words[state.asking].format(version=state.version)

    def _note_of(self, state: UpdateState) -> str:
        if state.asking is Asking.GOING_BACK:
            return self.tr(
                "Dữ liệu giữ nguyên, không mất việc nào. Bản {own} vẫn ở máy: cập nhật lại được "
                "trong Thiết lập."
            ).format(own=state.own)
        if state.changes_store:
            return self.tr(
                "Dữ liệu được sao lưu trước. Bản này đổi cách lưu dữ liệu: cập nhật xong thì "
                "không quay lại bản {own} được nữa."
            ).format(own=state.own)
        return self.tr(
            "Dữ liệu được sao lưu trước. Cập nhật xong vẫn quay lại bản {own} được, trong Thiết "
            "lập. Bản mới không mở được thì bản {own} tự trở lại."
        ).format(own=state.own)
