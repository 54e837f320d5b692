"""Who may do what, as the use cases have it: every role at every one of them."""

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path
from uuid import UUID, uuid4

import pytest

from db.store import Store
from db.unit_of_work import UnitOfWork
from desk_app.domain.codes.blocks import NUMBERING_BLOCKED
from desk_app.domain.codes.seal import Proof, SealKey, seal
from desk_app.domain.counting.period import read_period
from desk_app.domain.dossier import Collector, CollectorKind, Dossier
from desk_app.domain.errors import RightMissing
from desk_app.domain.handling.telling import NoticeAbout, NoticeOutcome, NoticeWay
from desk_app.domain.ids import OfficerId, ProcedureCode
from desk_app.domain.inspection.lottery import SampleOrder
from desk_app.domain.law.calendar import with_day_off
from desk_app.domain.law.office_calendar import Origin
from desk_app.domain.law.procedure import procedure_facts
from desk_app.domain.law.settled import Settlement
from desk_app.domain.office_time import office_date
from desk_app.domain.officer import Officer
from desk_app.domain.people.rights import Right, Role
from desk_app.services.calendar.in_force import shipped_calendar
from desk_app.services.calendar.reschedule import Reschedule, reschedule
from desk_app.services.calendar.set_calendar import SetCalendar, decline_edition, set_calendar
from desk_app.services.catalogue.compare_catalogue import compare_catalogue
from desk_app.services.catalogue.editions.take import compare_edition, decline_catalogue
from desk_app.services.catalogue.import_catalogue import ImportCatalogue, import_catalogue
from desk_app.services.catalogue.settle_procedure import SettleProcedure, settle_procedure
from desk_app.services.counting.note_report import ReportOrder, note_report
from desk_app.services.counting.report_keys import GiveReportKey, give_report_key
from desk_app.services.desk import Desk
from desk_app.services.elsewhere.competent_unit import (
    CompetentHasIt,
    Forward,
    competent_has_it,
    forward,
)
from desk_app.services.elsewhere.legs import BeginLeg, EndLeg, begin_leg, end_leg
from desk_app.services.handling.look_at_paper import look_at_paper
from desk_app.services.handling.result_back import ResultBack, result_back
from desk_app.services.inspection.note_inspection import note_inspection, unmask_sample
from desk_app.services.intake.ask_supplement_first import ask_supplement_first
from desk_app.services.intake.note_external_code import NoteExternalCode, note_external_code
from desk_app.services.intake.receive_dossier import receive_dossier
from desk_app.services.intake.refuse_intake import refuse_intake
from desk_app.services.office.confirm_clock import ConfirmClock, confirm_clock
from desk_app.services.office.keeping import open_block, set_setting
from desk_app.services.office.look import open_dossier, unmask
from desk_app.services.office.officers import RegisterOfficer, let_go, register_officer, set_secret
from desk_app.services.printing.loose_paper import LoosePrint, hand_over_loose, settle_loose
from desk_app.services.printing.print_acts import (
    PrintOrder,
    hand_over_to_printer,
    note_preview,
    postpone_prints,
    settle_print,
)
from desk_app.services.return_.return_result import ReturnResult, return_result
from desk_app.services.telling.tell_citizen import TellCitizen, tell_citizen
from tests.builders import (
    BUSINESS,
    CASHIER,
    INTERLINKED,
    LEADER,
    PAID_ELSEWHERE,
    RECEPTION,
    UNIT,
    a_desk,
    a_procedure,
    a_sending,
    an_officer,
    an_order,
    publish_interlinked,
)
from tests.prepared import Prepared, prepared
from tests.services.catalogue.editions.arrivals import arrive
from tests.services.each_role import does_what_it_may

Work = Callable[[], UnitOfWork]
OWNER = Collector(kind=CollectorKind.OWNER, name="NGUYỄN THỊ LAN")
PIN = "246810"
CHECKLIST = LoosePrint(
    job=UUID(int=77), form="take_home_checklist", about=BUSINESS, printer="", copies=1
)
HANDED_OVER = UUID(int=7)
A_DAY_OFF = SetCalendar(
    calendar=with_day_off(shipped_calendar(), date(2026, 11, 23), "Nghỉ hoán đổi với 28/11"),
    origin=Origin.OFFICE,
    reason="Công văn số 1",
    based_on=None,
)
CALLED = partial(
    TellCitizen,
    key=UUID(int=5),
    about=NoticeAbout.RECEIVED,
    way=NoticeWay.CALL,
    words="Đã tiếp nhận",
    outcome=NoticeOutcome.REACHED,
)
NEWCOMER = RegisterOfficer(
    id=OfficerId(UUID(int=77)), name="Phạm Ngọc Diễm", role=Role.RECEPTION, secret=PIN
)


class Counter:
    """An office with a dossier just received, one whose result is back, and a print on its way."""

    def __init__(self, work: Work) -> None:
        publish_interlinked(work)
        self.desk: Desk = a_desk(work)
        receptionist = an_officer(RECEPTION)
        self.fresh: Dossier = receive_dossier(an_order(), receptionist, self.desk)
        self.back: Dossier = receive_dossier(an_order(), receptionist, self.desk)
        self.interlinked: Dossier = self._received(procedure=INTERLINKED)
        self.begun: Dossier = self._received(procedure=INTERLINKED)
        begin_leg(BeginLeg(dossier=self.begun.id), receptionist, self.desk)
        self.elsewhere: Dossier = self._received(competent="UBND phường Cái Khế")
        self.forwarded: Dossier = self._received(competent="UBND phường Cái Khế")
        forward(Forward(dossier=self.forwarded.id), receptionist, self.desk)
        result_back(ResultBack(dossier=self.back.id), receptionist, self.desk)
        hand_over_to_printer(self.print_order(HANDED_OVER), receptionist, self.desk)

    def _received(self, **entered: object) -> Dossier:
        return receive_dossier(an_order(**entered), an_officer(RECEPTION), self.desk)

    def print_order(self, job: UUID) -> PrintOrder:
        return PrintOrder(job=job, dossier=self.fresh.id, form="receipt", printer="Q1", copies=1)

    def block_numbering(self) -> None:
        with self.desk.work() as work:
            work.settings.set(NUMBERING_BLOCKED, value=True)
            work.commit()


@pytest.fixture(scope="module")
def before(office_store_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Prepared[Counter]:
    return prepared(Counter, office_store_file, tmp_path_factory.mktemp("counter"))


@pytest.fixture(scope="module")
def store_file(before: Prepared[Counter]) -> Path:
    return before.file


@pytest.fixture
def counter(before: Prepared[Counter], work: Work) -> Counter:
    return before.at(work)


def digest(secret: str) -> str:
    return f"digest of {len(secret)}"


def a_catalogue() -> ImportCatalogue:
    procedure = a_procedure(code=ProcedureCode("1.004222"))
    raw = json.dumps([procedure_facts(procedure)], ensure_ascii=False).encode()
    return ImportCatalogue([("danh-muc.json", raw)])


def opens_a_block(officer: Officer, at: Counter) -> None:
    at.block_numbering()
    open_block(41, "máy cũ hỏng", officer, at.desk)


def confirms_the_clock(officer: Officer, at: Counter) -> None:
    with at.desk.work() as work:
        work.numbers.take(UNIT, date(2026, 11, 25))
        work.commit()
    confirm_clock(ConfirmClock(day=date(2026, 11, 20), reason="pin hết"), officer, at.desk)


def compares_an_edition(officer: Officer, at: Counter) -> None:
    arrive(at.desk.work)
    compare_edition(officer, at.desk)


def reschedules(officer: Officer, at: Counter) -> None:
    """By a calendar that gives the fresh dossier another appointment."""
    calendar = A_DAY_OFF.calendar
    desk = replace(at.desk, calendar_now=lambda: calendar)
    order = Reschedule(dossiers=[at.fresh.id], reason="Nghỉ hoán đổi")
    assert reschedule(order, officer, desk) == (at.fresh.id,)


def looks_at_a_forged_paper(officer: Officer, at: Counter) -> None:
    with at.desk.work() as work:
        work.seal_keys.keep([SealKey("2026-a", 2026, bytes(32))])
        work.commit()
    paper = seal(at.fresh.code, BUSINESS, None, b"another key of 32 bytes or so ...")
    assert look_at_paper(paper, officer, at.desk).proof is Proof.FORGED


MONTH = read_period("2026-11")
SAMPLE = SampleOrder(period=MONTH, size=1, seed="1")

USE_CASES: dict[str, tuple[Right, Callable[[Officer, Counter], object]]] = {
    "receive": (Right.RECEIVE, lambda who, at: receive_dossier(an_order(), who, at.desk)),
    "ask_supplement_first": (
        Right.RECEIVE,
        lambda who, at: ask_supplement_first(a_sending(), who, at.desk),
    ),
    "refuse_intake": (Right.RECEIVE, lambda who, at: refuse_intake(a_sending(), who, at.desk)),
    "note_external_code": (
        Right.RESULT_BACK,
        lambda who, at: note_external_code(
            NoteExternalCode(dossier=at.fresh.id, system="Cổng", code="1"), who, at.desk
        ),
    ),
    "confirm_clock": (Right.CONFIRM_CLOCK, confirms_the_clock),
    "result_back": (
        Right.RESULT_BACK,
        lambda who, at: result_back(ResultBack(dossier=at.fresh.id), who, at.desk),
    ),
    "tell_citizen": (
        Right.TELL_CITIZEN,
        lambda who, at: tell_citizen(CALLED(dossier=at.fresh.id), who, at.desk),
    ),
    "forward": (
        Right.TRACK_AGENCIES,
        lambda who, at: forward(Forward(dossier=at.elsewhere.id), who, at.desk),
    ),
    "competent_has_it": (
        Right.TRACK_AGENCIES,
        lambda who, at: competent_has_it(
            CompetentHasIt(dossier=at.forwarded.id, at=at.desk.now()), who, at.desk
        ),
    ),
    "begin_leg": (
        Right.TRACK_AGENCIES,
        lambda who, at: begin_leg(BeginLeg(dossier=at.interlinked.id), who, at.desk),
    ),
    "end_leg": (
        Right.TRACK_AGENCIES,
        lambda who, at: end_leg(EndLeg(dossier=at.begun.id, leg=0), who, at.desk),
    ),
    "return_result": (
        Right.RETURN,
        lambda who, at: return_result(
            ReturnResult(dossier=at.back.id, collector=OWNER, unpaid_because=PAID_ELSEWHERE),
            who,
            at.desk,
        ),
    ),
    "open_dossier": (Right.SEE, lambda who, at: open_dossier(at.fresh.id, who, at.desk)),
    "look_at_paper": (Right.SEE, looks_at_a_forged_paper),
    "unmask": (Right.UNMASK, lambda who, at: unmask(at.fresh.id, who, at.desk)),
    "note_report": (
        Right.SEE_WHOLE_DAY,
        lambda who, at: note_report(ReportOrder(name="II.06a", period=MONTH), who, at.desk),
    ),
    "note_inspection": (
        Right.INSPECT,
        lambda who, at: note_inspection(SAMPLE, 1, "00" * 32, who, at.desk),
    ),
    "unmask_sample": (Right.INSPECT, lambda who, at: unmask_sample([at.fresh.id], who, at.desk)),
    "give_report_key": (
        Right.SEE_WHOLE_DAY,
        lambda who, at: give_report_key(
            GiveReportKey(frozenset({"07a"}), office_date(at.desk.now())), "ab", who, at.desk
        ),
    ),
    "hand_over_to_printer": (
        Right.PRINT,
        lambda who, at: hand_over_to_printer(at.print_order(uuid4()), who, at.desk),
    ),
    "settle_print": (
        Right.PRINT,
        lambda who, at: settle_print(HANDED_OVER, at.fresh.id, "", who, at.desk),
    ),
    "postpone_prints": (
        Right.PRINT,
        lambda who, at: postpone_prints([at.print_order(uuid4())], who, at.desk),
    ),
    "hand_over_loose": (Right.SEE, lambda who, at: hand_over_loose(CHECKLIST, who, at.desk)),
    "settle_loose": (Right.SEE, lambda who, at: settle_loose(CHECKLIST.job, "", who, at.desk)),
    "note_preview": (
        Right.SEE,
        lambda who, at: note_preview(at.fresh.id, "receipt", who, at.desk),
    ),
    "register_officer": (
        Right.MANAGE_OFFICERS,
        lambda who, at: register_officer(NEWCOMER, who, digest, at.desk),
    ),
    "let_go": (Right.MANAGE_OFFICERS, lambda who, at: let_go(CASHIER, who, at.desk)),
    "import_catalogue": (
        Right.IMPORT_CATALOGUE,
        lambda who, at: import_catalogue(a_catalogue(), who, at.desk),
    ),
    "compare_catalogue": (
        Right.IMPORT_CATALOGUE,
        lambda who, at: compare_catalogue(a_catalogue(), who, at.desk),
    ),
    "decline_catalogue": (
        Right.IMPORT_CATALOGUE,
        lambda who, at: decline_catalogue("20261120-a", who, at.desk),
    ),
    "compare_edition": (
        Right.IMPORT_CATALOGUE,
        compares_an_edition,
    ),
    "settle_procedure": (
        Right.IMPORT_CATALOGUE,
        lambda who, at: settle_procedure(
            SettleProcedure(BUSINESS, Settlement(short="Hộ kinh doanh")), who, at.desk
        ),
    ),
    "open_block": (Right.OPEN_BLOCK, opens_a_block),
    "set_calendar": (Right.SET_CALENDAR, lambda who, at: set_calendar(A_DAY_OFF, who, at.desk)),
    "decline_edition": (
        Right.SET_CALENDAR,
        lambda who, at: decline_edition("viet-nam-2028", "Lịch riêng", who, at.desk),
    ),
    "reschedule": (Right.CHANGE_DUE, reschedules),
    "set_setting": (
        Right.SETTINGS,
        lambda who, at: set_setting("office.backup_folder", "/mnt/usb", who, at.desk),
    ),
    "bind_printers": (
        Right.BIND_PRINTERS,
        lambda who, at: set_setting("ui.printers", {}, who, at.desk),
    ),
}
NO_ACT = {  # of this desk alone, or only read
    *("set_setting", "bind_printers", "compare_catalogue", "compare_edition"),
}


@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize("use_case", USE_CASES)
def test_that_each_role_does_what_it_may_and_nothing_else(
    use_case: str, role: Role, counter: Counter, store: Store
) -> None:
    right, do = USE_CASES[use_case]
    does_what_it_may(role, right, lambda who: do(who, counter), store, acts=use_case not in NO_ACT)


@pytest.mark.parametrize("role", Role)
def test_that_everybody_sets_their_own_secret_and_how_the_desk_looks(
    role: Role, counter: Counter
) -> None:
    somebody = an_officer(LEADER, role)
    set_secret(LEADER, PIN, somebody, digest, counter.desk)
    set_setting("ui.mode", "dark", somebody, counter.desk)


def test_that_an_officer_sees_the_own_figures_and_nobody_elses(counter: Counter) -> None:
    officer = an_officer()
    own = ReportOrder(name="II.06a", period=MONTH, whose=officer.id)
    note_report(own, officer, counter.desk)
    for order in (replace(own, whose=None), replace(own, whose=LEADER)):
        with pytest.raises(RightMissing):
            note_report(order, officer, counter.desk)
