"""Who stands at this counter, and whom it calls next."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QWidget

from ui import formats
from ui.screens.queue.presenter import QueueState
from ui.shortcuts import Keys
from ui.widgets.button import Button, Kind
from ui.widgets.choices import Combo
from ui.widgets.frames import Card
from ui.widgets.labels import Label
from ui.widgets.layouts import REST, column, row

translate = QCoreApplication.translate


class CounterCard(Card):
    calls_chosen = Signal(str)  # group; "": every one

    def __init__(self, parent: QWidget | None = None) -> None:
        self._number = Label("", "figure")
        self._group = Label("", "cell_strong", wrap=True)
        self._since = Label("", "small", tone="text2", wrap=True)
        # The key works on every page, so the shell binds it; here it is drawn.
        self.next = Button(
            translate("queue", "Gọi số tiếp"), Kind.PRIMARY, caps=Keys.CALL_NEXT.caps
        )
        self.again = Button(translate("queue", "Gọi lại"), key=Keys.CALL_AGAIN)
        self.absent = Button(translate("queue", "Vắng"), key=Keys.ABSENT)
        for button in (self.again, self.absent):
            button.sized("button_wide", "button_small")
        done = translate("queue", "Xong, chưa gọi ai")
        self.finish = Button(done, key=Keys.QUEUE_DONE).sized("button_wide")
        words = translate("queue", "Quầy này gọi")
        self.calls = Combo(words)
        label = Label(words, "button_small")
        label.setBuddy(self.calls)
        self._role = Label("", "small", tone="text2", wrap=True)
        title = Label(translate("queue", "Đang ở quầy này"), "card_title")
        super().__init__(
            column(
                title,
                self._number,
                self._group,
                self._since,
                "s",
                self.next,
                row((self.again, 1), (self.absent, 1)),
                self.finish,
                "s",
                column(label, self.calls, gap="xs"),
                self._role,
                REST,
                edge=("l", "m"),
            )
        )
        self.setParent(parent)
        self.calls.chosen.connect(lambda group: self.calls_chosen.emit(str(group)))

    def render_state(self, state: QueueState) -> None:
        here = state.here
        self._number.setText(here.number if here else "–")
        self._group.setText(here.group if here else translate("queue", "Chưa gọi ai"))
        self._since.setText(
            translate("queue", "Gọi lúc {time}, lần {n}").format(
                time=formats.clock(here.called_at), n=here.calls
            )
            if here and here.called_at
            else translate("queue", "{n} người đang chờ").format(n=state.waiting)
        )
        self.next.setEnabled(state.may_call)
        self.next.set_busy(translate("queue", "Đang lưu") if state.busy else "")
        for button in (self.again, self.absent, self.finish):
            button.setEnabled(state.may_call and here is not None and not state.busy)
        self._offer(state.groups)
        self.calls.set_value(state.calls if state.calls in state.groups else "")
        self._role.setText(
            "" if state.may_call else translate("queue", "Vai trò này không gọi số.")
        )
        self._role.setVisible(not state.may_call)

    def _offer(self, groups: Sequence[str]) -> None:
        everyone = translate("queue", "Mọi nhóm")
        wanted = [("", everyone), *((group, group) for group in groups)]
        if [self.calls.itemText(n) for n in range(self.calls.count())] != [w for _, w in wanted]:
            self.calls.offer(wanted)
