"""Forms of steps as pictures show them: filled in, warned, with the longest words."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Final
from uuid import UUID

from desk_app.domain.codes.paper_number import PaperNumber
from desk_app.domain.dossier import Dossier
from desk_app.domain.handling.ending import Ending
from desk_app.domain.handling.flow import Status
from desk_app.domain.handling.waiting import Obligation, Supplement
from desk_app.domain.ids import OfficerId
from desk_app.domain.law.deadline.pause import Pause, Paused, PauseModel
from desk_app.domain.law.deadline.start import StartReason
from desk_app.domain.officer import Officer
from desk_app.domain.people.rights import Role
from desk_app.services.handling.reappoint import moved_to
from desk_app.services.handling.supplement import ForeseenRequest
from ui.dossiers import sample
from ui.screens.dossier.forms.ending import PapersBackForm, RefuseForm, StopForm, WithdrawForm
from ui.screens.dossier.forms.form import StepForm
from ui.screens.dossier.forms.obligation import AskObligationForm, ObligationMetForm
from ui.screens.dossier.forms.oversight import AssignForm
from ui.screens.dossier.forms.reappoint import ApologiseForm, ChangeDueForm
from ui.screens.dossier.forms.supplement import AskSupplementForm, SupplementReceivedForm

LEADER: Final = Officer(id=sample.OFFICER.id, name="Nguyễn Minh Khôi", role=Role.LEADER)
_ASKED: Final = datetime(2026, 11, 18, 2, 30, tzinfo=UTC)
_LINES: Final = (
    (
        "Văn bản ủy quyền của thành viên hộ gia đình cho một thành viên làm chủ hộ kinh doanh: "
        "nộp bản sao có chứng thực; bản đã nộp chưa có chữ ký của thành viên Lê Thị Mỹ Duyên"
    ),
    "Hợp đồng thuê địa điểm kinh doanh: bổ sung phụ lục gia hạn",
    "Thẻ căn cước của chủ hộ kinh doanh: xuất trình để đối chiếu",
)
_REASON: Final = "Thành phần hồ sơ chưa đáp ứng Nghị định số 168/2025/NĐ-CP"


def received() -> Dossier:
    """Due in a week."""
    plain = sample.dossier()
    due = replace(plain.due, at=datetime(2026, 11, 27, 8, 40, tzinfo=UTC))
    return replace(plain, due=due)


def supplemented() -> Dossier:
    """Waiting for a supplement."""
    plain = received()
    asked = Supplement(
        number=PaperNumber(form="supplement", year=2026, number=7, suffix="PBS-TTPVHCC"),
        contents=_LINES,
        reason=_REASON,
        answer_by=date(2026, 12, 9),
        raised_by="Lê Văn Tư, Phòng Kinh tế, Hạ tầng và Đô thị",
        asked_at=_ASKED,
        asked_by=plain.officer,
        officer_name=plain.officer_name,
        model=PauseModel.RESUME,
        stood=Status.RECEIVED,
        due_before=plain.due,
    )
    waits = replace(plain.due, at=None, reasons=(StartReason.WAITS_FOR_PAPERS,))
    return replace(plain, status=Status.SUPPLEMENT, supplements=(asked,), due=waits)


def owing() -> Dossier:
    plain = received()
    owed = Obligation(
        what="Lệ phí trước bạ nhà, đất",
        body="Thuế cơ sở 2 thành phố Cần Thơ",
        ground="Điều 13 Nghị định 151/2025/NĐ-CP",
        asked_at=_ASKED,
        due_before=plain.due,
    )
    waits = replace(plain.due, at=None, reasons=(StartReason.WAITS_FOR_OBLIGATION,))
    return replace(plain, status=Status.OBLIGATION, obligations=(owed,), due=waits)


def withdrawn() -> Dossier:
    plain = received()
    ending = Ending(
        step="dossier.withdrawn",
        reason="",
        asked_by=plain.applicant.name,
        paper="Đơn xin rút hồ sơ ngày 20/11/2026",
        at=sample.NOW,
        by=plain.officer,
        officer_name=plain.officer_name,
    )
    return replace(plain, status=Status.WITHDRAWN, endings=(ending,))


def fill_supplement(form: StepForm) -> None:
    assert isinstance(form, AskSupplementForm)  # noqa: S101  # made by its scene
    for place, line in enumerate(_LINES):
        form.lines.boxes[place].setPlainText(line)
    form.reason.box.setPlainText(_REASON)
    form.foresee(_request())


def fill_second(form: StepForm) -> None:
    """Asked before, and nobody who asks for it is named."""
    assert isinstance(form, AskSupplementForm)  # noqa: S101  # made by its scene
    form.lines.boxes[0].setPlainText(_LINES[1])
    form.reason.box.setPlainText(_REASON)
    form.foresee(replace(_request(), asked_before=(date(2026, 11, 18),)))
    form.confirm.click()


def fill_received(form: StepForm) -> None:
    assert isinstance(form, SupplementReceivedForm)  # noqa: S101  # made by its scene
    form.foresee(_resumed())


def fill_refusal(form: StepForm) -> None:
    assert isinstance(form, RefuseForm)  # noqa: S101  # made by its scene
    form.reason.box.setPlainText(f"{_REASON}, không thuộc thẩm quyền giải quyết của phường.")


def fill_withdrawal(form: StepForm) -> None:
    assert isinstance(form, WithdrawForm)  # noqa: S101  # made by its scene
    form.paper.show_words("Đơn xin rút hồ sơ ngày 20/11/2026")


def fill_papers_back(form: StepForm) -> None:
    assert isinstance(form, PapersBackForm)  # noqa: S101  # made by its scene
    form.note.show_words("đủ 4 giấy tờ đã nộp, người nhận đã ký vào đơn xin rút")


def fill_stop(form: StepForm) -> None:
    assert isinstance(form, StopForm)  # noqa: S101  # made by its scene
    form.reason.box.setPlainText("Chủ hồ sơ đề nghị dừng giải quyết, xin nhận lại giấy tờ.")
    form.fee.show_words("hoàn lại 150.000 đồng")


def fill_obligation(form: StepForm) -> None:
    assert isinstance(form, AskObligationForm)  # noqa: S101  # made by its scene
    form.what.show_words("Lệ phí trước bạ nhà, đất")
    form.confirm.click()


def fill_payment(form: StepForm) -> None:
    assert isinstance(form, ObligationMetForm)  # noqa: S101  # made by its scene
    form.proof.show_words("Giấy nộp tiền số 0012345 ngày 20/11/2026")
    form.foresee(_resumed())


def fill_apology(form: StepForm) -> None:
    assert isinstance(form, ApologiseForm)  # noqa: S101  # made by its scene
    form.day.setText("03/12/2026")
    form.reason.box.setPlainText("Chờ ý kiến của cơ quan phối hợp về phòng cháy, chữa cháy")
    form.foresee(moved_to(received(), date(2026, 12, 3)))


def fill_change(form: StepForm) -> None:
    assert isinstance(form, ChangeDueForm)  # noqa: S101  # made by its scene
    form.day.setText("31/11")
    form.hour.setText("16:30")
    form.confirm.click()


def _request() -> ForeseenRequest:
    plain = received()
    waits = replace(plain.due, at=None, reasons=(StartReason.WAITS_FOR_PAPERS,))
    paused = Paused(
        plain.due, waits, PauseModel.RESUME, (Pause(sample.NOW),), timedelta(hours=35, minutes=26)
    )
    return ForeseenRequest(paused=paused, answer_by=date(2026, 12, 14))


def _resumed() -> Paused:
    plain = received()
    new = replace(
        plain.due,
        at=datetime(2026, 12, 1, 8, 40, tzinfo=UTC),
        reasons=(StartReason.RESUMED,),
    )
    pauses = (Pause(_ASKED, sample.NOW),)
    return Paused(plain.due, new, PauseModel.RESUME, pauses, timedelta(hours=38))


def fill_assignment(form: StepForm) -> None:
    assert isinstance(form, AssignForm)  # noqa: S101  # the scene opened it
    another = replace(sample.OFFICER, id=OfficerId(UUID(int=5)), name="Lê Hoàng Phúc")
    form.foresee([another, LEADER])
    form.reason.show_words("Người tiếp nhận nghỉ phép đến hết tuần")


def fill_nothing(_form: StepForm) -> None:
    """Its words are there when it opens."""


FILLS: Final[Mapping[str, tuple[Callable[[], Dossier], str, Callable[[StepForm], None]]]] = {
    "supplement": (received, "SUPPLEMENT_ASKED", fill_supplement),
    "supplement-again": (received, "SUPPLEMENT_ASKED", fill_second),
    "supplement-received": (supplemented, "SUPPLEMENT_RECEIVED", fill_received),
    "refusal": (received, "REFUSE", fill_refusal),
    "withdrawal": (received, "WITHDRAW", fill_withdrawal),
    "stop": (withdrawn, "STOP", fill_stop),
    "papers-back": (withdrawn, "PAPERS_BACK", fill_papers_back),
    "obligation": (received, "OBLIGATION_ASKED", fill_obligation),
    "obligation-met": (owing, "OBLIGATION_MET", fill_payment),
    "apology": (received, "APOLOGY", fill_apology),
    "change-due": (received, "CHANGE_DUE", fill_change),
    "assignment": (received, "ASSIGN", fill_assignment),
    "reminder": (received, "REMIND", fill_nothing),
}
"""Name of a picture → the dossier, the step of the table, what is typed."""
