"""The work list: filters above, dossiers by due moment, acts on the current one at the foot."""

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from db.queries.worklist import MOST_COUNTED, Filter
from desk_app.domain.handling.flow import Status
from desk_app.domain.ids import DossierId
from ui.dossiers.list import DossierList
from ui.dossiers.words import DossierRow
from ui.screens.worklist.presenter import WorklistState
from ui.shortcuts import Keys, bind
from ui.widgets.button import Button
from ui.widgets.frames import Card, EmptyState, Rule
from ui.widgets.labels import Label
from ui.widgets.layouts import REST, column, panel, row
from ui.widgets.segmented import ChipBar

translate = QCoreApplication.translate

_MOST = MOST_COUNTED - 1  # a larger count says "1000+"


class WorklistView(QWidget):
    filter_chosen = Signal(object)  # Filter
    opened = Signal(object)  # DossierId
    return_asked = Signal(object)  # DossierId

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self.chips = ChipBar(self.tr("Bộ lọc"), _filters(), in_line=5)
        self.list = DossierList(self.tr("Việc cần làm"))
        self.count = Label("", "small", tone="text2")
        self.open_button = Button(self.tr("Mở hồ sơ"), caps=["Enter"]).sized("button", "button_mid")
        self.return_button = Button(self.tr("Trả kết quả"), caps=Keys.RETURN.caps).sized(
            "button", "button_mid"
        )
        # Above the same key in the navigation, which opens an empty page.
        bind(Keys.RETURN, self.return_button, self.return_button.click, rank=1)
        foot = row(
            self.count, REST, self.open_button, self.return_button, edge=("l", "s", "m", "s")
        )
        self._empty = EmptyState("", "")
        self._both = QStackedWidget()
        self._both.addWidget(panel(column((self.list, 1), Rule(), foot, gap="none")))
        self._both.addWidget(self._empty)
        card = Card(column((self._both, 1)))
        self.setLayout(column(self.chips, (card, 1), edge=("l", "m")))
        self.chips.chosen.connect(self.filter_chosen)
        self.list.opened.connect(self.opened)
        self.list.moved.connect(self._offer)
        self.open_button.clicked.connect(self._open)
        self.return_button.clicked.connect(self._return)
        self._offer(None)
        self.render_state(WorklistState())

    def render_state(self, state: WorklistState) -> None:
        self.chips.set_value(state.chosen)
        for which in Filter if state.loaded else ():
            number = state.counts.get(which, 0)
            hot = {Filter.LATE: number, Filter.NOT_HANDED_OVER: state.late_papers}
            self.chips.set_count(which, _capped(number), hot=hot.get(which, 0) > 0)
        self.return_button.setVisible(state.returns)
        self.list.show_rows(state.rows, from_top=state.another)
        self._empty.say(*_nothing(state))
        self._both.setCurrentIndex(0 if state.rows else 1)
        self.count.setText(_count(state))

    def focus_list(self) -> None:
        (self.list if self._both.currentIndex() == 0 else self.chips).setFocus()

    def _offer(self, current: DossierRow | None) -> None:
        self.open_button.setEnabled(current is not None)
        self.return_button.setEnabled(current is not None and current.status is Status.RESULT_BACK)

    def _open(self) -> None:
        if current := self.list.current:
            self.opened.emit(DossierId(current.id))

    def _return(self) -> None:
        if current := self.list.current:
            self.return_asked.emit(DossierId(current.id))


def _filters() -> list[tuple[Filter, str]]:
    return [
        (Filter.OPEN, translate("worklist", "Tất cả")),
        (Filter.LATE, translate("worklist", "Quá hạn")),
        (Filter.TODAY, translate("worklist", "Hôm nay")),
        (Filter.SOON, translate("worklist", "Sắp đến hạn")),
        (Filter.RESULT_BACK, translate("worklist", "Có kết quả")),
        (Filter.SUPPLEMENT, translate("worklist", "Chờ bổ sung")),
        (Filter.OBLIGATION, translate("worklist", "Chờ nghĩa vụ")),
        (Filter.APOLOGY_DUE, translate("worklist", "Sắp trễ, chưa xin lỗi")),
        (Filter.NOT_HANDED_OVER, translate("worklist", "Chưa bàn giao")),
    ]


def _capped(number: int) -> str:
    return f"{_MOST}+" if number > _MOST else str(number)


def _count(state: WorklistState) -> str:
    shown = len(state.rows)
    if not state.cut:
        return translate("worklist", "{n} hồ sơ  ·  xếp theo hạn").format(n=shown)
    return translate("worklist", "{n}+ hồ sơ  ·  chỉ hiện {n} hồ sơ gấp nhất").format(n=shown)


def _nothing(state: WorklistState) -> tuple[str, str]:
    """Title and advice of an empty list."""
    if not state.loaded:
        return translate("worklist", "Đang đọc…"), ""
    if state.to_set_up:
        return (
            translate("worklist", "Văn phòng mới: còn vài việc trước khi tiếp nhận"),
            translate(
                "worklist",
                "Mở Thiết lập ({settings}): thêm cán bộ, nạp danh mục thủ tục, chọn máy in cho "
                "từng giấy. Lịch làm việc: {calendar}.",
            ).format(settings="+".join(Keys.SETTINGS.caps), calendar="+".join(Keys.CALENDAR.caps)),
        )
    if not state.counts.get(Filter.OPEN, 0):
        how = translate("worklist", "Quét thẻ căn cước của người nộp, hoặc bấm F2 để tiếp nhận.")
        if not state.receives:
            how = translate("worklist", "Hồ sơ các quầy tiếp nhận hiện ở đây.")
        return translate("worklist", "Không có hồ sơ nào đang chờ"), how
    title = {
        Filter.OPEN: "",  # told above
        Filter.LATE: translate("worklist", "Không có hồ sơ nào quá hạn"),
        Filter.TODAY: translate("worklist", "Không còn hồ sơ nào hẹn trả hôm nay"),
        Filter.SOON: translate("worklist", "Không có hồ sơ nào sắp đến hạn"),
        Filter.RESULT_BACK: translate("worklist", "Không có kết quả nào chờ trả"),
        Filter.SUPPLEMENT: translate("worklist", "Không có hồ sơ nào chờ bổ sung"),
        Filter.OBLIGATION: translate("worklist", "Không có hồ sơ nào chờ nghĩa vụ tài chính"),
        Filter.APOLOGY_DUE: translate("worklist", "Không có hồ sơ nào cần xin lỗi hôm nay"),
        Filter.NOT_HANDED_OVER: translate("worklist", "Mọi hồ sơ đã được bàn giao"),
    }[state.chosen]
    return title, translate("worklist", "Bấm Alt và 1 để xem tất cả hồ sơ đang giải quyết.")
