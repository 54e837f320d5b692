"""Intake in pictures: empty, filled, typing, papers missing, busy, and everything very long."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal
from uuid import UUID

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from db.queries.persons import EarlierVisit
from db.queries.rows import DossierLine
from desk_app.domain.codes.dossier_code import DossierCode
from desk_app.domain.dossier import PaperKind, Status
from desk_app.domain.ids import DossierId, OfficerId, ProcedureCode
from desk_app.domain.law.calendar import WorkingCalendar
from desk_app.domain.law.due import SAME_DAY, Limit, LimitUnit, due_moment
from desk_app.domain.law.fees import FeeKind, FeeLine, FeeTier, FeeUnit
from desk_app.domain.law.papers import Channel, Paper, PaperCase
from desk_app.domain.law.procedure import Procedure
from desk_app.domain.law.terms import ChannelTerms
from desk_app.domain.money.bill import NOTHING_ENTERED, FeeEntry, bill_of
from desk_app.domain.money.counted import Counted
from desk_app.domain.money.relief import Exemption, Ground, Waiver
from desk_app.domain.office_time import office_date
from desk_app.domain.people.citizen_card import read_citizen_card
from desk_app.domain.people.personal_number import Sex
from desk_app.services.intake.prepare import Prepared
from ui.screens.intake.form.form import ActingFor, IntakeForm, Tick, Who, chosen
from ui.screens.intake.form.person_entry import PersonEntry, with_card
from ui.screens.intake.parts.sheet import IntakeState, Spot
from ui.screens.intake.view import IntakeView
from ui.shell.scenes import NOW, in_shell
from ui.shell.shell import Shell
from ui.texts import Notice
from ui.widgets.labels import Label

_KEY = DossierId(UUID(int=1))
_CARD = "092304001234||NGUYỄN THỊ LAN|05022004|Nữ|Khu vực 3, phường Ninh Kiều, TP Cần Thơ|11082024"
_CALENDAR = WorkingCalendar(
    edition="scenes",
    first=date(2025, 1, 1),
    last=date(2027, 12, 31),
    days_off={date(2026, 11, 24): "Ngày Văn hóa Việt Nam"},
    worked={},
)
_THREE_DAYS = Limit(Decimal(3), LimitUnit.WORKING_DAY)
_NAMES = (
    "Giấy đề nghị đăng ký hộ kinh doanh",
    "Bản sao giấy tờ pháp lý của chủ hộ kinh doanh và các thành viên hộ gia đình",
    "Bản sao biên bản họp thành viên hộ gia đình về việc thành lập hộ kinh doanh",
    "Bản sao văn bản ủy quyền của các thành viên cho một người làm chủ hộ kinh doanh",
)
_KINDS = (PaperKind.ORIGINAL, PaperKind.ELECTRONIC, PaperKind.CERTIFIED, PaperKind.CERTIFIED)


def _business(
    names: Sequence[str] = _NAMES, name: str = "Đăng ký thành lập hộ kinh doanh"
) -> Procedure:
    papers = tuple(
        Paper(name=paper, original=int(n == 0), copies=int(n > 0), required=True)
        for n, paper in enumerate(names)
    )
    fee = FeeLine(amount=150_000, name="Lệ phí đăng ký hộ kinh doanh")
    cases = (PaperCase("Hộ gia đình cùng đăng ký", papers), PaperCase("Cá nhân đăng ký", papers))
    terms = ChannelTerms(channel=Channel.DIRECT, limit=_THREE_DAYS, fees=(fee,))
    return Procedure(code=ProcedureCode("1.001612"), name=name, cases=cases, terms=(terms,))


def _prepared(
    procedure: Procedure,
    missing: Sequence[str] = (),
    entry: FeeEntry = NOTHING_ENTERED,
    waivers: Sequence[Waiver] = (),
) -> Prepared:
    fees = procedure.fees_for(Channel.DIRECT)
    return Prepared(
        procedure=procedure,
        edition="scenes",
        expected=DossierCode("H13.45.12", office_date(NOW), 37),
        due=due_moment(NOW, _THREE_DAYS, _CALENDAR),
        limit_known=True,
        bill=bill_of(procedure, fees, entry, waivers, office_date(NOW)),
        missing=missing,
    )


def _lan() -> PersonEntry:
    card = read_citizen_card(_CARD)
    return replace(with_card(PersonEntry(), card, NOW.replace(minute=13)), phone="0912 345 678")


def _filled(ticked: int = len(_NAMES)) -> IntakeState:
    procedure = _business()
    ticks = {name: Tick(kind, 1) for name, kind in list(zip(_NAMES, _KINDS, strict=True))[:ticked]}
    form = replace(chosen(IntakeForm(key=_KEY, visitor=_lan()), procedure), ticks=ticks)
    person = read_citizen_card(_CARD).as_person(phone="0912345678")
    return IntakeState(
        form,
        office_date(NOW),
        procedure=procedure,
        earlier=EarlierVisit(person, 2, NOW),
        prepared=_prepared(procedure, _NAMES[ticked:]),
    )


def _window(
    state: IntakeState, spot: Spot | None = None, row: int = 0, box: int = 2
) -> tuple[Shell, IntakeView]:
    view = IntakeView()
    view.show_state(state)
    seconds = [Label("Từ lượt quét đầu", "small", tone="text2"), Label("0:38", "small_strong")]
    shell = in_shell(
        view, "Tiếp nhận", place="intake", right=seconds if state.form.visitor.card else ()
    )
    if spot is not None:
        view.go_to(spot)
    if spot is Spot.PAPERS:
        view.papers.table.go_to(row, box)
    return shell, view


def filled() -> QWidget:
    """As the picture `intake` of the look."""
    return _window(_filled(), Spot.PAPERS, row=3, box=3)[0]


def empty() -> QWidget:
    return _window(IntakeState(IntakeForm(key=_KEY), office_date(NOW)), Spot.NAME)[0]


def missing() -> QWidget:
    """As the picture `intake-notice`: two papers are not there, and there may be a duplicate."""
    line = DossierLine(
        n=1,
        id=_KEY,
        code="H13.45.12-261117-0041",
        applicant="NGUYỄN THỊ LAN",
        procedure=_business().name,
        desk="Q2",
        officer=OfficerId(UUID(int=2)),
        received_at=datetime.fromisoformat("2026-11-17T08:40:00+00:00"),
        due_at=None,
        status=Status.RECEIVED,
        disputed=False,
    )
    state = replace(_filled(2), told_missing=True, duplicate=line)
    shell, _view = _window(state, Spot.PAPERS, row=2, box=2)
    shell.show_notice(
        Notice(
            "Thiếu 2 giấy tờ.",
            "Chưa có gì được lưu. Bên phải ghi đủ những giấy tờ còn thiếu.",
            grave=False,
        )
    )
    return shell


def typing() -> QWidget:
    """As the picture `intake-typing`: the list under the field."""
    state = _filled()
    form = replace(state.form, sought="chứng thực", procedure="", ticks={})
    shell, view = _window(replace(state, form=form, procedure=None, prepared=None), Spot.PROCEDURE)
    found = [
        _found("2.000815", "Chứng thực bản sao từ bản chính"),
        _found("2.000884", "Chứng thực chữ ký"),
        _found("2.001035", "Chứng thực giao dịch (động sản, QSDĐ, nhà ở)"),
        _found("2.000913", "Chứng thực sửa đổi, bổ sung, hủy bỏ giao dịch"),
        _found("2.000927", "Sửa lỗi sai sót trong giao dịch đã được chứng thực"),
    ]
    view.procedure.field.end(False)
    QTimer.singleShot(0, view, lambda: view.offer("chứng thực", found))
    return shell


def _found(code: str, name: str) -> Procedure:
    terms = (ChannelTerms(channel=Channel.DIRECT, limit=SAME_DAY),)
    return Procedure(code=ProcedureCode(code), name=name, terms=terms)


def person() -> QWidget:
    """A person typed, then scanned: what differs stands side by side."""
    typed = PersonEntry(name="Nguyễn Thị Lam", born="05/02/2003", phone="0123 456 789")
    entry = with_card(typed, read_citizen_card(_CARD), NOW)
    settled = frozenset((Who.VISITOR, field) for field in ("id_number", "born", "phone"))
    form = IntakeForm(key=_KEY, visitor=entry)
    return _window(IntakeState(form, office_date(NOW), settled=settled), Spot.NAME)[0]


def owner() -> QWidget:
    """Handed in for somebody else, by whose paper."""
    state = _filled()
    form = replace(
        state.form,
        acting_for=ActingFor.PERSON,
        owner=PersonEntry(
            name="TRẦN VĂN HẬU", id_number="092085004321", address="Khu vực 5, phường Ninh Kiều"
        ),
        authorisation="Giấy ủy quyền số 118/2026, chứng thực ngày 16/11/2026",
    )
    return _window(replace(state, form=form), Spot.OWNER)[0]


def busy() -> QWidget:
    return _window(replace(_filled(), busy=True), Spot.PAPERS, row=3, box=3)[0]


def money() -> QWidget:
    """Pages and copies counted, a waiver confirmed, an exemption without its basis."""
    fee = FeeLine(
        amount=2_000,
        kind=FeeKind.FEE,
        name="Phí chứng thực bản sao",
        unit=FeeUnit.PAGE,
        tiers=(FeeTier(3, 1_000),),
        ceiling=200_000,
    )
    levy = FeeLine(amount=None, kind=FeeKind.LEVY, name="Lệ phí hộ tịch")
    terms = ChannelTerms(channel=Channel.DIRECT, limit=SAME_DAY, fees=(fee, levy))
    waiver = Waiver(
        id="half",
        title="Biện pháp bảo đảm",
        source="TT 117/2026/TT-BTC",
        since=date(2026, 8, 15),
        until=date(2027, 2, 28),
        share=50,
        conditions=(
            "Công dân Việt Nam",
            "Tài khoản định danh điện tử mức độ 2",
            "Đã tích hợp đủ năm loại giấy tờ cơ bản",
        ),
        phrases=("phí chứng thực bản sao",),
    )
    procedure = replace(
        _business(_NAMES[:1], "Chứng thực bản sao từ bản chính"),
        code=ProcedureCode("2.000815"),
        terms=(terms,),
    )
    entry = FeeEntry(
        counted=Counted(pages=3, copies=2),
        confirmed=frozenset({waiver.id}),
        exemption=Exemption(ground=Ground.ELDERLY),
    )
    form = replace(chosen(IntakeForm(key=_KEY, visitor=_lan()), procedure), money=entry)
    state = IntakeState(
        form,
        office_date(NOW),
        procedure=procedure,
        prepared=_prepared(procedure, _NAMES[:1], entry, (waiver,)),
    )
    return _window(state, Spot.COUNTS)[0]


def long() -> QWidget:
    """The longest there is: seven words of a name, a procedure of 1,094 letters, 44 papers."""
    title = "Xóa đăng ký tạm trú, khai báo và cấp giấy xác nhận thông tin về cư trú của công dân, "
    wording = (
        "Bản sao văn bản có chứng thực của cơ quan có thẩm quyền về việc xác nhận; gồm các trang "
    )
    names = [f"Giấy tờ {n + 1}: {wording * (1 + n % 4)}".strip() for n in range(44)]
    procedure = _business(names, (title * 13)[:1094].strip())
    card = read_citizen_card(
        "092304001234||TÔN NỮ HOÀNG PHƯƠNG THỊ THANH XUÂN|05022004|Nữ|Số 128/45/7 đường Nguyễn "
        "Văn Cừ nối dài, tổ dân phố số 12, khu vực 3, phường Ninh Kiều, thành phố Cần Thơ|11082024"
    )
    visitor = replace(
        with_card(PersonEntry(sex=Sex.FEMALE), card, NOW), email="ton.nu.thanh.xuan@example.vn"
    )
    form = chosen(IntakeForm(key=_KEY, visitor=visitor), procedure)
    state = IntakeState(
        form, office_date(NOW), procedure=procedure, prepared=_prepared(procedure, names)
    )
    return _window(replace(state, told_missing=True), Spot.PAPERS, row=1)[0]


SCENES = {
    "intake": filled,
    "intake-empty": empty,
    "intake-typing": typing,
    "intake-missing": missing,
    "intake-person": person,
    "intake-owner": owner,
    "intake-money": money,
    "intake-busy": busy,
    "intake-long": long,
}
