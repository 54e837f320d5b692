"""Files that go to and fro between the office and the post: their columns, reading, template."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from desk_app.domain.ids import UnitCode
from desk_app.domain.law.catalogue_faults import SheetRefused
from desk_app.domain.people.spelling import tidy
from desk_app.domain.post.faults import PostalFileUnreadable, PostalTemplateUnwritable
from desk_app.domain.post.letters import MOST_LETTERS, Letter, LetterList, list_of
from desk_app.domain.post.tracking import tidy_tracking
from desk_app.services.catalogue.sheets.columns import Column
from desk_app.services.catalogue.sheets.plain import (
    PlainTable,
    plain_csv,
    plain_workbook,
    read_plain,
)
from desk_app.to_disk import write_whole

_MOST_BYTES: Final = 20 * 1024 * 1024
_MOST_OUTCOMES: Final = 5_000
_TITLE: Final = "Hồ sơ đến qua bưu chính"
_HOW: Final = (
    "Mỗi hồ sơ một dòng. Một bưu gửi có nhiều hồ sơ thì ghi nhiều dòng cùng số hiệu.",
    "Định dạng ô là Văn bản (Text), không dùng công thức.",
    "Đọc tệp chưa tiếp nhận gì: chương trình cho xem từng dòng và điều còn thiếu trước.",
    "Đọc lại cùng danh sách không tiếp nhận hai lần.",
)
LETTER_COLUMNS: Final = (
    Column(
        "item",
        "Số hiệu bưu gửi",
        "Như trên phong bì, ví dụ EB123456785VN.",
        width=20,
        also=("Mã bưu gửi", "Số bưu gửi", "Mã vận đơn", "Số hiệu"),
    ),
    Column("sender", "Người gửi", "Khi không phải là chủ hồ sơ.", width=26, also=("Bên gửi",)),
    Column(
        "name",
        "Họ tên chủ hồ sơ",
        "Đầy đủ, có dấu.",
        width=26,
        also=("Họ và tên", "Họ tên", "Chủ hồ sơ", "Họ tên người nộp", "Người nộp"),
    ),
    Column(
        "id_number",
        "Số định danh",
        "12 chữ số; CMND 9 số hoặc hộ chiếu cũng được.",
        width=18,
        also=("Số CCCD", "CCCD", "Số giấy tờ", "Số CMND/CCCD", "Số định danh cá nhân"),
    ),
    Column("born", "Ngày sinh", "05/02/2004, hoặc chỉ năm.", width=12, also=("Năm sinh",)),
    Column(
        "address",
        "Địa chỉ",
        "Nơi bưu điện phát kết quả.",
        width=40,
        also=("Địa chỉ nhận", "Địa chỉ liên hệ", "Thường trú"),
    ),
    Column("phone", "Điện thoại", "", width=14, also=("Số điện thoại", "ĐT")),
    Column(
        "procedure",
        "Thủ tục",
        "Mã trên Cổng Dịch vụ công quốc gia, ví dụ 1.001193; hoặc tên đầy đủ.",
        width=30,
        also=("Mã thủ tục", "Tên thủ tục", "Mã hoặc tên thủ tục", "Mã TTHC"),
    ),
    Column(
        "papers",
        "Giấy tờ có trong bưu gửi",
        "“đủ”; hoặc số thứ tự như 1, 2, 4; hoặc tên, cách nhau bằng dấu chấm phẩy.",
        width=36,
        also=("Giấy tờ", "Thành phần hồ sơ", "Giấy tờ kèm theo"),
    ),
    Column(
        "way",
        "Cách nhận kết quả",
        "Bưu chính, Tại quầy hoặc Điện tử; để trống là Bưu chính.",
        width=18,
        also=("Nhận kết quả", "Hình thức nhận kết quả"),
    ),
    Column("remark", "Ghi chú", "", width=24),
)
_OUTCOME_COLUMNS: Final = (
    Column(
        "tracking",
        "Số hiệu bưu gửi",
        "",
        also=("Mã bưu gửi", "Số bưu gửi", "Mã vận đơn", "Số hiệu", "Mã E1"),
    ),
    Column("on", "Ngày", "", also=("Ngày phát", "Thời gian", "Thời gian phát", "Ngày giờ phát")),
    Column(
        "outcome",
        "Kết quả",
        "",
        also=("Kết quả phát", "Trạng thái", "Tình trạng", "Trạng thái phát"),
    ),
    Column("said", "Người nhận hoặc lý do", "", also=("Người nhận", "Lý do", "Ghi chú")),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class OutcomeLine:
    """What the post says of one item, in its words."""

    line: int
    tracking: str
    on: str
    outcome: str
    said: str


def load(file: Path) -> tuple[str, bytes]:
    """Name and content of a file an officer chose.

    Raises:
        PostalFileUnreadable: it is gone, cannot be read, or is larger than any such list.
    """
    try:
        if file.stat().st_size > _MOST_BYTES:
            raise PostalFileUnreadable(file.name, "too_large")
        return file.name, file.read_bytes()
    except OSError as error:
        raise PostalFileUnreadable(file.name, "unreadable") from error


def read_letters(file: str, raw: bytes, unit: UnitCode) -> LetterList:
    """The list in `file`, in its own words; nothing is checked, nothing is stored.

    Raises:
        PostalFileUnreadable: no such list, damaged, too long, or without a single line.
    """
    needed = frozenset({"name", "procedure"})
    table = _table(file, raw, LETTER_COLUMNS, needed, MOST_LETTERS)
    letters = []
    for row in table.rows:
        said = {key: tidy(cell) for key, cell in row.cells.items()}
        if "papers" in said:  # lines of one cell are papers each
            said["papers"] = "; ".join(tidy(line) for line in row.cells["papers"].splitlines())
        said["item"] = tidy_tracking(said.get("item", ""))
        letters.append(Letter(line=row.line, **said))
    if not letters:
        raise PostalFileUnreadable(file, "no_rows")
    return list_of(unit, file, letters)


def read_outcome_lines(file: str, raw: bytes) -> Sequence[OutcomeLine]:
    """What the post says became of the items it took.

    Raises:
        PostalFileUnreadable: no such list, damaged, too long, or without a single line.
    """
    needed = frozenset({"tracking", "outcome"})
    table = _table(file, raw, _OUTCOME_COLUMNS, needed, _MOST_OUTCOMES)
    lines = tuple(
        OutcomeLine(
            line=row.line,
            tracking=tidy_tracking(row.cells.get("tracking", "")),
            on=tidy(row.cells.get("on", "")),
            outcome=tidy(row.cells.get("outcome", "")),
            said=tidy(row.cells.get("said", "")),
        )
        for row in table.rows
        if row.cells.get("tracking")
    )
    if not lines:
        raise PostalFileUnreadable(file, "no_rows")
    return lines


def write_template(into: Path) -> str:
    """The empty list for the post office, as a workbook or as CSV; its name.

    Raises:
        PostalTemplateUnwritable: the disk or the folder refuses, or another program holds it.
    """
    if into.suffix.lower() == ".csv":
        content = plain_csv(LETTER_COLUMNS)
    else:
        content = plain_workbook(_TITLE, LETTER_COLUMNS, _HOW)
    try:
        write_whole(into, content)
    except OSError as error:
        raise PostalTemplateUnwritable(into.name) from error
    return into.name


def _table(
    file: str, raw: bytes, columns: Sequence[Column], needed: frozenset[str], most: int
) -> PlainTable:
    try:
        return read_plain(file, raw, columns, needed, most)
    except SheetRefused as error:
        raise PostalFileUnreadable(error.file, error.reason, error.place) from error
