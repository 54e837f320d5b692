"""The line that says who was put aside and waits, and how they come back."""

from PySide6.QtCore import Qt, Signal

from ui.screens.intake.parts.sheet import IntakeState
from ui.shortcuts import Keys
from ui.widgets.bars import HintBar
from ui.widgets.button import Button


class AsideBar(HintBar):
    thrown_away = Signal()  # the one named does not come back

    def __init__(self) -> None:
        self.throw_away = Button("").small()
        super().__init__(act=self.throw_away, wrap=True)
        self.throw_away.setText(self.tr("Bỏ"))
        self.throw_away.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # typing goes on where it was
        self.throw_away.clicked.connect(self.thrown_away)
        self.hide()

    def show_state(self, state: IntakeState) -> None:
        self.setVisible(bool(state.aside))
        if not state.aside:
            return
        last, *others = (name or self.tr("chưa có tên") for name in state.aside)
        title = self.tr("Đã cất, đang chờ: {n}").format(n=len(state.aside))
        way = self.tr("{last} · {key} lấy lại")
        if not state.form.is_blank or state.done is not None:
            way = self.tr("{last} · xong người này, {key} lấy lại")
        if others:
            way = self.tr("sau cùng {way}").format(way=way)
        self.say(title, way.format(last=last, key="+".join(Keys.BACK.caps)))
        self.throw_away.setAccessibleName(self.tr("Bỏ phần nhập của {last}").format(last=last))
