"""How each step of the table is taken."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from PySide6.QtCore import QT_TRANSLATE_NOOP

from desk_app.documents.kinds import CITIZEN_LETTER
from desk_app.domain.handling.telling import NoticeWay
from ui.screens.dossier.ahead import Ahead
from ui.screens.dossier.forms import ending, obligation, oversight, reappoint, supplement
from ui.screens.dossier.forms.agency import AgencyForm, note_agency
from ui.screens.dossier.forms.amending.citizen import ComplaintForm, RatingForm
from ui.screens.dossier.forms.amending.correct import CorrectForm, ask_correction
from ui.screens.dossier.forms.amending.originals import OriginalsForm, move_originals
from ui.screens.dossier.forms.amending.void import VoidForm
from ui.screens.dossier.forms.take import Take
from ui.screens.dossier.forms.telling import TellForm

TAKES: Final[Mapping[Ahead, Take]] = MappingProxyType(
    {
        Ahead.RESULT_BACK: Take(
            use_case=lambda office: office.counter.result_back,
            title=QT_TRANSLATE_NOOP("steps", "Đã nhận kết quả hồ sơ {code}."),
            advice=QT_TRANSLATE_NOOP(
                "steps", "Trả khi chủ hồ sơ đến: quét giấy tiếp nhận, hoặc bấm F5."
            ),
            advice_by_post=QT_TRANSLATE_NOOP(
                "steps", "Chủ hồ sơ nhận qua bưu điện: bấm Alt+U để đưa vào danh sách gửi."
            ),
        ),
        Ahead.SUPPLEMENT_ASKED: supplement.ASKED,
        Ahead.SUPPLEMENT_RECEIVED: supplement.RECEIVED,
        Ahead.OBLIGATION_ASKED: obligation.ASKED,
        Ahead.OBLIGATION_MET: obligation.MET,
        Ahead.APOLOGY: reappoint.APOLOGISED,
        Ahead.CHANGE_DUE: reappoint.DUE_CHANGED,
        Ahead.REFUSE: ending.REFUSED,
        Ahead.PAPERS_BACK: ending.PAPERS_BACK,
        Ahead.WITHDRAW: ending.WITHDRAWN,
        Ahead.STOP: ending.STOPPED,
        Ahead.REMIND: oversight.REMINDED,
        Ahead.ASSIGN: oversight.ASSIGNED,
        Ahead.RELEASE: oversight.RELEASED,
        Ahead.TELL: Take(
            use_case=lambda office: office.counter.tell_citizen,
            title=QT_TRANSLATE_NOOP("steps", "Đã ghi việc báo người nộp của hồ sơ {code}."),
            prints=lambda order: CITIZEN_LETTER if order.way is NoticeWay.PAPER else "",
            form=TellForm,
        ),
        Ahead.CALL_OFF: Take(
            use_case=lambda office: office.counter.call_off,
            title=QT_TRANSLATE_NOOP("steps", "Tin về hồ sơ {code} không gửi nữa."),
            advice=QT_TRANSLATE_NOOP("steps", "Gọi cho người nộp nếu vẫn cần báo."),
        ),
        Ahead.AGENCIES: Take(
            use_case=note_agency,
            title=QT_TRANSLATE_NOOP("steps", "Đã ghi vào hồ sơ {code}."),
            form=AgencyForm,
        ),
        Ahead.CORRECT: Take(
            use_case=lambda office: office.amending.correct,
            title=QT_TRANSLATE_NOOP("steps", "Đã sửa hồ sơ {code}; mã giữ nguyên."),
            advice=QT_TRANSLATE_NOOP(
                "steps", "Giấy đã in mà nay khác đi: cấp lại cùng mã, bấm Shift+F11."
            ),
            form=CorrectForm,
            question=ask_correction,
        ),
        Ahead.VOID: Take(
            use_case=lambda office: office.amending.void,
            title=QT_TRANSLATE_NOOP("steps", "Đã hủy hồ sơ {code}."),
            advice=QT_TRANSLATE_NOOP("steps", "Mã này không dùng lại; thu lại giấy đã in."),
            form=VoidForm,
        ),
        Ahead.ORIGINALS: Take(
            use_case=move_originals,
            title=QT_TRANSLATE_NOOP("steps", "Đã ghi bản chính của hồ sơ {code}."),
            form=OriginalsForm,
        ),
        Ahead.RATING: Take(
            use_case=lambda office: office.amending.rate_visit,
            title=QT_TRANSLATE_NOOP("steps", "Đã ghi đánh giá của hồ sơ {code}."),
            form=RatingForm,
        ),
        Ahead.COMPLAINT: Take(
            use_case=lambda office: office.amending.note_complaint,
            title=QT_TRANSLATE_NOOP("steps", "Đã ghi phản ánh, kiến nghị về hồ sơ {code}."),
            form=ComplaintForm,
        ),
    }
)
