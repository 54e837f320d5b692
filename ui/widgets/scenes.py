"""The controls in all their states, to compare with when a new screen is made."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QBoxLayout, QWidget

from ui import theme
from ui.formats import BadgeFact, BadgeKind, due_badge, paused_badge, result_badge
from ui.shell.scenes import NOW, in_shell
from ui.shortcuts import Keys
from ui.texts import Notice
from ui.widgets.bars import HintBar, NoticeAction, NoticeBar
from ui.widgets.button import Button, Kind
from ui.widgets.choices import Check, Combo
from ui.widgets.day_strip import DayStrip, Part, StripDay
from ui.widgets.field import Field, FieldBox, left_label
from ui.widgets.frames import Badge, Card, CardHead, Rule, Scrolled, SlipCard
from ui.widgets.labels import CodeLabel, Fact, Label, MoneyLine
from ui.widgets.layouts import REST, column, panel, row
from ui.widgets.segmented import ChipBar, Segmented
from ui.widgets.tables.cells import (
    BadgeCell,
    Cell,
    CodeCell,
    NameAndNote,
    NumberCell,
    TickCell,
    TwoLines,
    Words,
)
from ui.widgets.tables.model import Column, RowModel, Side
from ui.widgets.tables.table import Table, WholeRows
from ui.widgets.tables.timeline import Mark, Step, Timeline
from ui.widgets.type_ahead import Suggestion, TypeAhead

_PAGE = ("l", "m")


def states() -> QWidget:
    """Buttons, fields, badges and bars, as in the picture `states` of the look."""
    focused = Button("Tiếp nhận và in", Kind.PRIMARY, key=Keys.CONFIRM)
    cards = (_buttons(focused), _fields(), _badges())
    page = QWidget()
    page.setLayout(column(*cards, *_bars(page), REST, edge=_PAGE))
    shell = in_shell(page, "Các trạng thái", "để đối chiếu khi làm màn hình mới")
    focused.setFocus()
    return shell


def _under(words: str, widget: QWidget) -> QBoxLayout:
    return column(widget, Label(words, "caption", tone="text2"), REST, gap="xs")


def _hovered(button: Button) -> Button:
    theme.mark(button, "state", "hover")  # pictures have no pointer
    return button


def _off(widget: QWidget) -> QWidget:
    widget.setEnabled(False)
    return widget


def _buttons(focused: Button) -> Card:
    def primary() -> Button:
        return Button("Tiếp nhận và in", Kind.PRIMARY, caps=Keys.CONFIRM.caps)

    def secondary() -> Button:
        return Button("Đủ cả", caps=Keys.PAPERS_COMPLETE.caps)

    busy = primary()
    busy.set_busy("Đang tiếp nhận")
    first = row(
        _under("thường", primary()),
        _under("rê chuột", _hovered(primary())),
        _under("đang chọn", focused),
        _under("không dùng được", _off(primary())),
        REST,
        gap="xl",
    )
    second = row(
        _under("thường", secondary()),
        _under("rê chuột", _hovered(secondary())),
        _under("không dùng được", _off(secondary())),
        _under("việc phụ", Button("Sửa", Kind.QUIET, caps=Keys.EDIT.caps)),
        _under("đang làm, bấm nữa không có tác dụng", busy),
        REST,
        gap="xl",
    )
    return Card(column(Label("Nút", "card_title"), first, second, gap="s", edge=_PAGE))


def _fields() -> Card:
    def field(text: str, hint: str = "") -> Field:
        made = Field("Điện thoại", hint)
        made.setText(text)
        made.setFixedWidth(theme.size("width.field_sample"))
        return made

    wrong = field("0123 456 789")
    boxed = FieldBox(wrong)
    wrong.set_error("Đầu số này không còn dùng từ 2018")
    first = row(
        _under("thường", field("0912 345 678")),
        _under("gợi ý khi trống", field("", "Số điện thoại")),
        column(boxed, REST, gap="none"),
        _under("không dùng được", _off(field("0912 345 678"))),
        REST,
        gap="xl",
    )
    ways = Segmented("Nhận kết quả", [(1, "Tại quầy"), (2, "Bưu chính"), (3, "Điện tử")])
    case = Combo("Trường hợp", [(1, "Hộ gia đình cùng đăng ký"), (2, "Cá nhân đăng ký")])
    ticked, empty = Check("In ngay khi tiếp nhận"), Check("Phát tiếng khi quét")
    ticked.setChecked(True)
    second = row((ways, 1), (case, 1), ticked, empty, gap="xl")
    return Card(column(Label("Ô nhập", "card_title"), first, second, gap="s", edge=_PAGE))


def _badges() -> Card:
    facts = [
        due_badge(NOW - timedelta(days=2), NOW, 2),
        due_badge(NOW.replace(hour=8, minute=40), NOW, 0),
        due_badge(NOW + timedelta(days=5), NOW, 3),
        paused_badge(),
        result_badge(),
        BadgeFact(BadgeKind.DONE, "Từ thẻ căn cước 11:13"),
    ]
    badges = row(*(Badge(fact) for fact in facts), REST, gap="m")
    return Card(column(Label("Nhãn hạn", "card_title"), badges, gap="s", edge=_PAGE))


def _bars(page: QWidget) -> list[NoticeBar]:
    look = Notice(
        "Thiếu 2 giấy tờ.", "Phiếu yêu cầu bổ sung đã ghi đủ, kiểm lại rồi in.", grave=False
    )
    scan = Notice("Mã quét bị hỏng: H13Đ45Đ12.", "Tắt bộ gõ rồi quét lại.")
    paper = Notice("Máy in Quầy 2 hết giấy.", "Giấy tiếp nhận 0037 còn trong danh sách in.")
    bars: list[NoticeBar] = []
    for notice, words, key in (
        (look, "Nhận đủ cả", Keys.PAPERS_COMPLETE),
        (scan, "Quét lại", Keys.BACK),
        (paper, "In máy khác", Keys.PRINT),
    ):
        bar = NoticeBar(page)
        bar.show_notice(notice, NoticeAction(words, lambda: None, key))
        bars.append(bar)
    return bars


_LONG_NAME = (
    "Bản sao biên bản họp thành viên hộ gia đình về việc thành lập hộ kinh doanh, "
    "có chữ ký của các thành viên"
)
_PAPERS = (
    ("Giấy đề nghị đăng ký hộ kinh doanh", "", 0, "1"),
    (
        "Bản sao giấy tờ pháp lý của chủ hộ kinh doanh và các thành viên hộ gia đình",
        "Đã có trong CSDL",
        3,
        "–",
    ),
    (
        _LONG_NAME,
        "Đã đối chiếu",
        1,
        "1",
    ),
    (
        "Bản sao văn bản ủy quyền của các thành viên cho một người làm chủ hộ kinh doanh",
        "Chưa có",
        -1,
        "0",
    ),
)
_Paper = tuple[str, str, int, str]


def _papers() -> Table:
    widths = theme.worn().columns("papers")
    heads = ("#", "Giấy tờ", "Chính", "Chứng thực", "Chụp", "Điện tử", "Số bản")
    sides = (Side.LEFT, Side.LEFT, *[Side.MIDDLE] * 4, Side.RIGHT)
    columns = [Column(h, w, s) for h, w, s in zip(heads, widths.values(), sides, strict=True)]

    def cells(paper: _Paper) -> Sequence[Cell]:
        name, note, form, count = paper
        ticks = [TickCell(form == n, str(n + 1)) for n in range(4)]
        number = Words(str(_PAPERS.index(paper) + 1))
        return [number, NameAndNote(name, note, look=form < 0), *ticks, NumberCell(count)]

    model = RowModel(columns, cells, wants_look=lambda paper: paper[2] < 0)
    model.show(_PAPERS)
    return Table("Thành phần hồ sơ", model, "row_paper", by_cell=True, grows=True)


def papers() -> QWidget:
    """The left and right of intake: procedure, checklist, slip."""
    procedure = Field("Thủ tục")
    procedure.setText("Đăng ký thành lập hộ kinh doanh")
    procedure.set_weight(theme.STRONG)
    procedure.set_tail("1.001612")
    again = Button("Mở hồ sơ 0041", Kind.QUIET, key=Keys.OPEN_DUPLICATE)
    hint = HintBar("Có thể trùng:", "cùng người, cùng thủ tục, 3 ngày trước", again)
    case = Combo("Trường hợp", [(1, "Hộ gia đình"), (2, "Cá nhân")])
    channel = Segmented("Kênh", [(1, "Trực tiếp"), (2, "Trực tuyến"), (3, "Bưu chính")])
    beside = Label("Kênh", "small", tone="text2")
    choices = row((case, 1), "s", beside, channel)
    lines = [
        left_label("Thủ tục", procedure),
        left_label("", hint),
        left_label("Trường hợp", choices),
    ]
    add = Button("Thêm giấy tờ", Kind.QUIET, key=Keys.ADD_PAPER)
    complete = Button("Đủ cả", key=Keys.PAPERS_COMPLETE).small()
    head = CardHead("Thành phần hồ sơ", add, complete, note="3 trên 4 giấy tờ")
    table = _papers()
    left = column(Card(column(*lines, edge=_PAGE)), (Card(column(head, (table, 1), gap="none")), 1))
    page = panel(row((left, 1), _slip(), gap="l", edge=_PAGE))
    shell = in_shell(page, "Tiếp nhận", "Khách số 0047", place="intake")
    table.setFocus()
    table.go_to(2, 3)
    return shell


def _slip() -> SlipCard:
    strip = DayStrip()
    parts = [Part.RECEIVED, Part.OFF, Part.OFF, Part.COUNTED, Part.OFF, Part.COUNTED, Part.DUE]
    numbers = [0, 0, 0, 1, 0, 2, 3]
    strip.show_days(
        [
            StripDay(date(2026, 11, 20 + n), part, number)
            for n, (part, number) in enumerate(zip(parts, numbers, strict=True))
        ]
    )
    why = "3 ngày làm việc, không tính ngày nhận; bỏ 21–22/11 và 24/11 (Ngày Văn hóa Việt Nam)."
    form = Label("Mẫu 01", "small", tone="text2").beside("card_title")
    expected = Label("dự kiến", "small", tone="text2").beside("code")
    ways = Segmented("Nhận kết quả", [(1, "Tại quầy"), (2, "Bưu chính"), (3, "Điện tử")])
    middle = column(
        row(Label("Giấy tiếp nhận và hẹn trả", "card_title"), REST, form),
        row(CodeLabel("H13.45.12-261120-0037"), REST, expected, gap="none"),
        Rule(),
        Label("Hẹn trả", "small", tone="text2"),
        Label("Thứ Năm, 26/11/2026", "due", tone="accent"),
        Label("trước 11 giờ 14 phút, tại quầy", "button_mid"),
        strip,
        Label(why, "small", wrap=True),
        Rule(),
        MoneyLine("Lệ phí đăng ký hộ kinh doanh", 150_000),
        MoneyLine("Thu khi tiếp nhận, tiền mặt", 150_000, total=True),
        Rule(),
        Label("Nhận kết quả", "small", tone="text2"),
        ways,
        REST,
        edge=("l", "m", "l", "xs"),
    )
    foot = column(
        Button("Tiếp nhận và in", Kind.PRIMARY, key=Keys.CONFIRM),
        Button("Từ chối").sized("button_wide"),
        edge=("l", "xs", "l", "l"),
    )
    return SlipCard(column((Scrolled(middle), 1), foot, gap="none"))


_WORK = (
    ("late", 2, "H13.45.12-261103-0012", "NGUYỄN THỊ BÉ BA", "Công nhận hộ nghèo, hộ cận nghèo"),
    ("today", 0, "H13.45.12-261117-0041", "NGUYỄN THỊ LAN", "Đăng ký thành lập hộ kinh doanh"),
    ("days", 1, "H13.45.12-261118-0019", "HUỲNH TẤN LỘC", "Đăng ký nhận cha, mẹ, con"),
    ("pause", 0, "H13.45.12-261116-0014", "CÔNG TY TNHH MTV SÔNG HẬU XANH", "Đăng ký thay đổi"),
)
_Work = tuple[str, int, str, str, str]


def _badge(kind: str, days: int) -> BadgeFact:
    match kind:
        case "late":
            return due_badge(NOW - timedelta(days=days), NOW, days)
        case "today":
            return due_badge(NOW + timedelta(hours=4), NOW, 0)
        case "days":
            return due_badge(NOW + timedelta(days=days), NOW, days)
        case _:
            return paused_badge()


def _worklist() -> Table:
    widths = theme.worn().columns("worklist")
    heads = ("Hạn", "Chủ hồ sơ, thủ tục", "Mã hồ sơ", "Đang ở", "Hẹn trả")
    columns = [Column(head, width) for head, width in zip(heads, widths.values(), strict=True)]

    def cells(work: _Work) -> Sequence[Cell]:
        kind, days, code, person, procedure = work
        late = kind == "late"
        held = TwoLines(
            "Phòng Văn hóa – Xã hội" if late else "Tư pháp – Hộ tịch",
            "chưa có phiếu xin lỗi" if late else "đã nhận 18/11 10:15",
            tone="late" if late else "text2",
            strong=False,
        )
        due = TwoLines("18/11/2026", "17:00", tone="text")
        return [
            BadgeCell(_badge(kind, days)),
            TwoLines(person, procedure),
            CodeCell(code),
            held,
            due,
        ]

    model = RowModel(columns, cells)
    model.show(_WORK)
    return Table("Việc cần làm", model, "row_two")


def lists() -> QWidget:
    """Filters, the work list, the course of a dossier, facts, and a type-ahead open."""
    chips = ChipBar("Bộ lọc", [(1, "Tất cả"), (2, "Quá hạn"), (3, "Hôm nay"), (4, "Có kết quả")])
    for value, count in ((1, "31"), (2, "2"), (3, "4"), (4, "1000+")):
        chips.set_count(value, count, hot=value == 2)  # noqa: PLR2004  # the second is "Quá hạn"
    table = _worklist()
    foot = row(
        Label("31 hồ sơ  ·  xếp theo hạn", "small", tone="text2"),
        REST,
        Button("Mở hồ sơ", caps=["Enter"]).sized("button", "button_mid"),
        Button("In danh sách", key=Keys.PRINT).sized("button", "button_mid"),
        edge=("l", "s", "m", "s"),
    )
    course = Timeline("Quá trình")
    course.show_steps(
        [
            Step(NOW, "Báo tin cho người nộp", "Tin nhắn chờ gửi khi có mạng", Mark.WAITING),
            Step(
                NOW - timedelta(hours=1), "Nhận kết quả từ Phòng Kinh tế", "01 bản chính", Mark.NOW
            ),
            Step(datetime(2026, 11, 17, 8, 40, tzinfo=UTC), "Tiếp nhận", "4 giấy tờ · Quầy 2"),
        ]
    )
    facts = row(
        Fact("Chủ hồ sơ", "NGUYỄN THỊ LAN", strong=True),
        Fact("Số định danh", "•••• •••• 1234"),
        Fact("Hẹn trả", "15:40, 20/11/2026", strong=True),
        REST,
        gap="xl",
        edge=_PAGE,
    )
    procedure = Field("Thủ tục")
    ahead = TypeAhead(procedure)
    low = row(
        (Card(column((course, 1), edge=("none", "s"))), 1), (_ahead_card(procedure), 1), gap="l"
    )
    page = panel(
        column(
            chips,
            (Card(column((WholeRows(table), 1), Rule(), foot, gap="none")), 1),
            Card(facts),
            (low, 1),
            edge=_PAGE,
        )
    )
    shell = in_shell(page, "Việc cần làm", "của Quầy 2 và các hồ sơ tôi nhận", place="worklist")
    table.go_to(1)
    procedure.setText("chứng thực")
    procedure.setFocus()
    QTimer.singleShot(0, ahead, lambda: ahead.offer(procedure.text(), _SUGGESTIONS))
    return shell


def _ahead_card(procedure: Field) -> Card:
    return Card(column(left_label("Thủ tục", procedure), REST, edge=_PAGE))


_SUGGESTIONS = (
    Suggestion("Chứng thực bản sao từ bản chính", "trong ngày", "2.000815"),
    Suggestion("Chứng thực chữ ký", "trong ngày", "2.000884"),
    Suggestion("Sửa lỗi sai sót trong giao dịch đã được chứng thực", "trong ngày", "2.000927"),
)

SCENES = {"states": states, "pieces-papers": papers, "pieces-lists": lists}
