from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest

from db.queries.timeline import Deed, DossierView
from desk_app.domain.acts import kinds
from desk_app.domain.acts.fold import Folded
from desk_app.domain.acts.prints import PrintJob, PrintState
from desk_app.domain.acts.steps.back_office import decided_body, portal_answered_body
from desk_app.domain.handling.back_office import Decision, PortalAnswer, PortalTrouble
from desk_app.domain.ids import DeskId, DossierId
from ui.dossiers import sample
from ui.screens.dossier.deeds import course
from ui.screens.dossier.facts import facts_of, warning_of
from ui.screens.return_.facts import facts_of as return_facts
from ui.widgets.tables.timeline import Mark, Step

AT = datetime(2026, 11, 20, 2, 15, tzinfo=UTC)
JOB = UUID(int=3)


def a_deed(kind: str, body: Any = None, **changed: Any) -> Deed:
    deed = Deed(kind, AT, "Lê Hoàng Phúc", "Q1", body or {}, True)
    return replace(deed, **changed)


def a_job(**changed: Any) -> PrintJob:
    fields: dict[str, Any] = {
        "id": JOB,
        "dossier": DossierId(UUID(int=1)),
        "desk": DeskId("Q1"),
        "form": "appointment_slip",
        "printer": "",
        "copies": 1,
        "reprint": 2,
        "at": AT,
    }
    return PrintJob(**(fields | changed))


def told(*deeds: Deed, prints: tuple[PrintJob, ...] = ()) -> list[Step]:
    return list(course(DossierView(Folded(), deeds, prints), sample.wording()))


def test_that_the_newest_deed_stands_above(qapp: object) -> None:
    later = a_deed(kinds.RESULT_BACK, {"note": "01 bản chính"}, at=AT + timedelta(days=1))
    steps = told(a_deed(kinds.RECEIVED, {"papers": [{}, {}]}), later)
    assert [step.title for step in steps] == ["Nhận kết quả từ phòng chuyên môn", "Tiếp nhận"]
    assert steps[1].detail == "2 giấy tờ · Lê Hoàng Phúc, Quầy 1"


def test_that_a_deed_of_another_year_says_which(qapp: object) -> None:
    before = a_deed(kinds.RECEIVED, {"papers": []}, at=AT.replace(year=2025, month=12))
    steps = told(before, a_deed(kinds.RESULT_BACK, {}))
    assert [step.year for step in steps] == ["", "2025"]


def test_that_a_person_written_otherwise_than_on_the_card_is_told_without_the_number(
    qapp: object,
) -> None:
    said = {"name": "NGUYỄN THỊ LAN", "id_number": "092304001234", "shoe_size": "37"}
    (step,) = told(a_deed(kinds.RECEIVED, {"applicant": {"card_said": said}}))
    assert step.detail.startswith("xác nhận ghi khác thẻ căn cước: họ tên, số định danh · ")


def test_that_what_the_centre_lacks_is_said_to_wait(qapp: object) -> None:
    waiting = a_deed(kinds.RESULT_BACK, {"note": ""}, settled=False)
    steps = told(a_deed(kinds.RECEIVED, {"papers": []}), waiting)
    assert [step.mark for step in steps] == [Mark.WAITING, Mark.NOW]
    assert steps[0].detail == "chờ gửi khi có mạng · Lê Hoàng Phúc, Quầy 1"


def test_that_a_look_never_waits_on_the_screen(qapp: object) -> None:
    assert told(a_deed(kinds.OPENED, settled=False))[0].mark is Mark.NOW


@pytest.mark.parametrize(
    ("body", "title", "proof"),
    [
        (
            {"kind": "owner", "name": "LAN", "paper": "", "receipt_given_back": True},
            "Trả kết quả cho LAN, chủ hồ sơ",
            "đã thu giấy tiếp nhận",
        ),
        (
            {"kind": "authorised", "name": "BẢO", "paper": "", "receipt_given_back": False},
            "Trả kết quả cho BẢO, người được ủy quyền",
            "đã đối chiếu căn cước",
        ),
        (
            {"kind": "owner", "name": "LAN", "receipt_given_back": False, "on_the_spot": True},
            "Trả kết quả cho LAN, chủ hồ sơ",
            "cho người nộp, ngay khi tiếp nhận",
        ),
        (
            {
                "kind": "owner",
                "name": "LAN",
                "receipt_given_back": False,
                "on_the_spot": True,
                "sent": "electronic",
            },
            "Trả kết quả cho LAN, chủ hồ sơ",
            "bản điện tử, ngay khi tiếp nhận",
        ),
    ],
)
def test_that_a_return_says_to_whom_and_on_what_proof(
    qapp: object, body: Any, title: str, proof: str
) -> None:
    step = told(a_deed(kinds.RETURNED, body))[0]
    assert step.title == title
    assert step.detail.startswith(proof)


def test_that_a_print_is_one_line_whatever_became_of_it(qapp: object) -> None:
    handed = a_deed(kinds.PRINT_HANDED_OVER, {"job": JOB.hex, "form": "appointment_slip"})
    done = a_deed(kinds.PRINT_FINISHED, {"job": JOB.hex}, settled=False)
    steps = told(handed, done, prints=(a_job(state=PrintState.FINISHED),))
    assert [step.title for step in steps] == ["In Phiếu hẹn trả kết quả"]
    assert "bản in lại lần 2 · 1 bản · tệp PDF" in steps[0].detail
    assert steps[0].mark is Mark.WAITING


def test_that_a_print_nobody_settled_is_in_doubt(qapp: object) -> None:
    handed = a_deed(kinds.PRINT_HANDED_OVER, {"job": JOB.hex, "form": "appointment_slip"})
    assert "không rõ đã in chưa" in told(handed, prints=(a_job(),))[0].detail


@pytest.mark.parametrize("kind", [kinds.PRINT_FINISHED, kinds.PRINT_FAILED])
def test_that_the_end_of_a_print_whose_beginning_is_missing_is_told(
    qapp: object, kind: str
) -> None:
    assert len(told(a_deed(kind, {"job": JOB.hex}))) == 1


def test_that_another_appointment_is_told_with_the_one_before(qapp: object) -> None:
    body = {
        "before": "2026-11-26T02:15:00+00:00",
        "due": {"at": "2026-11-27T02:15:00+00:00"},
        "reason": "Công văn 1",
        "calendar": "a",
    }
    step = told(a_deed(kinds.DUE_CHANGED, body))[0]
    assert step.title == "Đổi hẹn trả"
    assert "hẹn cũ 09:15, 26/11/2026, hẹn mới 09:15, 27/11/2026" in step.detail
    assert "Công văn 1" in step.detail


def test_that_a_kind_of_tomorrow_is_shown_as_such(qapp: object) -> None:
    step = told(a_deed("dossier.paused", {"until": 7}))[0]
    assert step.title == "Việc của bản chương trình mới hơn"


@pytest.mark.parametrize(
    "kind", [kinds.RECEIVED, kinds.RESULT_BACK, kinds.RETURNED, kinds.DUE_CHANGED]
)
def test_that_a_body_nobody_expected_still_makes_a_line(qapp: object, kind: str) -> None:
    body = {"papers": 3, "note": None, "kind": ["x"], "name": 7, "due": {"at": 5}, "before": 3}
    assert told(a_deed(kind, body))[0].detail.endswith("Lê Hoàng Phúc, Quầy 1")


def test_that_the_program_s_own_deeds_name_only_the_desk(qapp: object) -> None:
    assert told(a_deed(kinds.OPENED, officer=""))[0].detail == "Quầy 1"


def test_that_another_systems_code_is_told_with_its_system(qapp: object) -> None:
    steps = told(
        a_deed(kinds.EXTERNAL_CODE_NOTED, {"system": "Cổng", "code": "KQ1"}),
        a_deed(kinds.EXTERNAL_CODE_NOTED, {"system": "Cổng", "code": ""}),
    )
    assert [step.title for step in steps] == [
        "Bỏ mã của hệ thống khác",
        "Ghi mã của hệ thống khác",
    ]
    assert "KQ1" in steps[1].detail
    assert all("Cổng" in step.detail for step in steps)


def a_print(kind: str = kinds.PRINT_HANDED_OVER, **job: Any) -> Step:
    handed = a_deed(kind, {"job": JOB.hex, "form": "receipt"})
    fields = {"form": "receipt", "reprint": 0, "handed_at": AT}
    return told(handed, prints=(a_job(**(fields | job)),))[0]


def test_that_a_failed_print_is_told_with_its_reason(qapp: object) -> None:
    step = a_print(state=PrintState.FAILED, reason="print.printer_refused", printer="quay-1")
    assert step.title == "Không in được Giấy tiếp nhận hồ sơ và hẹn trả kết quả"
    assert step.detail.startswith("máy in không nhận · quay-1")


def test_that_the_print_at_the_fallback_says_what_it_stands_for(qapp: object) -> None:
    step = a_print(state=PrintState.FINISHED, instead_of=UUID(int=9), printer="quay-2")
    assert "thay bản không in được" in step.detail


def test_that_a_corrected_paper_is_told_with_its_ground(qapp: object) -> None:
    step = a_print(state=PrintState.FINISHED, reissue=1, ground="Đổi hẹn trả")
    assert "cấp lại lần 1, lý do: Đổi hẹn trả" in step.detail


def test_that_a_paper_put_off_is_told_and_that_it_was_dropped(qapp: object) -> None:
    waits = a_print(kinds.PRINT_POSTPONED, state=PrintState.POSTPONED, handed_at=None)
    assert waits.title == "Để in sau: Giấy tiếp nhận hồ sơ và hẹn trả kết quả"
    dropped = a_print(
        kinds.PRINT_POSTPONED,
        state=PrintState.FAILED,
        reason="print.not_wanted",
        handed_at=None,
    )
    assert "không cần in nữa" in dropped.detail


def test_that_a_paper_put_off_and_printed_is_told_as_both(qapp: object) -> None:
    body = {"job": JOB.hex, "form": "receipt"}
    steps = told(
        a_deed(kinds.PRINT_POSTPONED, body),
        a_deed(kinds.PRINT_HANDED_OVER, body),
        prints=(a_job(form="receipt", reprint=0, state=PrintState.FINISHED, handed_at=AT),),
    )
    assert [step.title for step in steps] == [
        "In Giấy tiếp nhận hồ sơ và hẹn trả kết quả",
        "Để in sau: Giấy tiếp nhận hồ sơ và hẹn trả kết quả",
    ]


@pytest.mark.parametrize(
    ("kind", "body", "title", "detail"),
    [
        (
            kinds.CORRECTED,
            {
                "before": {"applicant": {"name": "NGUYỄN LAN"}, "return_way": "counter"},
                "after": {"applicant": {"name": "NGUYỄN LÀNH"}, "return_way": "post"},
                "reason": "Ghi nhầm",
            },
            "Sửa hồ sơ",
            (
                "chủ hồ sơ: NGUYỄN LAN → NGUYỄN LÀNH · cách nhận: Tại quầy → Bưu chính"
                " · lý do: Ghi nhầm"
            ),
        ),
        (
            kinds.CORRECTED,
            {
                "before": {"applicant": {"name": "LAN", "phone": "", "id_number": "092304001234"}},
                "after": {
                    "applicant": {"name": "LAN", "phone": "0912000222", "id_number": "092304005678"}
                },
            },
            "Sửa hồ sơ",
            (
                "chủ hồ sơ, số định danh: •••• •••• 1234 → •••• •••• 5678"
                " · chủ hồ sơ, điện thoại: – → 0912 000 222"
            ),
        ),
        (
            kinds.CORRECTED,
            {"before": {"fees": "of tomorrow"}, "after": {"fees": None}},
            "Sửa hồ sơ",
            "phí, lệ phí",
        ),
        (
            kinds.VOIDED,
            {"reason": "Nhận hai lần", "papers_given_back": True},
            "Hủy hồ sơ",
            "lý do: Nhận hai lần · đã trả lại giấy tờ",
        ),
        (
            kinds.ORIGINALS_LENT,
            {"papers": [{"name": "Giấy khai sinh", "count": 2}], "person": "Lan", "note": ""},
            "Giữ bản chính của Lan",
            "Giấy khai sinh (2)",
        ),
        (kinds.RATED, {"stars": 4, "remark": "Nhanh"}, "Đánh giá 4/5", "Nhanh"),
        (
            kinds.COMPLAINT_NOTED,
            {"words": "Chờ lâu", "channel": "phone", "handed_to": "Lãnh đạo"},
            "Phản ánh, kiến nghị",
            "điện thoại · Chờ lâu · chuyển Lãnh đạo",
        ),
    ],
)
def test_that_what_was_put_right_and_what_a_citizen_says_is_told(
    qapp: object, kind: str, body: Any, title: str, detail: str
) -> None:
    (step,) = told(a_deed(kind, body))
    assert step.title == title
    assert step.detail == f"{detail} · Lê Hoàng Phúc, Quầy 1"


def test_that_a_lost_receipt_names_who_confirmed_it(qapp: object) -> None:
    lost = {"confirmed_name": "Lê Văn An"}
    (step,) = told(a_deed(kinds.RETURNED, {"kind": "owner", "name": "LAN", "lost": lost}))
    assert step.detail == "mất giấy tiếp nhận, Lê Văn An xác nhận · Lê Hoàng Phúc, Quầy 1"


def test_that_a_decision_from_the_back_office_is_told_with_its_number(qapp: object) -> None:
    decision = Decision(number="12/GCN", dated=date(2026, 11, 23), kind="Giấy chứng nhận")
    step = told(a_deed(kinds.RESULT_BACK, decided_body(decision, "01 bản", "Phòng Kinh tế")))[0]
    assert step.title == "Có kết quả từ Phòng Kinh tế"
    assert "Giấy chứng nhận số 12/GCN ngày 23/11/2026 · 01 bản" in step.detail


def test_that_what_a_portal_refuses_is_told_with_its_reason(qapp: object) -> None:
    refused = portal_answered_body("Cổng", PortalTrouble.DATA, "Thiếu NgayHenTra")
    taken = portal_answered_body("Cổng", None, "")
    steps = told(a_deed(kinds.PORTAL_ANSWERED, refused), a_deed(kinds.PORTAL_ANSWERED, taken))
    assert [step.title for step in steps] == ["Cổng đã nhận hồ sơ", "Cổng chưa nhận hồ sơ"]
    assert "Thiếu NgayHenTra" in steps[1].detail


@pytest.mark.parametrize(
    ("trouble", "advice"),
    [
        (PortalTrouble.DATA, "Sửa hồ sơ"),
        (PortalTrouble.TABLE, "bảng đối chiếu"),
        (PortalTrouble.LINE, "đường kết nối"),
        (None, ""),
    ],
)
def test_that_the_page_warns_of_what_a_portal_does_not_have(
    qapp: object, trouble: PortalTrouble | None, advice: str
) -> None:
    answer = PortalAnswer(portal="Cổng", trouble=trouble, reason="Thiếu NgayHenTra.", at=AT)
    warning = warning_of(Folded(replace(sample.dossier(), portals=(answer,))))
    if not advice:
        assert warning is None
        return
    assert warning is not None
    assert warning[0] == "Cổng chưa nhận hồ sơ:"
    assert warning[1].startswith("Thiếu NgayHenTra. ")
    assert advice in warning[1]


def test_that_the_decision_stands_among_the_facts_and_where_the_result_is_handed_out(
    qapp: object,
) -> None:
    decision = Decision(number="12/GCN", dated=date(2026, 11, 23), kind="Giấy chứng nhận")
    dossier = replace(sample.dossier(), decision=decision, result_back_at=AT, result_note="01 bản")
    shown = {line.caption: line.value for line in facts_of(dossier, sample.wording(), "").lines}
    assert shown["Kết quả"] == "Giấy chứng nhận, số 12/GCN, 23/11/2026"
    assert (
        return_facts(dossier, sample.wording()).result
        == "Giấy chứng nhận, số 12/GCN, 23/11/2026; 01 bản"
    )
