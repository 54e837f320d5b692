"""The four tables and their columns: the one list that template, export and reading share."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from desk_app.domain.people.folding import words
from desk_app.services.catalogue.sheets import wording


class Sheet(StrEnum):
    """The value is the title of the sheet, and the beginning of a CSV file's name."""

    PROCEDURES = "Thủ tục"
    TERMS = "Thời hạn và phí"
    PAPERS = "Giấy tờ"
    PROCESS = "Quy trình"


@dataclass(frozen=True, slots=True)
class Column:
    key: str
    title: str
    what: str  # for the sheet "Hướng dẫn"
    choices: Sequence[str] = ()
    width: int = 16  # characters
    also: Sequence[str] = ()  # other heads seen in offices


_CODE: Final = Column(
    "code",
    "Mã thủ tục",
    "Mã trên Cổng Dịch vụ công quốc gia, ví dụ 1.001193. Định dạng ô là Văn bản.",
    also=("Mã TTHC", "Mã số TTHC", "Mã số", "Mã"),
)
_CASE: Final = Column(
    "case", "Trường hợp", "Để trống: dùng cho mọi trường hợp.", width=24, also=("Trường hợp nộp",)
)
_DAY: Final = "Ngày dạng 01/07/2026."
_YES_NO: Final = (wording.YES, wording.NO)

FLAG_COLUMNS: Final = (
    Column("interlinked_level", "Liên thông cùng cấp", "Có hoặc Không.", _YES_NO),
    Column("interlinked_across", "Liên thông các cấp", "Có hoặc Không.", _YES_NO),
    Column("five_on_the_spot", "5 tại chỗ", "Có hoặc Không.", _YES_NO, 10),
    Column("postal", "BCCI", "Nhận, trả qua bưu chính công ích: Có hoặc Không.", _YES_NO, 10),
    Column("non_territorial", "Phi địa giới", "Có hoặc Không.", _YES_NO, 12),
    Column("in_person", "Phải tự mình nộp", "Không được ủy quyền: Có hoặc Không.", _YES_NO),
)
"""The key of each is the value of its `Flag`."""

COLUMNS: Final[Mapping[Sheet, Sequence[Column]]] = {
    Sheet.PROCEDURES: (
        _CODE,
        Column(
            "name",
            "Tên thủ tục",
            "Tên đầy đủ như đã công bố. Bắt buộc với thủ tục chưa có trong danh mục.",
            width=60,
            also=("Tên TTHC", "Tên thủ tục hành chính"),
        ),
        Column("short", "Tên ngắn", "Tên trung tâm dùng trong danh sách.", width=30),
        Column("field", "Lĩnh vực", "Nhiều lĩnh vực cách nhau bằng dấu chấm phẩy.", width=24),
        Column(
            "levels",
            "Cấp thực hiện",
            "Cấp bộ, Cấp tỉnh, Cấp xã, Cơ quan khác; nhiều cấp cách nhau bằng dấu phẩy.",
            also=("Cấp", "Cấp giải quyết"),
        ),
        Column(
            "decision",
            "Số quyết định",
            "Quyết định công bố.",
            also=("Số quyết định công bố", "Quyết định công bố", "Quyết định"),
        ),
        Column("decided_on", "Ngày quyết định", _DAY),
        Column("valid_from", "Hiệu lực từ", _DAY, also=("Ngày hiệu lực",)),
        Column(
            "abolished_on",
            "Bãi bỏ từ",
            "Từ ngày này thủ tục không còn chọn được. " + _DAY,
            also=("Ngày bãi bỏ",),
        ),
        Column(
            "authority",
            "Cơ quan",
            "Cơ quan có thẩm quyền.",
            width=30,
            also=("Cơ quan có thẩm quyền", "Cơ quan thực hiện", "Cơ quan giải quyết"),
        ),
        *FLAG_COLUMNS,
        Column(
            "online",
            "Mức dịch vụ công",
            "Toàn trình, Một phần hoặc Cung cấp thông tin.",
            tuple(wording.ONLINE.values()),
            also=("Mức độ DVC", "Mức DVC"),
        ),
        Column(
            "cutoff",
            "Giờ chốt nhận",
            "Hồ sơ nhận sau giờ này tính sang ngày làm việc sau.",
            tuple(wording.CUTOFFS.values()),
            24,
        ),
        Column(
            "pause",
            "Sau bổ sung",
            "Cách tính thời hạn sau khi người nộp bổ sung hồ sơ.",
            tuple(wording.PAUSES.values()),
            24,
        ),
        Column("results", "Kết quả", "Mỗi kết quả một dòng trong ô (Alt+Enter).", width=30),
        Column("forms", "Mẫu đơn", "Mỗi mẫu một dòng trong ô (Alt+Enter).", width=30),
        Column("note", "Ghi chú", "", width=24),
        Column("source", "Nguồn", "Danh mục này lấy từ đâu.", width=24),
    ),
    Sheet.TERMS: (
        _CODE,
        Column(
            "item",
            "Mục",
            "Số thứ tự của thời hạn trong thủ tục. Một thời hạn có nhiều khoản thu: ghi nhiều "
            "dòng cùng số mục.",
            width=7,
        ),
        _CASE,
        Column(
            "channel",
            "Kênh nộp",
            "Trực tiếp, Trực tuyến hoặc Bưu chính.",
            tuple(wording.CHANNELS.values()),
            also=("Kênh", "Hình thức nộp", "Cách thức thực hiện"),
        ),
        Column(
            "time",
            "Thời hạn",
            "Một số, hoặc viết liền như “7 ngày làm việc”.",
            width=18,
            also=("Thời hạn giải quyết", "Thời gian giải quyết"),
        ),
        Column(
            "unit",
            "Đơn vị",
            "Ngày làm việc khác với Ngày (tính cả ngày nghỉ).",
            tuple(wording.UNITS.values()),
            also=("Đơn vị thời hạn",),
        ),
        Column("law_time", "Thời hạn theo luật", "Chỉ ghi khi trung tâm đã rút ngắn thời hạn."),
        Column("law_unit", "Đơn vị theo luật", "Như cột Đơn vị.", tuple(wording.UNITS.values())),
        Column(
            "stated",
            "Nội dung công bố",
            "Nguyên văn đã công bố khi thời hạn không tính được.",
            width=24,
            also=("Lời công bố",),
        ),
        Column("note", "Mô tả", "Mô tả thời hạn như đã công bố.", width=40),
        Column(
            "kind",
            "Loại khoản thu",
            "Phí, Lệ phí, Giá dịch vụ hoặc Chưa rõ.",
            tuple(wording.FEE_KINDS.values()),
        ),
        Column("fee", "Tên khoản thu", "", width=24),
        Column(
            "amount",
            "Mức thu (đồng)",
            "Số đồng đầy đủ: 20000, không ghi 20. Miễn: 0 và ghi “Miễn” ở Ghi chú khoản thu.",
            also=("Mức thu", "Mức phí", "Phí, lệ phí"),
        ),
        Column(
            "per",
            "Đơn vị tính",
            "Hồ sơ, Bản, Trang hoặc Lần.",
            tuple(wording.FEE_UNITS.values()),
            12,
        ),
        Column(
            "tiers",
            "Từ trang thứ … thì mức",
            "Ví dụ “3: 1000” là từ trang thứ 3 mỗi trang 1.000 đồng; nhiều bậc cách nhau bằng "
            "dấu chấm phẩy.",
            also=("Từ trang", "Bậc"),
        ),
        Column("ceiling", "Tối đa (đồng)", "Của một bản.", also=("Tối đa",)),
        Column(
            "set_by",
            "Cấp quy định",
            "Trung ương hoặc Tỉnh.",
            tuple(wording.AUTHORITIES.values()),
        ),
        Column("basis", "Căn cứ thu", "Thông tư hoặc nghị quyết.", width=24),
        Column("since", "Thu từ ngày", _DAY),
        Column("until", "Thu đến ngày", _DAY),
        Column(
            "collected",
            "Thời điểm thu",
            "Thu trước (khi tiếp nhận) hoặc Thu sau (khi trả kết quả); để trống: theo lệ thường.",
            tuple(wording.FEE_MOMENTS.values()),
            12,
        ),
        Column("fee_note", "Ghi chú khoản thu", "Miễn, giảm, cho ai.", width=40),
    ),
    Sheet.PAPERS: (
        _CODE,
        _CASE,
        Column(
            "name",
            "Tên giấy tờ",
            "Như đã công bố.",
            width=70,
            also=("Giấy tờ", "Thành phần hồ sơ", "Tên giấy tờ, thành phần hồ sơ"),
        ),
        Column("original", "Bản chính", "Số bản chính phải nộp.", width=10),
        Column("copies", "Bản sao", "Số bản sao phải nộp.", width=10),
        Column(
            "required",
            "Bắt buộc",
            "Có: thiếu giấy này thì hồ sơ chưa đủ. Trung tâm quyết định.",
            _YES_NO,
            10,
        ),
        Column("note", "Là ghi chú", "Có: dòng này là tiêu đề hoặc lưu ý.", _YES_NO, 10),
        Column("group", "Nhóm giấy tờ", "Tiêu đề chung của nhóm, nếu có.", width=24),
        Column(
            "channels",
            "Chỉ với kênh",
            "Để trống: mọi kênh. Nhiều kênh cách nhau bằng dấu phẩy.",
        ),
    ),
    Sheet.PROCESS: (
        _CODE,
        Column("step", "Bước", "Tên bước trong quy trình nội bộ.", width=40, also=("Tên bước",)),
        Column("role", "Vai trò", "Ai làm.", width=24, also=("Người thực hiện",)),
        Column("hours", "Số giờ làm việc", "Tám giờ là một ngày.", also=("Giờ", "Số giờ")),
        Column(
            "agency",
            "Cơ quan liên thông",
            "Chỉ với thủ tục liên thông: cơ quan và thời hạn của cơ quan đó.",
            width=30,
        ),
        Column("time", "Thời hạn liên thông", "Một số, hoặc viết liền như “7 ngày làm việc”."),
        Column("unit", "Đơn vị liên thông", "Như cột Đơn vị.", tuple(wording.UNITS.values())),
    ),
}


def head_words(title: str) -> str:
    """A head as it is recognised: folded, letters and figures only."""
    return " ".join(words(title))


HEADS: Final[Mapping[Sheet, Mapping[str, str]]] = {
    sheet: {
        head_words(title): column.key
        for column in columns
        for title in (column.title, *column.also)
    }
    for sheet, columns in COLUMNS.items()
}
"""Key of the column by the words of its head."""


def title_of(sheet: Sheet, key: str) -> str:
    return next(column.title for column in COLUMNS[sheet] if column.key == key)
