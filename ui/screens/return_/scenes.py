"""Returning in pictures: waiting, ready, to an authorised person, too early."""

from dataclasses import replace
from datetime import UTC, datetime
from uuid import UUID

from PySide6.QtWidgets import QWidget

from desk_app.domain.dossier import CollectorKind, Dossier, ReturnWay
from desk_app.domain.handling.citizen import CitizenSide
from desk_app.domain.handling.flow import Status
from desk_app.domain.handling.originals import LentPaper, Loan
from desk_app.domain.ids import OfficerId
from desk_app.domain.money.till.faults import FeesOutstanding
from ui.dossiers import sample
from ui.screens.return_.entry import Entry, with_lost_receipt
from ui.screens.return_.facts import facts_of
from ui.screens.return_.state import Phase, ReturnState
from ui.screens.return_.view import ReturnView
from ui.shell.scenes import in_shell
from ui.shell.shell import Shell
from ui.shortcuts import Keys
from ui.texts import Notice, notice
from ui.widgets.bars import NoticeAction


def return_empty() -> QWidget:
    said = "Đã trả kết quả hồ sơ H13.45.12-261118-1019 cho HUỲNH TẤN LỘC."
    shell = _page(ReturnState(last=said))
    shell.show_notice(Notice(said, "Quét giấy tiếp nhận của người tiếp theo.", done=True))
    return shell


def return_ready() -> QWidget:
    entry = Entry(identity_checked=True)
    return _page(_state(_with_result(), Phase.READY, entry))


def return_authorised() -> QWidget:
    entry = Entry(
        kind=CollectorKind.ANOTHER,
        name="NGUYỄN VĂN BẢO",
        number="092 098 004 567",
        identity_checked=True,
    )
    shell = _page(replace(_state(_with_result(), Phase.READY, entry), told=True))
    title = "Thẻ vừa quét không phải của chủ hồ sơ."
    advice = "Đã ghi là người khác; ghi thêm giấy ủy quyền nhận kết quả rồi trả."
    shell.show_notice(Notice(title, advice, grave=False))
    return shell


def return_debt() -> QWidget:
    """Fees are open: one act takes them, a reason hands the result out all the same."""
    entry = Entry(identity_checked=True)
    shell = _page(replace(_state(_with_result(), Phase.READY, entry), debt=True))
    action = NoticeAction("Thu phí", lambda: None, Keys.TAKE_MONEY)
    shell.show_notice(notice(FeesOutstanding(150_000, 0)), action)
    return shell


def return_lost() -> QWidget:
    """No receipt, originals on loan, and no PIN typed yet."""
    loan = Loan(
        key=UUID(int=1),
        papers=(LentPaper("Giấy chứng nhận quyền sử dụng đất, quyền sở hữu nhà ở"),),
        person="NGUYỄN THỊ LAN",
        at=sample.NOW,
        by=sample.OFFICER.id,
    )
    shown = replace(_with_result(), citizen=CitizenSide(lent=(loan,)))
    entry = Entry(identity_checked=True, receipt_lost=True)
    leaders = (
        replace(sample.OFFICER, id=OfficerId(UUID(int=2)), name="Lê Thị Thanh Hương"),
        replace(sample.OFFICER, id=OfficerId(UUID(int=3)), name="Nguyễn Hoàng Phương Thảo Vy"),
    )
    entry = with_lost_receipt(entry, shown, leaders)
    state = _state(shown, Phase.READY, entry)
    return _page(replace(state, supervisors=leaders, told=True))


def return_post() -> QWidget:
    shown = replace(_with_result(), return_way=ReturnWay.POST)
    return _page(_state(shown, Phase.READY, Entry(kind=CollectorKind.POST)))


def return_too_early() -> QWidget:
    state = _state(sample.dossier(), Phase.TOO_EARLY, Entry())
    reason = "Trả kết quả: khi kết quả đã về quầy."
    return _page(replace(state, may_take_result=True, reason=reason))


def _state(shown: Dossier, phase: Phase, entry: Entry) -> ReturnState:
    return ReturnState(
        phase=phase,
        dossier=shown,
        facts=facts_of(shown, sample.wording()),
        entry=entry,
        needs=entry.needs(shown) if phase is Phase.READY else (),
    )


def _with_result() -> Dossier:
    return replace(
        sample.dossier(),
        status=Status.RESULT_BACK,
        result_back_at=datetime(2026, 11, 20, 2, 5, tzinfo=UTC),
        result_note="Giấy chứng nhận đăng ký hộ kinh doanh, 01 bản chính",
    )


def _page(state: ReturnState) -> Shell:
    page = ReturnView()
    shell = in_shell(page, "Trả kết quả", place="return")
    page.render_state(state)
    page.focus_start(state)
    if state.needs:
        page.focus_need(state.needs[0])
    return shell


SCENES = {
    "return-empty": return_empty,
    "return-ready": return_ready,
    "return-authorised": return_authorised,
    "return-debt": return_debt,
    "return-too-early": return_too_early,
    "return-lost": return_lost,
    "return-post": return_post,
}
