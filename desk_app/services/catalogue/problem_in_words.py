"""What was not read of a catalogue, or is doubtful in it, in words for everybody."""

from collections.abc import Mapping
from typing import Final

from desk_app.services.catalogue.reading import CatalogueProblem, Why

_WORDS: Final[Mapping[Why, str]] = {
    Why.NO_PROCEDURE: "bỏ qua: không phải một thủ tục",
    Why.CODE_MISSING: "bỏ qua: không có mã thủ tục",
    Why.CODE_MALFORMED: "bỏ qua: mã thủ tục sai dạng",
    Why.NAME_MISSING: "bỏ qua: thủ tục mới mà không có tên",
    Why.TWICE: "mã xuất hiện hai lần với nội dung khác nhau; đã lấy bản sau",
    Why.MALFORMED: "bỏ qua: nội dung bị hỏng",
    Why.CHANNEL_UNKNOWN: "bỏ qua cách nộp chưa biết “{channel}”; phần còn lại đã đọc",
    Why.UNIT_UNKNOWN: "đơn vị thời hạn chưa biết “{unit}”; giữ nguyên chữ đã công bố",
    Why.COLUMN_UNKNOWN: "cột “{column}” không có trong mẫu nên không đọc; các cột khác đã đọc",
    Why.CELL_UNREADABLE: "cột “{column}”: không hiểu “{value}”; coi như ô trống",
    Why.CODE_RESTORED: "Excel đã đổi mã thành số “{value}”; đã hiểu là mã này, hãy kiểm tra",
    Why.FEE_THOUSANDS: "mức thu {amount} đồng: có thể thiếu ba số 0 (nghìn đồng)",
    Why.FEE_ZERO: "mức thu 0 đồng mà không ghi rõ miễn cho mọi người: có thể do tỉnh quy định",
    Why.DAY_OR_WORKING_DAY: "thời hạn ghi “{time}” nhưng mô tả ghi “…{note}…”: chọn lại đơn vị",
    Why.TIME_UNCOUNTED: "thời hạn “{value}” không tính được: trung tâm cần xác nhận",
    Why.TIME_MISSING: "không công bố thời hạn: phiếu hẹn sẽ không có ngày trả",
    Why.TERMS_TWICE: "kênh {channel} có nhiều thời hạn ({times}): cán bộ phải chọn khi nhận",
    Why.STEPS_OVER_LIMIT: "các bước của quy trình vượt thời hạn {hours} giờ: sửa quy trình",
    Why.NAME_LONG: "tên dài {length} ký tự: nên đặt tên ngắn",
    Why.NAME_OF_DECISION: "tên giống tên một văn bản: nên đặt tên ngắn",
    Why.PAPERS_UNCOUNTED: "mọi giấy tờ đều 0 bản: chưa biết phải nộp giấy gì",
    Why.CODE_ODD: "mã không theo dạng của Cổng Dịch vụ công quốc gia",
    Why.LEVEL_MISSING: "không rõ cấp thực hiện",
    Why.FIELD_MISSING: "không rõ lĩnh vực",
}
_KINDS: Final[Mapping[Why, str]] = {
    Why.NO_PROCEDURE: "Không phải thủ tục",
    Why.CODE_MISSING: "Không có mã",
    Why.CODE_MALFORMED: "Mã sai dạng",
    Why.NAME_MISSING: "Không có tên",
    Why.TWICE: "Mã có hai lần",
    Why.MALFORMED: "Nội dung hỏng",
    Why.CHANNEL_UNKNOWN: "Cách nộp lạ",
    Why.UNIT_UNKNOWN: "Đơn vị lạ",
    Why.COLUMN_UNKNOWN: "Cột lạ",
    Why.CELL_UNREADABLE: "Ô không hiểu",
    Why.CODE_RESTORED: "Mã bị đổi thành số",
    Why.FEE_THOUSANDS: "Mức thu thiếu nghìn",
    Why.FEE_ZERO: "Mức thu 0 đồng",
    Why.DAY_OR_WORKING_DAY: "Ngày hay ngày làm việc",
    Why.TIME_UNCOUNTED: "Thời hạn không tính được",
    Why.TIME_MISSING: "Không có thời hạn",
    Why.TERMS_TWICE: "Nhiều thời hạn một kênh",
    Why.STEPS_OVER_LIMIT: "Quy trình vượt thời hạn",
    Why.NAME_LONG: "Tên quá dài",
    Why.NAME_OF_DECISION: "Tên của văn bản",
    Why.PAPERS_UNCOUNTED: "Giấy tờ 0 bản",
    Why.CODE_ODD: "Mã khác dạng",
    Why.LEVEL_MISSING: "Không rõ cấp",
    Why.FIELD_MISSING: "Không rõ lĩnh vực",
}


def problem_in_words(problem: CatalogueProblem) -> str:
    """As in "1.001193: bỏ qua: thủ tục không có tên"; "#12" is the twelfth of its file."""
    return f"{where_in_words(problem)}: {why_in_words(problem)}"


def where_in_words(problem: CatalogueProblem) -> str:
    """A code, the place in a table, or which of its file."""
    if problem.where.startswith("#"):
        return f"Mục thứ {problem.where[1:]} của tệp"
    return problem.where


def why_in_words(problem: CatalogueProblem) -> str:
    return _WORDS[problem.why].format(**problem.facts)


def kind_in_words(why: Why) -> str:
    """For counting, as in "Mức thu 0 đồng: 41"."""
    return _KINDS[why]
