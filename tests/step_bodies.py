"""For each kind of act that changes a dossier one body that can be followed, and a way to it."""

from dataclasses import replace
from datetime import date
from uuid import UUID

from desk_app.domain.acts import kinds
from desk_app.domain.acts.act import Body
from desk_app.domain.acts.bodies import apologised_body, collector_body, due_changed_body
from desk_app.domain.acts.steps.amending import corrected_body
from desk_app.domain.acts.steps.back_office import decided_body, portal_answered_body
from desk_app.domain.acts.steps.between_units import tiding_body
from desk_app.domain.acts.steps.citizen import complaint_body, originals_body, rated_body
from desk_app.domain.acts.steps.elsewhere import (
    competent_has_it_body,
    forwarded_body,
    leg_begun_body,
    leg_ended_body,
)
from desk_app.domain.acts.steps.ending import ending_body
from desk_app.domain.acts.steps.hand_over import (
    handed_over_body,
    papers_given_back_body,
    sent_back_body,
    taken_over_body,
)
from desk_app.domain.acts.steps.oversight import assigned_body, released_body, reminded_body
from desk_app.domain.acts.steps.post import outcome_body, posted_body
from desk_app.domain.acts.steps.telling import citizen_told_body, notice_queued_body
from desk_app.domain.acts.steps.waiting import (
    obligation_asked_body,
    obligation_met_body,
    supplement_asked_body,
    supplement_received_body,
)
from desk_app.domain.codes.paper_number import PaperNumber
from desk_app.domain.dossier import Collector, CollectorKind, Dossier, DueChange, ReturnWay
from desk_app.domain.handling.back_office import Decision, PortalTrouble
from desk_app.domain.handling.citizen import ComplaintChannel
from desk_app.domain.handling.elsewhere import Progress, Tiding
from desk_app.domain.handling.ending import Ending, StopGround
from desk_app.domain.handling.flow import MOVES, Status, may_begin
from desk_app.domain.handling.originals import LentPaper
from desk_app.domain.handling.telling import (
    CitizenNotice,
    NoticeAbout,
    NoticeOutcome,
    NoticeWay,
)
from desk_app.domain.handling.waiting import Supplement
from desk_app.domain.ids import ActId, OfficerId
from desk_app.domain.law.deadline.pause import PauseModel
from desk_app.domain.post.sending import Sending
from desk_app.domain.scans.digitisation import Digitisation
from desk_app.domain.scans.file import ScanFile, address_of
from desk_app.domain.scans.media import MediaType
from desk_app.domain.scans.scans import (
    PaperRef,
    PaperScan,
    Reuse,
    reuse_body,
    scanned_body,
    withdrawn_body,
)
from desk_app.domain.watching.oversight import REPLY_WITHIN, Reminder
from tests.money_bodies import FIRST as MONEY_FIRST
from tests.money_bodies import money_bodies

OWNER = Collector(kind=CollectorKind.OWNER, name="NGUYỄN THỊ LAN")


def good_bodies(dossier: Dossier) -> dict[str, Body]:
    """As they could be written about `dossier`; every kind the fold has a step for."""
    due = dossier.due
    return {
        kinds.EXTERNAL_CODE_NOTED: {"system": "DVCQG", "code": "000.1"},
        kinds.RESULT_BACK: decided_body(DECISION, "", "Phòng Kinh tế"),
        kinds.PORTAL_ANSWERED: portal_answered_body("Cổng", PortalTrouble.DATA, "Thiếu NgayHenTra"),
        kinds.RETURNED: collector_body(OWNER),
        kinds.DUE_CHANGED: due_changed_body(due, due, "CV 1", "a"),
        kinds.APOLOGISED: apologised_body(an_apology(dossier)),
        kinds.SUPPLEMENT_ASKED: supplement_asked_body(a_supplement(dossier), due),
        kinds.SUPPLEMENT_RECEIVED: supplement_received_body(["Bản sao"], due),
        kinds.OBLIGATION_ASKED: obligation_asked_body("Lệ phí trước bạ", "Thuế", "Điều 1", due),
        kinds.OBLIGATION_MET: obligation_met_body("Giấy nộp tiền 12", due),
        kinds.HANDED_OVER: handed_over_body(BATCH, "Phòng Tư pháp", MINUTES),
        kinds.TAKEN_OVER: taken_over_body(BATCH, "Lê Văn Tư"),
        kinds.SENT_BACK: sent_back_body("Thiếu chữ ký", "Lê Văn Tư"),
        kinds.PAPERS_GIVEN_BACK: papers_given_back_body("Nguyễn Thị Lan", "đủ 4 giấy"),
        kinds.POSTED: posted_body(a_sending_by_post(dossier)),
        kinds.DELIVERED: outcome_body(a_sending_by_post(dossier), date(2026, 11, 23), "Lê Văn Tư"),
        kinds.CAME_BACK: outcome_body(a_sending_by_post(dossier), date(2026, 11, 23), "Đi vắng"),
        **money_bodies(dossier),
        kinds.CORRECTED: corrected_body(
            dossier, replace(dossier, return_way=ReturnWay.POST), BATCH, "Ghi nhầm"
        ),
        kinds.ORIGINALS_LENT: originals_body(BATCH, [LENT], "Nguyễn Thị Lan"),
        kinds.ORIGINALS_GIVEN_BACK: originals_body(BATCH, [LENT], "Nguyễn Thị Lan"),
        kinds.RATED: rated_body(BATCH, 5, "Nhanh"),
        kinds.COMPLAINT_NOTED: complaint_body(
            BATCH, "Chờ lâu", ComplaintChannel.COUNTER, "Lãnh đạo Trung tâm"
        ),
        kinds.FORWARDED: forwarded_body("bưu chính"),
        kinds.COMPETENT_HAS_IT: competent_has_it_body(dossier.received_at, due),
        kinds.LEG_BEGUN: leg_begun_body(0, due),
        kinds.LEG_ENDED: leg_ended_body(0, "Phiếu xác nhận"),
        kinds.HEARD_FROM_ELSEWHERE: tiding_body(a_tiding(dossier, Progress.RECEIVED)),
        kinds.ENDED_ELSEWHERE: tiding_body(a_tiding(dossier, Progress.REFUSED)),
        kinds.NOTICE_QUEUED: notice_queued_body(a_notice(dossier, 1)),
        kinds.CITIZEN_TOLD: citizen_told_body(
            a_notice(dossier, 2), NoticeOutcome.REACHED, "gọi lần 2"
        ),
        kinds.ASSIGNED: assigned_body(OfficerId(BATCH), "Lê Văn Tư", "Nghỉ phép"),
        kinds.RELEASED: released_body("Lê Văn Tư", "Đi làm lại"),
        kinds.REMINDED: reminded_body(a_reminder(dossier)),
        kinds.PAPER_SCANNED: scanned_body(a_scan(dossier)),
        kinds.DIGITISED_BY_REUSE: reuse_body(a_reuse(dossier)),
        kinds.SCAN_WITHDRAWN: withdrawn_body(entry_of(dossier), "Nhầm giấy", erase=False),
        **{kind: ending_body(an_ending(dossier, kind)) for kind in ENDINGS},
    }


FIRST = {
    **MONEY_FIRST,
    kinds.TAKEN_OVER: kinds.HANDED_OVER,
    kinds.SENT_BACK: kinds.HANDED_OVER,
    kinds.DELIVERED: kinds.POSTED,
    kinds.CAME_BACK: kinds.POSTED,
    kinds.ORIGINALS_GIVEN_BACK: kinds.ORIGINALS_LENT,
    kinds.RATED: kinds.RETURNED,
    kinds.COMPETENT_HAS_IT: kinds.FORWARDED,
    kinds.LEG_ENDED: kinds.LEG_BEGUN,
    kinds.SCAN_WITHDRAWN: kinds.PAPER_SCANNED,
}
"""Steps that need another before them, whatever the table says of where a dossier stands."""


def way_to(step: str) -> list[str]:
    """Kinds of acts after which `step` can begin: the fewest there are, from the receiving on."""
    if step in FIRST:
        return [*way_to(FIRST[step]), FIRST[step]]
    ways: dict[Status, list[str]] = {Status.RECEIVED: []}
    waiting = [Status.RECEIVED]
    for status in waiting:
        if may_begin(step, status):
            return ways[status]
        for kind, move in MOVES.items():
            if status in move.begins:
                for end in move.ends - ways.keys():
                    ways[end] = [*ways[status], kind]
                    waiting.append(end)
    raise KeyError(step)


BATCH = UUID(int=7)
DECISION = Decision(number="12/GCN", dated=date(2026, 11, 23), kind="Giấy chứng nhận")
LENT = LentPaper("Giấy khai sinh", 1)


def entry_of(dossier: Dossier) -> UUID:
    """Of the scan that these bodies tell of: no two dossiers have one entry."""
    return UUID(int=dossier.id.int ^ 8)


MINUTES = PaperNumber(form="hand_over_minutes", year=2026, number=1001, suffix="BBBG-TTPVHCC")
POSTAL_LIST = PaperNumber(form="postal_list", year=2026, number=1001, suffix="DSBC-TTPVHCC")
ENDINGS = (kinds.REFUSED, kinds.WITHDRAWN, kinds.STOPPED, kinds.VOIDED)


def a_notice(dossier: Dossier, key: int) -> CitizenNotice:
    return CitizenNotice(
        key=UUID(int=key),
        about=NoticeAbout.RECEIVED,
        way=NoticeWay.SMS,
        to="0912345678",
        words="Đã tiếp nhận hồ sơ.",
        at=dossier.received_at,
        by=dossier.officer,
    )


def a_tiding(dossier: Dossier, what: Progress) -> Tiding:
    return Tiding(
        act=ActId(UUID(int=100 + list(Progress).index(what))),
        what=what,
        at=dossier.received_at,
        unit="UBND phường Cái Khế",
        code="H13.45.77-261120-1001",
        words="Sai thẩm quyền",
        due=dossier.due,
    )


def a_reminder(dossier: Dossier) -> Reminder:
    return Reminder(
        key=BATCH,
        whom="Phòng Kinh tế",
        words="[TB] Quá hạn …",
        reply_by=dossier.received_at + REPLY_WITHIN,
        at=dossier.received_at,
        by=dossier.officer,
    )


def a_supplement(dossier: Dossier) -> Supplement:
    return Supplement(
        number=PaperNumber(form="supplement", year=2026, number=1001, suffix="PBS-TTPVHCC"),
        contents=("Bản sao giấy khai sinh",),
        reason="Thiếu giấy tờ",
        answer_by=date(2026, 12, 11),
        asked_at=dossier.received_at,
        asked_by=dossier.officer,
        officer_name=dossier.officer_name,
        model=PauseModel.RESUME,
        stood=dossier.status,
        due_before=dossier.due,
    )


def a_sending_by_post(dossier: Dossier) -> Sending:
    return Sending(
        list=BATCH,
        number=POSTAL_LIST,
        post="Bưu điện phường Ninh Kiều",
        tracking="EB123456785VN",
        receiver=dossier.applicant.name,
        phone=dossier.applicant.phone,
        address=dossier.applicant.address,
        fee=0,
        at=dossier.received_at,
        by=dossier.officer,
    )


def a_scan(dossier: Dossier) -> PaperScan:
    content = b"%PDF-1.7"
    return PaperScan(
        id=entry_of(dossier),
        paper=PaperRef("Tờ khai"),
        file=ScanFile(
            address=address_of(content), media=MediaType.PDF, size=len(content), images=2
        ),
        pages=1,
        reason="Có giấy dán, quét hai lần",
        desk=dossier.desk,
        by=dossier.officer,
        at=dossier.received_at,
    )


def a_reuse(dossier: Dossier) -> Reuse:
    return Reuse(
        id=UUID(int=9),
        paper=PaperRef("Tờ khai"),
        state=Digitisation.REUSED_FROM_RESULT,
        source="H13.45.12-260311-1001",
        desk=dossier.desk,
        by=dossier.officer,
        at=dossier.received_at,
    )


def an_apology(dossier: Dossier) -> DueChange:
    return DueChange(
        before=dossier.due,
        after=dossier.due,
        reason="Chờ ý kiến cơ quan phối hợp",
        calendar="a",
        number=PaperNumber(form="apology", year=2026, number=1001, suffix="PXL"),
        at=dossier.received_at,
        by=dossier.officer,
    )


def an_ending(dossier: Dossier, kind: str) -> Ending:
    return Ending(
        step=kind,
        reason="Chủ hồ sơ đề nghị",
        ground=StopGround.APPLICANT if kind == kinds.STOPPED else None,
        at=dossier.received_at,
        by=dossier.officer,
        officer_name=dossier.officer_name,
    )
