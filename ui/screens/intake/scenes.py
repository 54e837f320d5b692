"""Intake in pictures: empty, filled, typing, papers missing, busy, and everything very long."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from decimal import Decimal
from uuid import UUID

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from db.queries.persons import SimilarPerson
from db.queries.places import PlaceLine
from db.queries.rows import DossierLine
from desk_app.domain.errors import PapersMissing
from desk_app.domain.handling.flow import Status
from desk_app.domain.ids import OfficerId, ProcedureCode
from desk_app.domain.law.deadline.legs import legs_due
from desk_app.domain.law.deadline.shortened import shortened as shortened_time
from desk_app.domain.law.deadline.start import complete
from desk_app.domain.law.due import SAME_DAY, Limit, LimitUnit
from desk_app.domain.law.fees import FeeKind, FeeLine, FeeTier, FeeUnit
from desk_app.domain.law.papers import Channel, PaperCase
from desk_app.domain.law.procedure import Flag, Procedure
from desk_app.domain.law.process import Leg
from desk_app.domain.law.terms import ChannelTerms
from desk_app.domain.money.bill import FeeEntry
from desk_app.domain.money.counted import Counted
from desk_app.domain.money.relief import Exemption, Ground, Waiver
from desk_app.domain.money.till.faults import FeesOutstanding
from desk_app.domain.office_time import office_date
from desk_app.domain.people.citizen_card import read_citizen_card
from desk_app.domain.people.likeness import Doubt, Likeness
from desk_app.domain.people.person import ApplicantKind
from desk_app.domain.people.personal_number import Sex
from desk_app.domain.places.place import PlaceKind
from ui.screens.intake import away_scenes
from ui.screens.intake.form.form import ActingFor, IntakeForm, Who, chosen
from ui.screens.intake.form.person_entry import PersonEntry, with_card
from ui.screens.intake.form.series import Keeps
from ui.screens.intake.parts.sheet import IntakeState, SecondCard, Spot
from ui.screens.intake.sample import (
    CALENDAR,
    CARD,
    KEY,
    THREE_DAYS,
    business,
    filled,
    in_window,
    lan,
    prepared_for,
)
from ui.shell.scenes import NOW
from ui.shortcuts import Keys
from ui.texts import notice
from ui.widgets.bars import NoticeAction


def usual() -> QWidget:
    """As the picture `intake` of the look."""
    return in_window(filled(), Spot.PAPERS, row=3, box=3)[0]


def on_the_spot() -> QWidget:
    """Five steps in one visit: its key stands below that of a usual reception."""
    state = filled()
    flags = frozenset({Flag.FIVE_ON_THE_SPOT})
    return in_window(replace(state, procedure=replace(business(), flags=flags)), Spot.PAPERS)[0]


def spot_unpaid() -> QWidget:
    """Its fees are open: they are taken first, or a reason is typed."""
    state = filled()
    procedure = replace(business(), flags=frozenset({Flag.FIVE_ON_THE_SPOT}))
    state = replace(state, procedure=procedure, unpaid_of=state.form.procedure)
    shell, _view = in_window(state, Spot.UNPAID)
    pay = NoticeAction("Nhận, thu phí", lambda: None, Keys.TAKE_MONEY)
    shell.show_notice(notice(FeesOutstanding(150_000, 0)), pay)
    return shell


def empty() -> QWidget:
    return in_window(IntakeState(IntakeForm(key=KEY), office_date(NOW)), Spot.NAME)[0]


def missing() -> QWidget:
    """As the picture `intake-notice`: two papers are not there, and there may be a duplicate."""
    line = DossierLine(
        n=1,
        id=KEY,
        code="H13.45.12-261117-0041",
        applicant="NGUYỄN THỊ LAN",
        procedure=business().name,
        desk="Q2",
        officer=OfficerId(UUID(int=2)),
        received_at=datetime.fromisoformat("2026-11-17T08:40:00+00:00"),
        due_at=None,
        status=Status.RECEIVED,
        disputed=False,
    )
    state = replace(filled(2), told_missing=True, duplicate=line)
    shell, _view = in_window(state, Spot.PAPERS, row=2, box=2)
    lacking = notice(PapersMissing(state.missing))
    shell.show_notice(lacking, NoticeAction("Yêu cầu bổ sung", lambda: None, Keys.SUPPLEMENT))
    return shell


def typing() -> QWidget:
    """As the picture `intake-typing`: the list under the field."""
    state = filled()
    form = replace(state.form, sought="chứng thực", procedure="", ticks={})
    shell, view = in_window(
        replace(state, form=form, procedure=None, prepared=None), Spot.PROCEDURE
    )
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
    entry = with_card(typed, read_citizen_card(CARD), NOW)
    settled = frozenset((Who.VISITOR, field) for field in ("id_number", "born", "phone"))
    form = IntakeForm(key=KEY, visitor=entry)
    return in_window(IntakeState(form, office_date(NOW), settled=settled), Spot.NAME)[0]


def owner() -> QWidget:
    """Handed in for somebody else, by whose paper."""
    state = filled()
    form = replace(
        state.form,
        acting_for=ActingFor.PERSON,
        owner=PersonEntry(
            name="TRẦN VĂN HẬU", id_number="092085004321", address="Khu vực 5, phường Ninh Kiều"
        ),
        authorisation="Giấy ủy quyền số 118/2026, chứng thực ngày 16/11/2026",
    )
    return in_window(replace(state, form=form), Spot.OWNER)[0]


def others() -> QWidget:
    """A body with its representative, sent by a paper, about a third person."""
    state = filled()
    owner = PersonEntry(
        name="HỘ KINH DOANH LÚA GẠO SÔNG HẬU",
        id_number="0100109107",
        address="Xã Vị Thủy, huyện Vị Thủy, Hậu Giang",
        phone="0292 3812 345",
    )
    form = replace(
        state.form,
        acting_for=ActingFor.ORGANISATION,
        owner_kind=ApplicantKind.HOUSEHOLD_BUSINESS,
        representative="TRẦN VĂN HẬU",
        owner=owner,
        authorisation="Giấy giới thiệu số 45/GGT, ngày 16/11/2026, không chứng thực",
        subject=PersonEntry(name="TRẦN NGỌC AN", born="01/11/2026", sex=Sex.MALE),
        with_subject=True,
    )
    settled = frozenset((Who.OWNER, field) for field in ("id_number", "address"))
    return in_window(replace(state, form=form, settled=settled), Spot.AUTHORITY)[0]


def second() -> QWidget:
    """Another card was scanned, by somebody written down before in another way."""
    state = filled(0)
    before = replace(state.form, visitor=PersonEntry(name="LÊ MINH TRÍ"))
    known = replace(
        read_citizen_card(CARD).as_person(phone="0911111111"),
        name="NGUYỄN THỊ LÀN",
        address="Ấp 1, xã Vị Thủy, TP Cần Thơ",
    )
    doubt = Doubt(Likeness.SAME_NUMBER, ("name", "address", "phone"))
    similar = SimilarPerson(known, doubt, KEY, "H13.45.12-261117-0041")
    asked = SecondCard(before, "NGUYỄN THỊ LAN")
    return in_window(replace(state, second=asked, similar=similar), Spot.PROCEDURE)[0]


def address() -> QWidget:
    """An address typed, with the communes that fit; the number is none."""
    typed = "Khu vực 3, ninh"
    visitor = PersonEntry(name="Lê Minh Trí", id_number="0912345678", born="1995", address=typed)
    settled = frozenset({(Who.VISITOR, "id_number")})
    state = IntakeState(IntakeForm(key=KEY, visitor=visitor), office_date(NOW), settled=settled)
    shell, view = in_window(state, Spot.NAME)
    found = [
        PlaceLine("31117", "Phường Ninh Kiều", "Thành phố Cần Thơ", PlaceKind.WARD),
        PlaceLine("14464", "Xã Ninh Giang", "Thành phố Hải Phòng", PlaceKind.COMMUNE),
        PlaceLine("37", "Tỉnh Ninh Bình", "", PlaceKind.PROVINCE),
    ]
    view.person.fields.address.setFocus()
    QTimer.singleShot(0, view, lambda: view.person.offer_places(Who.VISITOR, typed, found))
    return shell


def busy() -> QWidget:
    return in_window(replace(filled(), busy=True), Spot.PAPERS, row=3, box=3)[0]


_CITIZENS = Waiver(
    id="tt-117-2026.cu-tru",
    title="Đăng ký cư trú",
    source="TT 117/2026/TT-BTC",
    since=date(2026, 8, 15),
    until=date(2027, 2, 28),
    share=100,
    conditions=(
        "Công dân Việt Nam",
        "Tài khoản định danh điện tử mức độ 2",
        "Đã tích hợp đủ năm loại giấy tờ cơ bản",
    ),
    procedures=frozenset({"1.004222"}),
)


def money() -> QWidget:
    """Pages and copies counted, a levy nobody knows, and an exemption without its basis."""
    fee = FeeLine(
        amount=2_000,
        kind=FeeKind.FEE,
        name="Phí chứng thực bản sao",
        unit=FeeUnit.PAGE,
        tiers=(FeeTier(3, 1_000),),
        ceiling=200_000,
    )
    levy = FeeLine(amount=None, kind=FeeKind.LEVY, name="Lệ phí hộ tịch")
    entry = FeeEntry(counted=Counted(pages=3, copies=2), exemption=Exemption(ground=Ground.ELDERLY))
    copies = business(("Bản chính giấy tờ, văn bản",), "Chứng thực bản sao từ bản chính")
    return _priced(replace(copies, code=ProcedureCode("2.000815")), (fee, levy), entry)


def waiver() -> QWidget:
    """A waiver whose conditions the officer has confirmed."""
    levy = FeeLine(amount=20_000, kind=FeeKind.LEVY, name="Lệ phí đăng ký cư trú")
    entry = FeeEntry(confirmed=frozenset({_CITIZENS.id}))
    residence = business(("Tờ khai thay đổi thông tin cư trú",), "Đăng ký thường trú")
    return _priced(replace(residence, code=ProcedureCode("1.004222")), (levy,), entry)


def series() -> QWidget:
    """Seven like dossiers were received, and the next person is not there yet."""
    state = filled()
    form = replace(state.form, visitor=PersonEntry(), by_one_key=True)
    kept = replace(state, form=form, earlier=None, series=Keeps.PROCEDURE, series_count=7)
    return in_window(kept, Spot.NAME)[0]


def _priced(plain: Procedure, fees: tuple[FeeLine, ...], entry: FeeEntry) -> QWidget:
    terms = ChannelTerms(channel=Channel.DIRECT, limit=THREE_DAYS, fees=fees)
    cases = (PaperCase("", plain.cases[0].papers),)
    procedure = replace(plain, cases=cases, terms=(terms,))
    form = replace(chosen(IntakeForm(key=KEY, visitor=lan()), procedure), money=entry)
    missing = [paper.name for paper in cases[0].papers]
    prepared = prepared_for(procedure, missing, entry, (_CITIZENS,))
    state = IntakeState(form, office_date(NOW), procedure=procedure, prepared=prepared)
    return in_window(state, Spot.COUNTS if entry.exemption else Spot.RELIEF)[0]


def shortened() -> QWidget:
    """Received on a day off, and the office promises less than the law allows."""
    state = filled()
    assert state.prepared is not None  # noqa: S101  # filled
    limits = (THREE_DAYS, Limit(Decimal(5), LimitUnit.WORKING_DAY))
    both = shortened_time(complete(NOW + timedelta(days=1)), limits, CALENDAR)
    prepared = replace(state.prepared, due=both.due, shortening=both)
    return in_window(replace(state, prepared=prepared), Spot.PAPERS, row=3, box=3)[0]


def interlinked() -> QWidget:
    """Three agencies one after the other, taken in for a unit elsewhere or this one."""
    state = filled()
    assert state.prepared is not None  # noqa: S101  # filled
    assert state.procedure is not None  # noqa: S101  # filled
    days = [Limit(Decimal(n), LimitUnit.WORKING_DAY) for n in (3, 3, 10)]
    agencies = ("Chi cục Thuế khu vực XIX", "Văn phòng Đăng ký đất đai", "UBND phường Ninh Kiều")
    legs = legs_due(complete(NOW), [*map(Leg, agencies, days)], CALENDAR)
    assert legs.total is not None  # noqa: S101  # all in working days
    flags = frozenset({Flag.INTERLINKED_ACROSS, Flag.NON_TERRITORIAL})
    procedure = replace(state.procedure, flags=flags)
    prepared = replace(state.prepared, procedure=procedure, due=legs.total, legs=legs)
    shown = replace(state, procedure=procedure, prepared=prepared)
    return in_window(shown, Spot.PAPERS, row=3, box=3)[0]


def aside() -> QWidget:
    """Two wait while a third is on the page; the one who comes back first has a long name."""
    waits = ("TÔN NỮ HOÀNG PHƯƠNG THỊ THANH XUÂN", "LÊ MINH TRÍ")
    return in_window(replace(filled(), aside=waits), Spot.PAPERS, row=3, box=3)[0]


def long() -> QWidget:
    """The longest there is: seven words of a name, a procedure of 1,094 letters, 44 papers."""
    title = "Xóa đăng ký tạm trú, khai báo và cấp giấy xác nhận thông tin về cư trú của công dân, "
    wording = (
        "Bản sao văn bản có chứng thực của cơ quan có thẩm quyền về việc xác nhận; gồm các trang "
    )
    names = [f"Giấy tờ {n + 1}: {wording * (1 + n % 4)}".strip() for n in range(44)]
    procedure = business(names, (title * 13)[:1094].strip())
    card = read_citizen_card(
        "092304001234||TÔN NỮ HOÀNG PHƯƠNG THỊ THANH XUÂN|05022004|Nữ|Số 128/45/7 đường Nguyễn "
        "Văn Cừ nối dài, tổ dân phố số 12, khu vực 3, phường Ninh Kiều, thành phố Cần Thơ|11082024"
    )
    visitor = replace(
        with_card(PersonEntry(sex=Sex.FEMALE), card, NOW), email="ton.nu.thanh.xuan@example.vn"
    )
    form = chosen(IntakeForm(key=KEY, visitor=visitor), procedure)
    state = IntakeState(
        form, office_date(NOW), procedure=procedure, prepared=prepared_for(procedure, names)
    )
    return in_window(replace(state, told_missing=True), Spot.PAPERS, row=1)[0]


SCENES = {
    "intake": usual,
    "intake-empty": empty,
    "intake-typing": typing,
    "intake-missing": missing,
    "intake-person": person,
    "intake-owner": owner,
    "intake-money": money,
    "intake-waiver": waiver,
    "intake-others": others,
    "intake-second": second,
    "intake-address": address,
    "intake-busy": busy,
    "intake-aside": aside,
    "intake-shortened": shortened,
    "intake-series": series,
    "intake-interlinked": interlinked,
    "intake-on-the-spot": on_the_spot,
    "intake-spot-unpaid": spot_unpaid,
    "intake-long": long,
    **away_scenes.SCENES,
}
