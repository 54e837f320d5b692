"""A lost receipt: what the collector signs for, and the other officer who confirms it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from desk_app.domain.officer import Officer
from ui.screens.return_.entry import Need
from ui.screens.return_.state import ReturnState
from ui.widgets.choices import Combo
from ui.widgets.field import Field, FieldBox
from ui.widgets.labels import Label
from ui.widgets.layouts import REST, column, row
from ui.widgets.text_box import TextBox


class LostPart(QWidget):
    """Part of the collector's card. The secret never leaves its field but for the act."""

    changed = Signal(str, object)  # field of `Entry`, value

    def __init__(self) -> None:
        super().__init__()
        self.commitment = TextBox(self.tr("Cam kết của người nhận"))
        self.supervisor = Combo(self.tr("Lãnh đạo xác nhận"))
        self.secret = Field(self.tr("Mã PIN của lãnh đạo"), stays=True)
        self.secret.setEchoMode(QLineEdit.EchoMode.Password)
        self._offered: tuple[Officer, ...] = ()
        self._nobody = Label(
            self.tr("Không có lãnh đạo nào khác trong danh sách cán bộ của quầy này."),
            "small",
            tone="look",
            wrap=True,
        )
        self._error = Label("", "note", tone="late_ink", wrap=True)
        who = column(Label(self.tr("Lãnh đạo xác nhận"), "button_small"), self.supervisor, gap="xs")
        pin = FieldBox(self.secret, self.tr("Mã PIN của lãnh đạo"))
        confirms = row((column(who, REST), 3), (column(pin, REST), 2), gap="m")
        said = Label(self.tr("Cam kết của người nhận, đọc lại cho họ ký"), "button_small")
        self.setLayout(column(said, self.commitment, self._error, confirms, self._nobody, gap="xs"))
        self.commitment.edited.connect(lambda words: self.changed.emit("commitment", words))
        self.supervisor.chosen.connect(lambda who: self.changed.emit("supervisor", who))
        self.secret.textEdited.connect(lambda words: self.changed.emit("pin_typed", bool(words)))

    def take_secret(self) -> str:
        """What was typed; it is gone from the screen then."""
        typed = self.secret.text()
        self.secret.clear()
        return typed

    def show_entry(self, state: ReturnState) -> None:
        entry = state.entry
        self.setVisible(entry.lost)
        if not entry.pin_typed and self.secret.text() and not state.busy:
            self.secret.clear()
        offered = tuple(state.supervisors)
        if offered != self._offered:
            self._offered = offered
            self.supervisor.offer([(officer.id, officer.name) for officer in offered])
        if entry.supervisor in {officer.id for officer in offered}:
            self.supervisor.set_value(entry.supervisor)
        self.commitment.show_words(entry.commitment)
        self._nobody.setVisible(not offered)
        missing = set(state.needs) if state.told else set()
        unsigned = self.tr("Ghi điều người nhận cam kết") if Need.COMMITMENT in missing else ""
        self._error.setText(unsigned)
        self._error.setVisible(bool(unsigned))
        asks = self.tr("Lãnh đạo gõ mã PIN của mình") if Need.SUPERVISOR in missing else ""
        self.secret.set_error(asks)
