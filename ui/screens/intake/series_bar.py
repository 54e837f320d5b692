"""The line that says that a series goes on, what it keeps, and how it is left."""

from ui.screens.intake.form.series import Keeps
from ui.screens.intake.parts.sheet import IntakeState
from ui.shortcuts import Keys
from ui.widgets.bars import HintBar


class SeriesBar(HintBar):
    def __init__(self) -> None:
        super().__init__()
        self.hide()

    def show_state(self, state: IntakeState) -> None:
        self.setVisible(state.series is not Keeps.NOTHING)
        title = self.tr("Hàng loạt: {n} hồ sơ").format(n=state.series_count)
        kept = {
            Keeps.NOTHING: "",
            Keeps.PROCEDURE: self.tr("giữ thủ tục và giấy tờ"),
            Keeps.PERSON: self.tr("giữ cả người, in cả lượt khi thôi"),
        }[state.series]
        ways = self.tr("{turn} đổi cách giữ, {leave} thôi hàng loạt").format(
            turn="+".join(Keys.SERIES.caps), leave="+".join(Keys.BACK.caps)
        )
        self.say(title, f"{kept} · {ways}")
