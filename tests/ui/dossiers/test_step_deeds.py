"""What was asked and how it ended, as the course of a dossier tells it."""

from datetime import UTC, datetime
from typing import Any

import pytest

from desk_app.domain.acts import kinds
from tests.ui.dossier.test_deeds import a_deed, told

NUMBER = {"form": "supplement", "year": 2026, "number": 7, "suffix": "PBS-TTPVHCC"}
DUE = {"at": "2026-12-02T02:15:00+00:00"}


@pytest.mark.parametrize(
    ("kind", "body", "title", "detail"),
    [
        (
            kinds.SUPPLEMENT_ASKED,
            {
                "paper_number": NUMBER,
                "contents": ["a", "b"],
                "reason": "Thiếu giấy tờ",
                "answer_by": "2026-12-11",
                "raised_by": "Lê Văn Tư",
                "second_confirmed": True,
            },
            "Yêu cầu bổ sung",
            (
                "số 0007/PBS-TTPVHCC · 2 nội dung · Thiếu giấy tờ · hạn 11/12/2026 · "
                "theo yêu cầu của Lê Văn Tư · yêu cầu lần nữa, tính là quá hạn"
            ),
        ),
        (
            kinds.SUPPLEMENT_RECEIVED,
            {"received": ["Bản sao", "Đơn"], "due": DUE},
            "Nhận bổ sung",
            "Bản sao; Đơn · hẹn trả 09:15, 02/12/2026",
        ),
        (
            kinds.OBLIGATION_ASKED,
            {"what": "Lệ phí trước bạ", "body": "Thuế", "ground": ""},
            "Yêu cầu nghĩa vụ tài chính",
            "Lệ phí trước bạ · Thuế · thời hạn vẫn tính",
        ),
        (
            kinds.POSTED,
            {
                "post": "Bưu điện Ninh Kiều",
                "tracking": "CP100000000VN",
                "unpaid": {"left": 150_000, "unknown": 0, "reason": "Nộp tại kho bạc"},
            },
            "Gửi trả kết quả qua bưu điện",
            ("Bưu điện Ninh Kiều · số hiệu CP100000000VN · chưa thu phí, lý do: Nộp tại kho bạc"),
        ),
        (
            kinds.WITHDRAWN,
            {"asked_by": "NGUYỄN THỊ LAN", "paper": "Đơn", "papers_given_back": True},
            "Xin rút hồ sơ",
            "NGUYỄN THỊ LAN đề nghị · Đơn · đã trả lại giấy tờ",
        ),
        (
            kinds.STOPPED,
            {"ground": "not_supplemented", "reason": "Hết hạn"},
            "Dừng giải quyết",
            "quá hạn bổ sung · Hết hạn",
        ),
        (
            kinds.APOLOGISED,
            {"before": "2026-11-26T02:15:00+00:00", "due": DUE, "reason": "Chờ ý kiến"},
            "Xin lỗi, hẹn lại ngày trả",
            "hẹn cũ 09:15, 26/11/2026, hẹn mới 09:15, 02/12/2026 · Chờ ý kiến",
        ),
    ],
)
def test_that_a_step_is_told_with_what_matters(
    qapp: object, kind: str, body: Any, title: str, detail: str
) -> None:
    (step,) = told(a_deed(kind, body))
    assert (step.title, step.detail) == (title, f"{detail} · Lê Hoàng Phúc, Quầy 1")


@pytest.mark.parametrize(
    ("kind", "listed"),
    [(kinds.HANDED_OVER, "biên bản BG-261121-07"), (kinds.POSTED, "danh sách BC-261121-07")],
)
def test_that_a_list_is_named_by_the_number_it_is_found_by(
    qapp: object, kind: str, listed: str
) -> None:
    evening = datetime(2026, 11, 20, 18, 0, tzinfo=UTC)  # past midnight in the office
    (step,) = told(a_deed(kind, {"paper_number": NUMBER}, at=evening))
    assert listed in step.detail.split(" · ")


def test_that_an_act_of_another_program_breaks_nothing(qapp: object) -> None:
    steps = told(*(a_deed(kind, {"contents": 3}) for kind in (kinds.SUPPLEMENT_ASKED,)))
    assert steps[0].title == "Yêu cầu bổ sung"
    (step,) = told(a_deed(kinds.HANDED_OVER, {"paper_number": 3}))
    assert step.detail == "Lê Hoàng Phúc, Quầy 1"
