"""The forms that put a dossier right, and those about what its citizen says, in pictures."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal
from functools import partial
from typing import TypeAlias
from uuid import UUID

from PySide6.QtWidgets import QWidget

from desk_app.domain.dossier import Collector, CollectorKind, Dossier, FeeDue
from desk_app.domain.handling.citizen import CitizenSide
from desk_app.domain.handling.flow import Status
from desk_app.domain.handling.originals import LentPaper, Loan
from desk_app.domain.ids import ProcedureCode
from desk_app.domain.law.deadline.display import ShownDue
from desk_app.domain.law.due import DueMoment, Limit, LimitUnit
from desk_app.domain.law.papers import Paper, PaperCase
from desk_app.domain.law.procedure import Procedure
from desk_app.domain.people.rights import Role
from desk_app.services.amending.correct import CorrectionPreview
from ui.dossiers import sample
from ui.screens.dossier.ahead import Ahead
from ui.screens.dossier.forms.amending.citizen import ComplaintForm
from ui.screens.dossier.forms.amending.correct import CorrectForm, Wrong
from ui.screens.dossier.forms.form import StepForm
from ui.screens.dossier.presenter import DossierState
from ui.screens.dossier.view import DossierView
from ui.shell.shell import Shell
from ui.widgets.type_ahead import Suggestion

_LEADER = replace(sample.OFFICER, name="Lê Thị Thanh Hương", role=Role.LEADER)
_COMPANY = "CÔNG TY TRÁCH NHIỆM HỮU HẠN MỘT THÀNH VIÊN SẢN XUẤT, THƯƠNG MẠI, DỊCH VỤ SÔNG HẬU XANH"
_CERTIFYING = (
    "Chứng thực bản sao từ bản chính giấy tờ, văn bản do cơ quan, tổ chức có thẩm quyền của Việt "
    "Nam; cơ quan, tổ chức có thẩm quyền của nước ngoài; cơ quan, tổ chức có thẩm quyền của Việt "
    "Nam liên kết với cơ quan, tổ chức có thẩm quyền của nước ngoài cấp hoặc chứng nhận"
)
_PAPER = "Bản chính giấy tờ, văn bản làm cơ sở để chứng thực bản sao và bản sao cần chứng thực"


Open: TypeAlias = Callable[[Ahead, Dossier], tuple[Shell, StepForm]]


def amending_scenes(
    state_of: Callable[..., DossierState], page: Callable[[DossierState], Shell]
) -> Mapping[str, Callable[[], QWidget]]:
    """Args: as `ui.screens.dossier.scenes` makes states and pages."""

    def opened(ahead: Ahead, shown: Dossier) -> tuple[Shell, StepForm]:
        shell = page(state_of(sample.view(shown), by=_LEADER))
        (view,) = shell.findChildren(DossierView)
        view.steps.acts[ahead].button.click()
        form = view.place.form
        assert form is not None  # noqa: S101  # its step lies ahead
        return shell, form

    return {
        "dossier-correct": partial(_person, opened),
        "dossier-correct-procedure": partial(_procedure, opened),
        "dossier-void": lambda: opened(Ahead.VOID, sample.dossier())[0],
        "dossier-originals": partial(_originals, opened),
        "dossier-originals-lent": partial(_refused, opened, Ahead.ORIGINALS),
        "dossier-rating": partial(_refused, opened, Ahead.RATING),
        "dossier-complaint": partial(_complaint, opened),
    }


def _person(opened: Open) -> QWidget:
    plain = sample.dossier()
    owner = replace(plain.applicant, name=_COMPANY)
    shell, form = opened(Ahead.CORRECT, replace(plain, applicant=owner))
    form.confirm.click()  # the reason is missing, and that is said
    return shell


def _procedure(opened: Open) -> QWidget:
    plain = sample.dossier()
    shell, form = opened(Ahead.CORRECT, plain)
    assert isinstance(form, CorrectForm)  # noqa: S101  # as opened
    form.wrong.set_value(Wrong.PROCEDURE)
    form.wrong.chosen.emit(Wrong.PROCEDURE)
    chosen = _certifying()
    form.procedure.choose(Suggestion(chosen.label, payload=chosen))
    form.foresee(_preview(plain, chosen))
    return shell


def _originals(opened: Open) -> QWidget:
    loan = Loan(
        key=UUID(int=1),
        papers=(LentPaper(_PAPER, 2), LentPaper("Giấy khai sinh")),
        person="NGUYỄN THỊ LAN",
        at=sample.NOW,
        by=sample.OFFICER.id,
    )
    shown = replace(sample.dossier(), citizen=CitizenSide(lent=(loan,)))
    return opened(Ahead.ORIGINALS, shown)[0]


def _refused(opened: Open, ahead: Ahead) -> QWidget:
    """Confirmed with nothing filled in: what is missing is said."""
    shell, form = opened(ahead, _returned() if ahead is Ahead.RATING else sample.dossier())
    form.confirm.click()
    return shell


def _complaint(opened: Open) -> QWidget:
    shell, form = opened(Ahead.COMPLAINT, sample.dossier())
    assert isinstance(form, ComplaintForm)  # noqa: S101  # as opened
    form.words.show_words(
        "Chờ từ 7 giờ 30 đến 10 giờ mới được gọi số, trong khi người đến sau được gọi trước; "
        "đề nghị xem lại cách gọi số ở quầy này."
    )
    return shell


def _certifying() -> Procedure:
    papers = (Paper(name=_PAPER, original=1, required=True),)
    return Procedure(
        code=ProcedureCode("2.000815"), name=_CERTIFYING, cases=(PaperCase("", papers),)
    )


def _preview(before: Dossier, chosen: Procedure) -> CorrectionPreview:
    limit = Limit(Decimal(2), LimitUnit.WORKING_DAY)
    at = datetime(2026, 11, 19, 10, 0, tzinfo=UTC)
    after = replace(
        before,
        procedure=replace(before.procedure, code=chosen.code, name=chosen.name),
        due=DueMoment(at, before.received_at, limit),
        fees=(FeeDue(name="Phí chứng thực bản sao từ bản chính", amount=24_000),),
    )
    return CorrectionPreview(
        before=before,
        after=after,
        missing=(_PAPER,),
        shown_before=None if before.due.at is None else ShownDue(before.due.at),
        shown_after=ShownDue(at),
    )


def _returned() -> Dossier:
    return replace(
        sample.dossier(),
        status=Status.RETURNED,
        result_back_at=datetime(2026, 11, 20, 2, 5, tzinfo=UTC),
        returned_at=datetime(2026, 11, 20, 3, 5, tzinfo=UTC),
        collector=Collector(kind=CollectorKind.OWNER, name="NGUYỄN THỊ LAN"),
    )
