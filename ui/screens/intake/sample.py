"""What the pictures of intake are made of: a person, a procedure, a filled form, a window."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from uuid import UUID

from db.queries.persons import EarlierVisit
from desk_app.domain.codes.dossier_code import DossierCode
from desk_app.domain.dossier import PaperKind
from desk_app.domain.ids import DossierId, ProcedureCode
from desk_app.domain.law.calendar import WorkingCalendar
from desk_app.domain.law.due import Limit, LimitUnit, due_moment
from desk_app.domain.law.fees import FeeLine
from desk_app.domain.law.papers import Channel, Paper, PaperCase
from desk_app.domain.law.procedure import Procedure
from desk_app.domain.law.terms import ChannelTerms
from desk_app.domain.money.bill import NOTHING_ENTERED, FeeEntry, bill_of
from desk_app.domain.money.relief import Waiver
from desk_app.domain.office_time import office_date
from desk_app.domain.people.citizen_card import read_citizen_card
from desk_app.services.intake.prepare import Prepared
from ui.screens.intake.form.form import IntakeForm, Tick, chosen
from ui.screens.intake.form.person_entry import PersonEntry, with_card
from ui.screens.intake.parts.sheet import IntakeState, Spot
from ui.screens.intake.view import IntakeView
from ui.shell.scenes import NOW, in_shell
from ui.shell.shell import Shell
from ui.widgets.labels import Label

KEY = DossierId(UUID(int=1))
CARD = "092304001234||NGUYỄN THỊ LAN|05022004|Nữ|Khu vực 3, phường Ninh Kiều, TP Cần Thơ|11082024"
CALENDAR = WorkingCalendar(
    edition="scenes",
    first=date(2025, 1, 1),
    last=date(2027, 12, 31),
    days_off={date(2026, 11, 24): "Ngày Văn hóa Việt Nam"},
    worked={},
)
THREE_DAYS = Limit(Decimal(3), LimitUnit.WORKING_DAY)
_NAMES = (
    "Giấy đề nghị đăng ký hộ kinh doanh",
    "Bản sao giấy tờ pháp lý của chủ hộ kinh doanh và các thành viên hộ gia đình",
    "Bản sao biên bản họp thành viên hộ gia đình về việc thành lập hộ kinh doanh",
    "Bản sao văn bản ủy quyền của các thành viên cho một người làm chủ hộ kinh doanh",
)
_KINDS = (PaperKind.ORIGINAL, PaperKind.ELECTRONIC, PaperKind.CERTIFIED, PaperKind.CERTIFIED)


def business(
    names: Sequence[str] = _NAMES, name: str = "Đăng ký thành lập hộ kinh doanh"
) -> Procedure:
    papers = tuple(
        Paper(name=paper, original=int(n == 0), copies=int(n > 0), required=True)
        for n, paper in enumerate(names)
    )
    fee = FeeLine(amount=150_000, name="Lệ phí đăng ký hộ kinh doanh")
    cases = (PaperCase("Hộ gia đình cùng đăng ký", papers), PaperCase("Cá nhân đăng ký", papers))
    terms = ChannelTerms(channel=Channel.DIRECT, limit=THREE_DAYS, fees=(fee,))
    return Procedure(code=ProcedureCode("1.001612"), name=name, cases=cases, terms=(terms,))


def prepared_for(
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
        due=due_moment(NOW, THREE_DAYS, CALENDAR),
        bill=bill_of(procedure, fees, entry, waivers, office_date(NOW)),
        missing=missing,
    )


def lan() -> PersonEntry:
    card = read_citizen_card(CARD)
    return replace(with_card(PersonEntry(), card, NOW.replace(minute=13)), phone="0912 345 678")


def filled(ticked: int = len(_NAMES)) -> IntakeState:
    procedure = business()
    ticks = {name: Tick(kind, 1) for name, kind in list(zip(_NAMES, _KINDS, strict=True))[:ticked]}
    form = replace(chosen(IntakeForm(key=KEY, visitor=lan()), procedure), ticks=ticks)
    person = read_citizen_card(CARD).as_person(phone="0912345678")
    return IntakeState(
        form,
        office_date(NOW),
        procedure=procedure,
        earlier=EarlierVisit(person, 2, NOW),
        prepared=prepared_for(procedure, _NAMES[ticked:]),
    )


def in_window(
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
