"""One dossier in pictures: with its result, returned, and with the longest names there are."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

from PySide6.QtWidgets import QWidget

from db.queries.timeline import DossierView as Read
from desk_app.domain.acts.prints import PrintState
from desk_app.domain.codes.external_code import ExternalCode
from desk_app.domain.codes.faults import PaperForged
from desk_app.domain.dossier import Collector, CollectorKind, Dossier, FeeDue
from desk_app.domain.handling.back_office import Decision, PortalAnswer, PortalTrouble
from desk_app.domain.handling.elsewhere import Competence, DossierLeg, Progress, Tiding
from desk_app.domain.handling.flow import Status
from desk_app.domain.ids import ActId, ProcedureCode
from desk_app.domain.people.authorisation import AuthorityScope, read_authorisation
from desk_app.domain.people.person import Person
from ui.dossiers import sample
from ui.screens.dossier.ahead import Ahead, Seen
from ui.screens.dossier.deeds import course
from ui.screens.dossier.facts import facts_of, papers_of, warning_of
from ui.screens.dossier.forms import samples
from ui.screens.dossier.forms.amending.scenes import amending_scenes
from ui.screens.dossier.forms.form import About
from ui.screens.dossier.left.facts import Fetching, left_facts
from ui.screens.dossier.presenter import DossierState
from ui.screens.dossier.steps import next_steps, standing
from ui.screens.dossier.view import DossierView
from ui.shell.scenes import in_shell
from ui.shell.shell import Shell
from ui.shortcuts import Keys
from ui.texts import notice
from ui.widgets.button import Button, Kind

_LONG_NAME = "CÔNG TẰNG TÔN NỮ HOÀNG NGỌC DIỄM"  # seven words
# 1.013980: with 1,094 letters the longest name published.
_LONG_PROCEDURE = (
    "Đăng ký biến động đối với trường hợp thay đổi quyền sử dụng đất, quyền sở hữu tài sản "
    "gắn liền với đất theo thỏa thuận của các thành viên hộ gia đình hoặc của vợ và chồng; "
    "quyền sử dụng đất xây dựng công trình trên mặt đất phục vụ cho việc vận hành, khai thác "
    "sử dụng công trình ngầm, quyền sở hữu công trình ngầm; bán tài sản, điều chuyển, chuyển "
    "nhượng quyền sử dụng đất là tài sản công theo quy định của pháp luật về quản lý, sử dụng "
    "tài sản công; nhận quyền sử dụng đất, quyền sở hữu tài sản gắn liền với đất theo kết quả "
    "giải quyết tranh chấp, khiếu nại, tố cáo về đất đai hoặc bản án, quyết định của Tòa án, "
    "quyết định thi hành án của cơ quan thi hành án đã được thi hành; quyết định hoặc phán "
    "quyết của Trọng tài thương mại Việt Nam về giải quyết tranh chấp giữa các bên phát sinh "
    "từ hoạt động thương mại liên quan đến đất đai; nhận quyền sử dụng đất, quyền sở hữu tài "
    "sản gắn liền với đất do xử lý tài sản thế chấp là quyền sử dụng đất, tài sản gắn liền "
    "với đất đã được đăng ký, bao gồm cả xử lý khoản nợ có nguồn gốc từ khoản nợ xấu của tổ "
    "chức tín dụng, chi nhánh ngân hàng nước ngoài"
)


def state_of(read: Read, **changed: Any) -> DossierState:
    """As the presenter would tell it to the sample officer."""
    shown, wording = read.folded.dossier, sample.wording()
    assert shown is not None  # noqa: S101  # pictures show dossiers that are there
    by = changed.pop("by", sample.OFFICER)
    fields: dict[str, Any] = {
        "id": shown.id,
        "loaded": True,
        "facts": facts_of(shown, wording, changed.pop("number", "")),
        "warning": warning_of(read.folded),
        "may_unmask": True,
        "may_note": True,
        "codes": shown.external_codes,
        "course": course(read, wording),
        "standing": standing(shown, read.deeds, wording),
        "steps": next_steps(
            Seen(
                dossier=shown,
                officer=by,
                prints=read.prints,
                now=sample.NOW,
            ),
            read_only=read.folded.read_only,
        ),
        "about": About(dossier=shown, officer=by, wording=wording),
        "papers": papers_of(shown, read, may_print=True),
        "disputed": bool(read.folded.disagreements),
    }
    return DossierState(**(fields | changed))


def dossier() -> QWidget:
    return _page(state_of(sample.view(_with_result())))


def dossier_forged() -> QWidget:
    """The dossier is here, and the receipt that was scanned is not genuine."""
    read = sample.view(_with_result())
    shell = _page(state_of(read))
    shell.show_notice(notice(PaperForged(str(sample.dossier().code), known=True)))
    return shell


def dossier_received() -> QWidget:
    """The result is not back; a print is in doubt."""
    shown = sample.dossier()
    read = sample.view(shown)
    prints = tuple(replace(job, state=PrintState.HANDED_OVER) for job in read.prints)
    return _page(state_of(replace(read, prints=prints)))


def dossier_returned() -> QWidget:
    shown = replace(
        _with_result(),
        status=Status.RETURNED,
        returned_at=datetime(2026, 11, 20, 3, 5, tzinfo=UTC),
        collector=Collector(
            kind=CollectorKind.AUTHORISED,
            name="NGUYỄN VĂN BẢO",
            id_number="092098004567",
            paper="Giấy ủy quyền số 112, chứng thực ngày 19/11/2026",
        ),
    )
    return _page(state_of(sample.view(shown), number=shown.applicant.id_number, may_unmask=False))


def dossier_others() -> QWidget:
    """Four persons: the owner, who acts by authority, who hands in, whom it is about."""
    plain = sample.dossier()
    words = "Giấy ủy quyền số 112, chứng thực ngày 19/11/2026"
    shown = replace(
        plain,
        applicant=replace(plain.applicant, representative="LÊ THỊ HỒNG"),
        authorised=Person(name="NGUYỄN VĂN BẢO", id_number="092098004567"),
        authorisation=words,
        authority=read_authorisation(words, AuthorityScope.HAND_IN),
        submitter=Person(name="PHẠM THỊ THU", id_number="092091004321"),
        event_subject=Person(name="NGUYỄN AN", born=date(2026, 11, 1)),
    )
    return _page(state_of(sample.view(shown)))


def dossier_telling() -> QWidget:
    """The citizen is called about the result."""
    shell = _page(state_of(sample.view(_with_result())))
    (page,) = shell.findChildren(DossierView)
    page.steps.acts[Ahead.TELL].button.click()
    return shell


def dossier_legs() -> QWidget:
    """Interlinked, and taken in for a unit elsewhere that has it now; its second leg may begin."""
    shown = _interlinked()
    shell = _page(state_of(sample.view(shown)))
    (page,) = shell.findChildren(DossierView)
    page.steps.acts[Ahead.AGENCIES].button.click()
    return shell


def _interlinked() -> Dossier:
    plain, at = sample.dossier(), datetime(2026, 11, 20, 2, 5, tzinfo=UTC)
    names = (
        "Chi cục Thuế khu vực XIX",
        "Văn phòng Đăng ký đất đai",
        "Sở Nông nghiệp và Môi trường",
    )
    legs = [DossierLeg(agency=name, limit=plain.due.limit, due=plain.due) for name in names]
    legs[0] = replace(legs[0], begun_at=at, ended_at=at, result="Thông báo nộp thuế")
    there = Competence(unit="UBND phường Cái Khế", forwarded_at=at, has_it_at=at)
    told = Tiding(
        act=ActId(UUID(int=1)),
        what=Progress.SUPPLEMENT_ASKED,
        at=at,
        unit=there.unit,
        words="Bản vẽ tách thửa có xác nhận",
    )
    elsewhere = replace(plain, legs=tuple(legs), competence=there, tidings=(told,))
    return replace(elsewhere, status=Status.IN_PROCESS)


def dossier_code() -> QWidget:
    """Another system's code is being mended; what is typed is not enough."""
    held = (ExternalCode("Cổng Dịch vụ công quốc gia", "G01.899.000-261120-0012"),)
    shell = _page(state_of(sample.view(replace(sample.dossier(), external_codes=held))))
    (page,) = shell.findChildren(DossierView)
    page.facts.begin_code()
    page.facts.code_form.system.setText("Phần mềm hộ tịch điện tử dùng chung")
    page.facts.code_form.code.clear()
    page.facts.code_form.save.click()
    return shell


def dossier_long() -> QWidget:
    """A procedure of 1,094 letters, a name of seven words, a disagreement, many papers."""
    plain = sample.dossier()
    shown = replace(
        plain,
        procedure=replace(
            plain.procedure, code=ProcedureCode("1.013980"), name=_LONG_PROCEDURE, case=""
        ),
        applicant=Person(name=_LONG_NAME, id_number="092304001234", phone="02923812345"),
        papers=(*plain.papers, *plain.papers, *plain.papers),
        fees=(*plain.fees, FeeDue(name="Phí thẩm định hồ sơ cấp Giấy chứng nhận", amount=500_000)),
    )
    read = sample.view(shown)
    return _page(state_of(replace(read, folded=replace(read.folded, disagreements=(_ASIDE,)))))


_ASIDE = ActId(UUID(int=1))


def _with_result() -> Dossier:
    return replace(
        sample.dossier(),
        status=Status.RESULT_BACK,
        result_back_at=datetime(2026, 11, 20, 2, 5, tzinfo=UTC),
        result_note="Giấy chứng nhận đăng ký hộ kinh doanh, 01 bản chính",
    )


def dossier_not_at_portal() -> QWidget:
    """The decision came through the centre, and a portal refuses the dossier."""
    shown = replace(
        _with_result(),
        result_note="01 bản chính",
        decision=Decision(
            number="112/GCN-UBND",
            dated=date(2026, 11, 20),
            kind="Giấy chứng nhận đăng ký hộ kinh doanh",
        ),
        external_codes=(ExternalCode("Cổng Dịch vụ công quốc gia", "000.12.45.H13-261117-1001"),),
        portals=(
            PortalAnswer(
                portal="Cổng Dịch vụ công quốc gia",
                trouble=PortalTrouble.DATA,
                reason="Số định danh của chủ hồ sơ không hợp lệ",
                at=datetime(2026, 11, 20, 2, 9, tzinfo=UTC),
            ),
        ),
    )
    return _page(state_of(sample.view(shown)))


def dossier_waiting() -> QWidget:
    """A supplement is awaited; a leader looks, who may take every step."""
    shown = samples.supplemented()
    return _page(state_of(sample.view(shown), by=samples.LEADER))


def _with_form(name: str) -> Callable[[], QWidget]:
    def scene() -> QWidget:
        make, step, fill = samples.FILLS[name]
        relays = name == "supplement-again"  # by the reception, who has to say who asked
        by = sample.OFFICER if relays else samples.LEADER
        state = state_of(sample.view(make()), by=by)
        shell = _page(state)
        (page,) = shell.findChildren(DossierView)
        assert state.about is not None  # noqa: S101  # pictures show dossiers that are there
        page.place.open(Ahead[step], state.about)
        form = page.place.form
        assert form is not None  # noqa: S101  # opened just before
        fill(form)
        return shell

    return scene


def _page(state: DossierState) -> Shell:
    page = DossierView()
    back = Button("Quay lại", Kind.QUIET, key=Keys.BACK).small()
    shell = in_shell(page, "Hồ sơ", "từ Việc cần làm", place="worklist", right=[back])
    page.render_state(state)
    page.focus_first()
    return shell


def dossier_left() -> QWidget:
    """Only its row is here; the centre is asked for all of it."""
    line = replace(sample.line(), status=Status.RETURNED)
    left = left_facts(line, Fetching.UNDER_WAY)
    return _page(DossierState(id=line.id, loaded=True, left=left))


SCENES = {
    "dossier": dossier,
    "dossier-left": dossier_left,
    "dossier-forged": dossier_forged,
    "dossier-received": dossier_received,
    "dossier-returned": dossier_returned,
    "dossier-others": dossier_others,
    "dossier-telling": dossier_telling,
    "dossier-legs": dossier_legs,
    "dossier-code": dossier_code,
    "dossier-long": dossier_long,
    "dossier-not-at-portal": dossier_not_at_portal,
    **amending_scenes(state_of, _page),
    "dossier-waiting": dossier_waiting,
    **{f"step-{name}": _with_form(name) for name in samples.FILLS},
}
