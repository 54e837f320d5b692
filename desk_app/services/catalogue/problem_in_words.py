"""What was not read of a catalogue, in words for the screen and for the command line."""

from collections.abc import Mapping
from typing import Final

from desk_app.services.catalogue.reading import CatalogueProblem, Why

_WORDS: Final[Mapping[Why, str]] = {
    Why.NO_PROCEDURE: "bỏ qua: không phải một thủ tục",
    Why.CODE_MISSING: "bỏ qua: thủ tục không có mã",
    Why.CODE_MALFORMED: "bỏ qua: mã thủ tục sai dạng",
    Why.NAME_MISSING: "bỏ qua: thủ tục không có tên",
    Why.TWICE: "mã xuất hiện hai lần với nội dung khác nhau; đã lấy bản sau",
    Why.MALFORMED: "bỏ qua: nội dung bị hỏng",
    Why.CHANNEL_UNKNOWN: "bỏ qua cách nộp chưa biết “{channel}”; phần còn lại đã đọc",
    Why.UNIT_UNKNOWN: "đơn vị thời hạn chưa biết “{unit}”; giữ nguyên chữ đã công bố",
}


def problem_in_words(problem: CatalogueProblem) -> str:
    """As in "1.001193: bỏ qua: thủ tục không có tên"; "#12" is the twelfth of its file."""
    return f"{problem.where}: {_WORDS[problem.why].format(**problem.facts)}"
