"""What needs somebody, in words: disagreements first, then what the centre refused."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Final

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from db.queries.sync.disagreements import OpenDisagreement
from desk_app.domain.ids import ActId, DossierId
from desk_app.domain.refusals import MENDINGS, Mending
from desk_app.wiring.syncing.desk import RefusedOne, SyncOverview
from ui import formats
from ui.dossiers.deeds.every import said_of
from ui.dossiers.words import Wording

translate = QCoreApplication.translate

REASONS: Final[Mapping[str, object]] = {
    "unreadable": QT_TRANSLATE_NOOP("sync", "trung tâm không đọc được; cập nhật rồi gửi lại"),
    "foreign_unit": QT_TRANSLATE_NOOP("sync", "mang mã đơn vị khác; báo quản trị trung tâm"),
    "unknown_desk": QT_TRANSLATE_NOOP("sync", "của một quầy trung tâm không biết; báo quản trị"),
    "revoked_desk": QT_TRANSLATE_NOOP("sync", "của một quầy đã thu hồi; báo quản trị trung tâm"),
    "same_id": QT_TRANSLATE_NOOP("sync", "trùng định danh với việc khác"),
    "sequence_taken": QT_TRANSLATE_NOOP("sync", "số thứ tự của quầy đã có việc khác"),
    "broken_chain": QT_TRANSLATE_NOOP("sync", "không nối với việc trước của quầy"),
    "bad_signature": QT_TRANSLATE_NOOP("sync", "chữ ký của quầy không khớp"),
    "outside_blocks": QT_TRANSLATE_NOOP("sync", "số ngoài dải của quầy; xin cấp dải, gửi lại"),
}
"""Reason of the contract → what it means here, and what to do unless `MENDINGS` says it."""


class Need(Enum):
    DECIDE = "decide"  # two desks acted otherwise
    MEND = "mend"  # the centre refused it


@dataclass(frozen=True, slots=True, kw_only=True)
class NeedRow:
    act: ActId
    need: Need
    mending: Mending | None  # of a refused act
    what: str
    why: str
    dossier: DossierId | None
    code: str
    applicant: str
    who: str
    at: str


def rows_of(found: SyncOverview, wording: Wording) -> Sequence[NeedRow]:
    return (
        *(_disagreement(line, wording) for line in found.disagreements),
        *(_refused(one, wording) for one in found.refused),
    )


def _disagreement(line: OpenDisagreement, wording: Wording) -> NeedRow:
    return NeedRow(
        act=line.act,
        need=Need.DECIDE,
        mending=None,
        what=said_of(line.kind, {}, line.at).title,
        why=translate("sync", "hai quầy làm khác nhau, chờ quyết định"),
        dossier=line.dossier,
        code=line.code,
        applicant=line.applicant,
        who=_who(line.officer, line.desk, wording),
        at=formats.moment(line.at),
    )


def _refused(one: RefusedOne, wording: Wording) -> NeedRow:
    line = one.line
    return NeedRow(
        act=line.act,
        need=Need.MEND,
        mending=one.mending,
        what=said_of(line.kind, line.body, line.at).title,
        why=_why(one),
        dossier=line.dossier,
        code=line.code,
        applicant=line.applicant,
        who=_who(line.officer, line.desk, wording),
        at=formats.moment(line.at),
    )


def _why(one: RefusedOne) -> str:
    reason = one.line.reason
    known = REASONS.get(reason)
    if known is None:
        said = translate("sync", "trung tâm từ chối ({reason}); báo quản trị")
        return said.format(reason=reason)
    why = translate("sync", str(known))
    if reason not in MENDINGS:
        return why
    if one.mending is Mending.WRITE_ANEW:
        return translate("sync", "{why}; ghi lại").format(why=why)
    return translate("sync", "{why}; báo quản trị trung tâm").format(why=why)  # nothing helps here


def _who(officer: str, desk: str, wording: Wording) -> str:
    named = wording.desk(desk)
    return f"{officer}, {named}" if officer else named
