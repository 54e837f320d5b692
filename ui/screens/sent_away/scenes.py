"""One visit sent away in pictures: asked to complete, and refused with a very long request."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from typing import Final
from uuid import UUID

from PySide6.QtWidgets import QWidget

from desk_app.documents.kinds import REFUSAL, SUPPLEMENT_REQUEST
from desk_app.domain.codes.paper_number import PaperNumber
from desk_app.domain.dossier import ChosenProcedure
from desk_app.domain.ids import DossierId, ProcedureCode
from desk_app.domain.people.person import Person
from desk_app.domain.sent_away import Answer, SentAway
from ui.dossiers import sample
from ui.paper_desk import form_title
from ui.screens.sent_away.presenter import SentAwayState
from ui.screens.sent_away.view import SentAwayView
from ui.shell.scenes import in_shell
from ui.widgets.tables.timeline import Mark, Step

AWAY: Final = SentAway(
    id=DossierId(UUID(int=300)),
    number=PaperNumber(form="supplement", year=2026, number=1012, suffix="PBS-TTPVHCC"),
    answer=Answer.SUPPLEMENT,
    unit=sample.FACTS.unit.code,
    desk=sample.FACTS.desk,
    officer=sample.OFFICER.id,
    officer_name=sample.OFFICER.name,
    at=sample.NOW - timedelta(hours=1),
    applicant=Person(name="NGUYỄN THỊ LAN", id_number="092304001234", phone="0912345678"),
    request="Đăng ký thay đổi nội dung đăng ký hộ kinh doanh",
    procedure=ChosenProcedure(
        code=ProcedureCode("2.000720"),
        name="Đăng ký thay đổi nội dung đăng ký hộ kinh doanh",
        edition="scenes",
        case="",
    ),
    contents=(
        "Bản sao giấy tờ pháp lý của chủ hộ kinh doanh và các thành viên: chưa có bản sao",
        "Bản sao biên bản họp thành viên hộ gia đình: chưa có bản sao",
    ),
    reason="Hồ sơ còn thiếu giấy tờ nêu trên.",
)
_LONG: Final = "Xác nhận thông tin về cư trú, khai báo tạm vắng và các việc khác của công dân "


def _course(said: str, form: str = SUPPLEMENT_REQUEST) -> Sequence[Step]:
    by = f"{sample.OFFICER.name} · {sample.FACTS.desk_name}"
    title = f"In {form_title(form)}"
    printed = Step(AWAY.at + timedelta(seconds=9), title, f"1 bản · {by}", Mark.NOW)
    return printed, Step(AWAY.at, said, by)


def _window(state: SentAwayState) -> QWidget:
    page = SentAwayView()
    shell = in_shell(page, "Lượt chưa tiếp nhận", place="worklist")
    page.render_state(state)
    page.focus_first()
    return shell


def asked() -> QWidget:
    return _window(
        SentAwayState(
            id=AWAY.id,
            loaded=True,
            away=AWAY,
            desk=sample.FACTS.desk_name,
            course=_course("Yêu cầu bổ sung"),
            may_print=True,
            may_receive=True,
        )
    )


def refused() -> QWidget:
    """Nobody comes back with it, and the role may not print."""
    away = replace(
        AWAY,
        number=PaperNumber(form="refusal", year=2026, number=1003, suffix="PTC-TTPVHCC"),
        answer=Answer.REFUSED,
        applicant=Person(name="TÔN NỮ HOÀNG PHƯƠNG THỊ THANH XUÂN"),
        request=(_LONG * 8).strip(),
        procedure=None,
        contents=(),
        reason="Không thuộc thẩm quyền giải quyết của cơ quan.",
    )
    return _window(
        SentAwayState(
            id=away.id,
            loaded=True,
            away=away,
            desk=sample.FACTS.desk_name,
            course=_course("Từ chối tiếp nhận", REFUSAL),
        )
    )


SCENES = {"sent-away": asked, "sent-away-refused": refused}
