"""Invented papers that urge a unit: a usual one, a long one, and one about a single dossier."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from desk_app.documents.samples import dossiers
from desk_app.documents.samples.public import FACTS
from desk_app.documents.watching.reminder_of import reminder_list_of
from desk_app.domain.codes.dossier_code import DossierCode
from desk_app.domain.dossier import Dossier
from desk_app.domain.ids import OfficerId
from desk_app.domain.watching.oversight import REPLY_WITHIN, Oversight, Reminder

_NOW: Final = dossiers.RECEIVED + timedelta(days=7)


def _urged(dossier: Dossier, whom: str, times: int, at: datetime = _NOW) -> Dossier:
    one = Reminder(
        key=UUID(int=1),
        whom=whom,
        words="[TB] …",
        reply_by=at + REPLY_WITHIN,
        at=at,
        by=OfficerId(UUID(int=1)),
    )
    return replace(dossier, oversight=Oversight(reminders=(one,) * times))


def _several(whom: str, many: Sequence[Dossier]) -> Sequence[Dossier]:
    return [_urged(each, whom, 1 + (at % 4 == 1)) for at, each in enumerate(many)]


_UNIT: Final = "Phòng Kinh tế, Hạ tầng và Đô thị"
_LONG_UNIT: Final = (
    "Chi nhánh Văn phòng Đăng ký đất đai khu vực Ninh Kiều và các phường lân cận, bộ phận tiếp "
    "nhận hồ sơ đất đai"
)
_THIRTY: Final = tuple(
    replace(
        dossiers.LONG if at % 7 == 0 else dossiers.LISTED[at % 12],
        code=DossierCode.parse(f"H13.45.12.07-261120-{1001 + at}"),
    )
    for at in range(30)
)
_SIGNER: Final = "NGUYỄN HỮU NGHĨA"
URGED: Final = reminder_list_of(_several(_UNIT, dossiers.LISTED[:6]), _SIGNER, FACTS, _NOW)
LONG: Final = reminder_list_of(
    _several(_LONG_UNIT, _THIRTY),
    "Tôn Nữ Hoàng Thị Phương Thảo Nguyên",
    replace(FACTS, trial=True),
    _NOW,
)
SINGLE: Final = reminder_list_of(
    _several("Trần Thị Bích Ngọc", [dossiers.BUSINESS]), _SIGNER, FACTS, _NOW
)
