"""The page of an inspection: what is drawn at the left, of which period at the right."""

from collections.abc import Hashable, Sequence
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desk_app.domain.handling.flow import Status
from ui import formats
from ui.dossiers.words import place
from ui.screens.books.asking.period_choice import PeriodChoice
from ui.screens.books.files.bar import WritingBar
from ui.screens.books.inspection.facts import PROPOSED, Entry, InspectionState, MadeFolder, Spot
from ui.shortcuts import Keys
from ui.widgets.button import Button, Kind
from ui.widgets.choices import Check, Combo
from ui.widgets.field import Field, FieldBox
from ui.widgets.frames import Card, CardHead, RightColumn, Rule, Scrolled
from ui.widgets.labels import Label
from ui.widgets.layouts import REST, column, panel, row

_ALL: Final = ""
_GROUP: Final = 8  # figures that are read out together


class InspectionCard(QWidget):
    drawn = Signal(object)  # Entry
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.size_field = Field(self.tr("Số hồ sơ"))
        self.seed = Field(self.tr("Hạt giống"), self.tr("do đoàn chọn, như 2026/TTr-15"))
        self.field = Combo(self.tr("Lĩnh vực"))
        self.officer = Combo(self.tr("Cán bộ tiếp nhận"))
        self.status = Combo(self.tr("Trạng thái"))
        self.numbers = Check(self.tr("Ghi đủ số định danh cá nhân"))
        self.scans = Check(self.tr("Kèm bản quét"))
        self.period = PeriodChoice()
        self.draw = Button(self.tr("Rút mẫu, ghi thư mục"), Kind.PRIMARY, key=Keys.CONFIRM)
        self.back = Button(self.tr("Về báo cáo"), Kind.QUIET, caps=Keys.BACK.caps)
        self.writing = WritingBar(self.tr("Đang ghi “{file}”: {share}"))
        self.made = _MadeCard()
        statuses = [(str(one), place(one)) for one in Status]
        self.status.offer([(_ALL, self.tr("Mọi trạng thái")), *statuses])
        self.clear()
        self.setLayout(row((self._what(), 1), RightColumn(column((self._when(), 1))), gap="l"))
        self.draw.clicked.connect(self._draw)
        self.back.clicked.connect(self.left)
        self.writing.given_up.connect(self.left)
        for field in (self.size_field, self.seed):
            field.textEdited.connect(lambda _text, each=field: each.set_error(""))

    def render_state(self, state: InspectionState) -> None:
        self.period.show_question(state.question, state.today)
        _offer(self.field, self.tr("Mọi lĩnh vực"), state.fields)
        _offer(self.officer, self.tr("Mọi cán bộ"), state.officers)
        self.size_field.set_error(state.errors.get(Spot.SIZE, ""))
        self.seed.set_error(state.errors.get(Spot.SEED, ""))
        self.writing.show_writing(state.writing)
        self.draw.setEnabled(state.writing is None)
        self.made.show_folder(state.made)

    def clear(self) -> None:
        """As it is first shown: nothing typed, nothing ticked."""
        self.size_field.setText(str(PROPOSED))
        self.seed.clear()
        for combo in (self.field, self.officer, self.status):
            combo.setCurrentIndex(0)  # everything
        for tick in (self.numbers, self.scans):
            tick.setChecked(False)

    def focus_first(self) -> None:
        self.seed.setFocus()

    def focus_wrong(self, state: InspectionState) -> None:
        """Where the first mistake is mended."""
        for spot, field in ((Spot.SIZE, self.size_field), (Spot.SEED, self.seed)):
            if spot in state.errors:
                field.setFocus()
                return

    def _what(self) -> QWidget:
        told = Label(
            self.tr(
                "Hạt giống và mã hồ sơ quyết định hồ sơ nào trúng: ai có cùng hạt giống thì rút "
                "đúng các hồ sơ ấy. Để đoàn thanh tra chọn hạt giống. Mỗi lần rút được ghi lại."
            ),
            "small",
            tone="text2",
            wrap=True,
        )
        asked = row((_named(self.size_field), 1), (_named(self.seed), 3), gap="m")
        among = row(
            *((_captioned(combo), 1) for combo in (self.field, self.officer, self.status)), gap="m"
        )
        seen = Label(
            self.tr("Bản quét cho thấy mọi thứ trên giấy; mỗi hồ sơ được ghi lại là đã xem số."),
            "small",
            tone="text2",
            wrap=True,
        )
        inside = column(
            told, asked, among, self.numbers, self.scans, seen, self.made, REST, edge=("l", "m")
        )
        head = CardHead(self.tr("Rút mẫu hồ sơ cho thanh tra, kiểm tra"), self.back)
        return Card(column(head, Rule(), (Scrolled(inside), 1), self.writing, gap="none"))

    def _when(self) -> QWidget:
        title = Label(self.tr("Kỳ tiếp nhận hồ sơ"), "card_title")
        middle = Scrolled(column(self.period, REST, edge=("xs",)))
        return Card(column(title, (middle, 1), self.draw, edge=("l", "m"), gap="s"))

    def _draw(self) -> None:
        if not self.period.days.settle():
            self.period.days.setFocus()
            return
        self.drawn.emit(
            Entry(
                size=self.size_field.text(),
                seed=self.seed.text(),
                field=_chosen(self.field),
                officer=_chosen(self.officer),
                status=_chosen(self.status),
                numbers=self.numbers.isChecked(),
                scans=self.scans.isChecked(),
            )
        )


class _MadeCard(QWidget):
    """What became of it: how many, where it lies, and its code for the minutes."""

    def __init__(self) -> None:
        super().__init__()
        self._how_many = Label("", "cell_strong", wrap=True)
        self.where = Label("", "small", tone="text2", wrap=True)
        self.code = Label("", "code", wrap=True)
        self.copy = Button(self.tr("Chép mã")).sized("button", "button_mid")
        for said in (self.where, self.code):
            said.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        caption = Label(self.tr("Mã của thư mục, ghi vào biên bản"), "caption", tone="text2")
        self.setLayout(
            column(
                Rule(),
                self._how_many,
                self.where,
                caption,
                self.code,
                row(self.copy, REST),
                gap="xs",
            )
        )
        self.hide()
        self.copy.clicked.connect(
            lambda: QGuiApplication.clipboard().setText(self.code.text().replace(" ", ""))
        )

    def show_folder(self, folder: MadeFolder | None) -> None:
        self.setVisible(folder is not None)
        if folder is None:
            return
        made = folder.made
        self._how_many.setText(
            self.tr("Đã rút {n} trong {of} hồ sơ").format(
                n=formats.count(made.dossiers), of=formats.count(made.among)
            )
        )
        self.where.setText(self.tr("Thư mục: {path}").format(path=folder.path))
        self.code.setText(in_groups(made.manifest))


def in_groups(code: str) -> str:
    """As it is read out and written down; the checker wants it without blanks."""
    return " ".join(code[at : at + _GROUP] for at in range(0, len(code), _GROUP))


def _offer(combo: Combo, everything: str, names: Sequence[str]) -> None:
    """Once: what was chosen stays when the page is drawn anew."""
    values: list[tuple[Hashable, str]] = [(_ALL, everything), *((each, each) for each in names)]
    if combo.count() != len(values):
        combo.offer(values)


def _chosen(combo: Combo) -> str:
    return combo.value if isinstance(combo.value, str) else _ALL


def _named(field: Field) -> FieldBox:
    return FieldBox(field, field.accessibleName())


def _captioned(combo: Combo) -> QWidget:
    inside: QVBoxLayout = column(Label(combo.accessibleName(), "button_small"), combo, gap="xs")
    return panel(inside)
