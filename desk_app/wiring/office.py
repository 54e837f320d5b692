"""All a screen can do: each field is one use case or one query, its surroundings filled in."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Protocol
from uuid import UUID

from db.backup import Going
from db.queries.persons import EarlierVisit, SimilarPerson
from db.queries.prints import OpenPrint, Unprinted
from db.queries.rows import DossierLine
from db.queries.sent_away import SentAwayLine
from db.queries.timeline import DossierView
from db.queries.worklist import Filter
from db.repositories.drafts import Draft
from desk_app.domain.acts.prints import PrintJob, WordedPaper
from desk_app.domain.codes.dossier_code import DossierCode
from desk_app.domain.codes.seal import SealedCode
from desk_app.domain.dossier import Dossier
from desk_app.domain.ids import DossierId
from desk_app.domain.law.procedure import Procedure
from desk_app.domain.office import DeskFacts
from desk_app.domain.officer import Officer
from desk_app.domain.people.person import Person
from desk_app.domain.sent_away import SentAway
from desk_app.domain.telling.house_rules import HouseRules
from desk_app.services.catalogue.compare_catalogue import ImportCatalogue
from desk_app.services.catalogue.comparing.difference import CatalogueDifference
from desk_app.services.catalogue.export_catalogue import ExportCatalogue, Exported
from desk_app.services.catalogue.import_catalogue import (
    ApplyCatalogue,
    ImportReport,
)
from desk_app.services.catalogue.settle_procedure import SettleProcedure
from desk_app.services.elsewhere.competent_unit import CompetentHasIt, Forward
from desk_app.services.elsewhere.legs import BeginLeg, EndLeg
from desk_app.services.handling.look_at_paper import PaperLook
from desk_app.services.handling.result_back import ResultBack
from desk_app.services.intake.note_external_code import NoteExternalCode
from desk_app.services.intake.prepare import Prepared, ReceiveDossier
from desk_app.services.intake.sending_away import SendAway
from desk_app.services.office.confirm_clock import ConfirmClock
from desk_app.services.printing.loose_paper import LoosePrint
from desk_app.services.printing.print_acts import PrintOrder
from desk_app.services.return_.return_result import ReturnResult
from desk_app.services.telling.by_itself import CallOff
from desk_app.services.telling.house_rules import SetHouseRules
from desk_app.services.telling.tell_citizen import TellCitizen
from desk_app.sync.engine import Round
from desk_app.sync.state import LineFacts
from desk_app.wiring.calendar import CalendarDesk
from desk_app.wiring.catalogue import CatalogueDesk
from desk_app.wiring.day_end.desk import DayEndDesk
from desk_app.wiring.drawing import PaperHistory
from desk_app.wiring.handing_over.desk import HandOverDesk
from desk_app.wiring.handling.steps import StepsDesk
from desk_app.wiring.inspection.desk import InspectionDesk
from desk_app.wiring.life.amending import AmendingDesk
from desk_app.wiring.money.till import TillDesk
from desk_app.wiring.office_life.editions import EditionsDesk
from desk_app.wiring.office_life.identity import Identity
from desk_app.wiring.office_life.queue import QueueDesk
from desk_app.wiring.office_life.releases import ReleasesDesk
from desk_app.wiring.office_life.store_look import StoreLook
from desk_app.wiring.online.desk import OnlineDesk
from desk_app.wiring.papers.forms import FormsDesk
from desk_app.wiring.places import Places
from desk_app.wiring.post.desk import PostDesk
from desk_app.wiring.reports.desk import ReportsDesk
from desk_app.wiring.scans.desk import ScansDesk
from desk_app.wiring.syncing.desk import SyncingDesk
from desk_app.wiring.watching.desk import WatchDesk


@dataclass(frozen=True, slots=True, kw_only=True)
class Counter:
    """Steps of a dossier. Counter lane: each is one short transaction."""

    new_key: Callable[[], DossierId]  # any thread, at once
    receive: Callable[[ReceiveDossier, Officer], Dossier]
    result_back: Callable[[ResultBack, Officer], Dossier]
    return_result: Callable[[ReturnResult, Officer], Dossier]
    ask_supplement_first: Callable[[SendAway, Officer], SentAway]
    refuse_intake: Callable[[SendAway, Officer], SentAway]
    note_external_code: Callable[[NoteExternalCode, Officer], Dossier]
    tell_citizen: Callable[[TellCitizen, Officer], Dossier]
    call_off: Callable[[CallOff, Officer], Dossier]  # notices that wait for the centre
    forward: Callable[[Forward, Officer], Dossier]  # to the competent unit
    competent_has_it: Callable[[CompetentHasIt, Officer], Dossier]
    begin_leg: Callable[[BeginLeg, Officer], Dossier]
    end_leg: Callable[[EndLeg, Officer], Dossier]
    open_dossier: Callable[[DossierId, Officer], None]  # notes the look
    look_at_paper: Callable[[SealedCode, Officer], PaperLook]  # notes it; raises PaperForged
    unmask: Callable[[DossierId, Officer], str]
    save_draft: Callable[[Officer, str, str], None]  # officer, screen, JSON
    drop_draft: Callable[[Officer, str], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """Questions. Reading lane: none of them writes."""

    prepare: Callable[[ReceiveDossier], Prepared]
    next_code: Callable[[], DossierCode | None]  # of the next dossier; None: no number is left
    find_procedures: Callable[[str, Officer], Sequence[Procedure]]
    procedure: Callable[[str], Procedure | None]  # current edition of a code
    earlier_visit: Callable[[str], EarlierVisit | None]  # by ID number
    similar_person: Callable[[Person], SimilarPerson | None]  # same number or same name and birth
    possible_duplicates: Callable[[Person, str], Sequence[DossierLine]]  # owner, procedure
    search: Callable[[str], Sequence[DossierLine]]
    search_sent_away: Callable[[str], Sequence[SentAwayLine]]  # answered with a paper, no code
    asked_before: Callable[[Person], Sequence[SentAway]]  # to complete papers, and not back yet
    dossier_by_code: Callable[[str], DossierId]  # raises DossierNotFound
    dossier: Callable[[DossierId], DossierView]
    worklist: Callable[[Filter], Sequence[DossierLine]]
    counts: Callable[[], Mapping[Filter, int]]
    draft: Callable[[Officer, str], Draft | None]  # or in the counter's, behind its writes
    open_prints: Callable[[], Sequence[OpenPrint]]  # of this desk; somebody has to see to them
    unprinted: Callable[[], Sequence[Unprinted]]  # of this desk, of the last days


@dataclass(frozen=True, slots=True, kw_only=True)
class Papers:
    """What is printed. The first six read: reading lane; the rest: counter lane."""

    forms: Callable[[], Sequence[str]]  # papers about a dossier that can be printed
    worded: Callable[[DossierId, str, str], WordedPaper]  # form, line of the visit
    lacking: Callable[[str, WordedPaper], str]  # form; letters that are printed as boxes
    drawn: Callable[[DossierId, UUID, str, int], bytes]  # a stored print, media, dpi; a PDF
    preview: Callable[[DossierId, str, UUID | None, str], bytes]  # form, version, media; a PDF
    history: Callable[[DossierId, str], PaperHistory]
    hand_over: Callable[[PrintOrder, Officer], PrintJob]  # stores before the call
    postpone: Callable[[Sequence[PrintOrder], Officer], None]  # all or none
    settle: Callable[[UUID, DossierId, str, Officer], None]  # job, dossier, failure or ""
    note_preview: Callable[[DossierId, str, Officer], None]
    hand_over_loose: Callable[[LoosePrint, Officer], None]  # of no dossier; before the call
    settle_loose: Callable[[UUID, str, Officer], None]  # job, failure or ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Keeping:
    """The office's own affairs."""

    import_catalogue: Callable[[ImportCatalogue, Officer], ImportReport]  # reading lane, long
    compare_catalogue: Callable[[ImportCatalogue, Officer], CatalogueDifference]  # likewise
    apply_catalogue: Callable[[ApplyCatalogue, Officer], ImportReport]  # likewise
    export_catalogue: Callable[[ExportCatalogue, Officer], Exported]  # likewise
    settle_procedure: Callable[[SettleProcedure, Officer], Procedure]  # counter lane
    procedures: Callable[[], int]  # how many the catalogue holds
    back_up: Callable[[], Path]  # reading lane, long
    last_backup: Callable[[], datetime | None]
    backup_folder_gone: Callable[[], Path | None]  # chosen, and not to be seen: its disk is away
    choose_backup_folder: Callable[[Path, Officer], None]
    copy_owed: Callable[[], bool]  # nobody waited for the evening's
    store_look: StoreLook  # whether the whole store is what was written there
    look_over_scans: Callable[[], int]  # a portion read whole; how many are lost; reading lane
    copy_scans: Callable[[], int]  # newest to the folder of backups; how many; a portion, reading
    open_block: Callable[[int, str, Officer], None]  # block, reason: on a restored store
    fold_again: Callable[[int], int | None]  # rows of an older program; reading lane, a portion
    numbering_blocked: Callable[[], bool]
    codes_ahead: Callable[[], date | None]  # latest later day of a code: numbering waits for it
    confirm_clock: Callable[[ConfirmClock, Officer], None]
    house_rules: Callable[[], HouseRules]  # in force at every desk of the office
    set_house_rules: Callable[[SetHouseRules, Officer], HouseRules]
    setting: Callable[[str], object]  # JSON value or None
    set_setting: Callable[[str, object, Officer], None]


class Closes(Protocol):
    def __call__(self, going: Going | None = None) -> None:
        """After the evening's copy. `going`: who waits for that, as `db.backup.make_backup`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Office:
    facts: DeskFacts
    prints: Path  # takes papers without a printer
    key_file: Path | None  # alone protects the key of the store; None: the keyring has it
    now: Callable[[], datetime]  # UTC
    is_working: Callable[[date], bool]
    identity: Identity
    counter: Counter
    reading: Reading
    papers: Papers
    forms: FormsDesk
    catalogue: CatalogueDesk
    editions: EditionsDesk
    keeping: Keeping
    amending: AmendingDesk
    calendar: CalendarDesk
    places: Places
    online: OnlineDesk
    post: PostDesk
    day_end: DayEndDesk
    queue: QueueDesk
    reports: ReportsDesk
    inspection: InspectionDesk
    scans: ScansDesk
    till: TillDesk
    handing_over: HandOverDesk
    steps: StepsDesk
    syncing: SyncingDesk
    releases: ReleasesDesk
    watching: WatchDesk
    exchange: Callable[
        [int], Round
    ]  # most acts to send; network lane; raises CentralUnreachable, CentralRefused
    line: Callable[[], LineFacts]  # reading lane
    close: Closes
