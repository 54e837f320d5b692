"""The dossiers of the pictures: invented people, procedures as published."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any, Final
from uuid import UUID

from db.queries.rows import DossierLine
from db.queries.timeline import Deed, DossierView
from desk_app.domain.acts import kinds
from desk_app.domain.acts.act import Body
from desk_app.domain.acts.fold import Folded
from desk_app.domain.acts.prints import PrintJob, PrintState
from desk_app.domain.acts.steps.back_office import decided_body, portal_answered_body
from desk_app.domain.codes.dossier_code import DossierCode
from desk_app.domain.dossier import ChosenProcedure, Dossier, FeeDue, PaperKind, SubmittedPaper
from desk_app.domain.handling.flow import Status
from desk_app.domain.ids import DeskId, DossierId, OfficerId, ProcedureCode, UnitCode
from desk_app.domain.law.due import DueMoment, Limit, LimitUnit
from desk_app.domain.law.papers import Channel
from desk_app.domain.office import DeskFacts, unit_from
from desk_app.domain.office_time import OFFICE_TIME
from desk_app.domain.officer import Officer
from desk_app.domain.people.person import Person
from desk_app.domain.people.rights import Role
from ui.dossiers.words import DossierRow, Wording

NOW: Final = datetime(2026, 11, 20, 4, 14, tzinfo=UTC)  # 11:14 of a Friday
OFFICER: Final = Officer(id=OfficerId(UUID(int=1)), name="Trần Thị Bích Ngọc", role=Role.RECEPTION)
FACTS: Final = DeskFacts(
    unit=unit_from(UnitCode("H13.45.12"), "Phường Ninh Kiều", {}),
    desk=DeskId("Q2"),
    desk_name="Quầy 2",
    central="",
    trial=True,
)
_DAY_OFF: Final = date(2026, 11, 24)
_WEEKEND: Final = 5
_JOB: Final = UUID(int=7)


def wording() -> Wording:
    return Wording(
        facts=FACTS,
        now=lambda: NOW,
        is_working=lambda day: day.weekday() < _WEEKEND and day != _DAY_OFF,
    )


# Code, owner, due moment in November at the office, status, desk, procedure.
_WORK: Final = """\
261103-0012 | NGUYỄN THỊ BÉ BA | 18 17:00 | received | Q1 | \
Công nhận hộ nghèo, hộ cận nghèo; hộ thoát nghèo, hộ thoát cận nghèo định kỳ hằng năm
261109-1008 | TRẦN VĂN HẬU | 19 08:20 | received | Q2 | \
Đính chính Giấy chứng nhận đã cấp lần đầu có sai sót
261112-1021 | LÝ THỊ THU THỦY | 19 10:05 | result_back | Q2 | \
Cấp bản sao Trích lục hộ tịch, bản sao Giấy khai sinh
261117-1033 | LÊ MINH TRÍ | 20 14:10 | received | Q2 | \
Cấp Giấy xác nhận tình trạng hôn nhân
261117-1041 | NGUYỄN THỊ LAN | 20 15:40 | result_back | Q2 | \
Đăng ký thành lập hộ kinh doanh
261120-1006 | PHẠM THỊ HỒNG GẤM | 20 17:00 | received | Q2 | \
Chứng thực bản sao từ bản chính giấy tờ, văn bản do cơ quan, tổ chức có thẩm quyền của Việt Nam; \
cơ quan, tổ chức có thẩm quyền của nước ngoài; cơ quan, tổ chức có thẩm quyền của Việt Nam liên \
kết với cơ quan, tổ chức có thẩm quyền của nước ngoài cấp hoặc chứng nhận
261118-2019 | HUỲNH TẤN LỘC | 23 09:30 | received | Q1 | \
Đăng ký nhận cha, mẹ, con
261117-2025 | VÕ THỊ KIM NGÂN | 25 10:05 | received | Q1 | \
Đăng ký lại khai sinh
261116-1014 | CÔNG TY TRÁCH NHIỆM HỮU HẠN MỘT THÀNH VIÊN SẢN XUẤT, THƯƠNG MẠI, DỊCH VỤ SÔNG HẬU \
XANH | 27 08:45 | received | Q2 | \
Đăng ký thay đổi nội dung đăng ký hộ kinh doanh
261116-1011 | ĐẶNG HOÀNG TUẤN | 30 08:45 | received | Q2 | \
Đăng ký đất đai, tài sản gắn liền với đất, cấp Giấy chứng nhận lần đầu
"""


def rows() -> Sequence[DossierRow]:
    """As in the work list, most urgent first; the last one is disputed."""
    worded = wording()
    works = _WORK.splitlines()
    last = len(works) - 1
    return tuple(worded.row(_line(n, work, disputed=n == last)) for n, work in enumerate(works))


def waiting() -> Sequence[DossierRow]:
    """Whose supplement is awaited; the time of the first two is over, the last has none."""
    worded = wording()
    works = list(enumerate(_WORK.splitlines()[:6]))
    asked = [replace(_line(n, work, disputed=False), status=Status.SUPPLEMENT) for n, work in works]
    return tuple(worded.row(line) for line in (*asked[:-1], replace(asked[-1], due_at=None)))


def line() -> DossierLine:
    """The first of them, as the store has it."""
    return lines(1)[0]


def lines(many: int) -> Sequence[DossierLine]:
    """So many as the store has them: those of the list over and over, each with its own id."""
    works = _WORK.splitlines()
    return tuple(_line(n, works[n % len(works)], disputed=False) for n in range(many))


def _line(n: int, work: str, *, disputed: bool) -> DossierLine:
    code, applicant, due, status, desk, procedure = work.split(" | ")
    due_at = datetime.strptime(f"2026-11-{due}", "%Y-%m-%d %H:%M").replace(tzinfo=OFFICE_TIME)
    return DossierLine(
        n=n,
        id=DossierId(UUID(int=100 + n)),
        code=f"H13.45.12-{code}",
        applicant=applicant,
        procedure=procedure,
        desk=desk,
        officer=OFFICER.id,
        received_at=datetime.strptime(code[:6], "%y%m%d").replace(tzinfo=OFFICE_TIME),
        due_at=due_at,
        status=Status(status),
        disputed=disputed,
    )


_PAPERS: Final = (
    (PaperKind.ORIGINAL, "Giấy đề nghị đăng ký hộ kinh doanh"),
    (
        PaperKind.CERTIFIED,
        "Bản sao giấy tờ pháp lý của cá nhân đối với chủ hộ kinh doanh, thành viên hộ gia đình",
    ),
    (
        PaperKind.COPY,
        "Bản sao biên bản họp thành viên hộ gia đình về việc thành lập hộ kinh doanh",
    ),
    (
        PaperKind.ORIGINAL,
        "Văn bản ủy quyền của thành viên hộ gia đình cho một thành viên làm chủ hộ kinh doanh",
    ),
)


def dossier(**changed: Any) -> Dossier:
    """Received on Tuesday, due this afternoon."""
    received = datetime(2026, 11, 17, 8, 40, tzinfo=UTC)
    fields: dict[str, Any] = {
        "id": DossierId(UUID(int=104)),
        "code": DossierCode("H13.45.12", date(2026, 11, 17), 1041),
        "order": 104,
        "unit": FACTS.unit.code,
        "desk": FACTS.desk,
        "officer": OFFICER.id,
        "officer_name": OFFICER.name,
        "procedure": ChosenProcedure(
            code=ProcedureCode("1.001612"),
            name="Đăng ký thành lập hộ kinh doanh",
            edition="demo",
            case="các thành viên hộ gia đình cùng đăng ký",
        ),
        "channel": Channel.DIRECT,
        "applicant": Person(
            name="NGUYỄN THỊ LAN",
            id_number="092304001234",
            born=date(2004, 2, 5),
            phone="0912345678",
            address="Khu vực 3, phường Ninh Kiều, thành phố Cần Thơ",
        ),
        "papers": tuple(SubmittedPaper(name=name, kind=kind) for kind, name in _PAPERS),
        "received_at": received,
        "due": DueMoment(
            datetime(2026, 11, 20, 8, 40, tzinfo=UTC),
            received,
            Limit(Decimal(3), LimitUnit.WORKING_DAY),
        ),
        "fees": (FeeDue(name="Lệ phí đăng ký hộ kinh doanh", amount=150_000),),
    }
    return Dossier(**(fields | changed))


def view(shown: Dossier, **changed: Any) -> DossierView:
    """`shown` with the deeds that led there; this morning's still wait for the line."""
    job = PrintJob(
        id=_JOB,
        dossier=shown.id,
        desk=shown.desk,
        form="receipt",
        printer="Máy in Quầy 2",
        copies=2,
        reprint=0,
        state=PrintState.FINISHED,
        at=shown.received_at + timedelta(minutes=1),
    )
    deeds = [
        _deed(kinds.RECEIVED, shown.received_at, {"papers": [{}] * len(shown.papers)}),
        _deed(kinds.PRINT_HANDED_OVER, job.at, {"job": _JOB.hex, "form": "receipt"}),
        _deed(kinds.PRINT_FINISHED, job.at, {"job": _JOB.hex}),
        _deed(kinds.OPENED, datetime(2026, 11, 19, 2, 20, tzinfo=UTC), {}, by="Lê Hoàng Phúc"),
    ]
    if shown.result_back_at is not None:
        note: Body = {"note": shown.result_note}
        if shown.decision is not None:
            note = decided_body(shown.decision, shown.result_note, "Phòng Kinh tế")
        deeds.append(_deed(kinds.RESULT_BACK, shown.result_back_at, note))
    deeds += [
        _deed(
            kinds.PORTAL_ANSWERED,
            said.at,
            portal_answered_body(said.portal, said.trouble, said.reason),
        )
        for said in shown.portals
    ]
    if shown.returned_at is not None and shown.collector is not None:
        to = {
            "kind": shown.collector.kind,
            "name": shown.collector.name,
            "paper": shown.collector.paper,
            "receipt_given_back": shown.collector.receipt_given_back,
        }
        deeds.append(_deed(kinds.RETURNED, shown.returned_at, to))
    fields: dict[str, Any] = {
        "folded": Folded(dossier=shown, acts=len(deeds)),
        "deeds": tuple(deeds),
        "prints": (job,),
    }
    return DossierView(**(fields | changed))


def _deed(kind: str, at: datetime, body: Any, by: str = OFFICER.name) -> Deed:
    offline_since = datetime(2026, 11, 20, 2, 12, tzinfo=UTC)
    return Deed(kind, at, by, FACTS.desk, body, at < offline_since)
