"""How each step of the table is taken."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from PySide6.QtCore import QT_TRANSLATE_NOOP

from ui.screens.dossier.ahead import Ahead
from ui.screens.dossier.forms import ending, obligation, reappoint, supplement
from ui.screens.dossier.forms.agency import AgencyForm, note_agency
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
        ),
        Ahead.SUPPLEMENT_ASKED: supplement.ASKED,
        Ahead.SUPPLEMENT_RECEIVED: supplement.RECEIVED,
        Ahead.OBLIGATION_ASKED: obligation.ASKED,
        Ahead.OBLIGATION_MET: obligation.MET,
        Ahead.APOLOGY: reappoint.APOLOGISED,
        Ahead.CHANGE_DUE: reappoint.DUE_CHANGED,
        Ahead.REFUSE: ending.REFUSED,
        Ahead.WITHDRAW: ending.WITHDRAWN,
        Ahead.STOP: ending.STOPPED,
        Ahead.TELL: Take(
            use_case=lambda office: office.counter.tell_citizen,
            title=QT_TRANSLATE_NOOP("steps", "Đã ghi việc báo người nộp của hồ sơ {code}."),
            form=TellForm,
        ),
        Ahead.AGENCIES: Take(
            use_case=note_agency,
            title=QT_TRANSLATE_NOOP("steps", "Đã ghi vào hồ sơ {code}."),
            form=AgencyForm,
        ),
    }
)
