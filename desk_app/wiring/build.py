"""Put an open, enrolled desk together: every use case with its surroundings."""

from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import date, datetime
from functools import partial

from db.backup import Going
from db.journal import Scribe
from db.queries import persons, prints, procedures, search, sent_away, timeline, worklist
from db.repositories.drafts import Draft
from db.store import new_id
from desk_app.documents.citizen_notice import notice_words
from desk_app.documents.office_forms.shelf import FormsShelf
from desk_app.documents.series import the_series
from desk_app.domain.codes.blocks import NUMBERING_BLOCKED
from desk_app.domain.errors import DossierNotFound, StoreDamaged, StoreUnwritable
from desk_app.domain.ids import DossierId
from desk_app.domain.law.deadline.display import ShownDue
from desk_app.domain.office import DeskFacts
from desk_app.domain.office_time import office_date
from desk_app.domain.officer import Officer
from desk_app.releases.running import Running
from desk_app.releases.shelf import Shelf
from desk_app.services.calendar.in_force import CalendarInForce
from desk_app.services.catalogue.compare_catalogue import compare_catalogue
from desk_app.services.catalogue.export_catalogue import export_catalogue
from desk_app.services.catalogue.import_catalogue import apply_catalogue, import_catalogue
from desk_app.services.catalogue.settle_procedure import settle_procedure
from desk_app.services.desk import Desk
from desk_app.services.elsewhere.competent_unit import competent_has_it, forward
from desk_app.services.elsewhere.legs import begin_leg, end_leg
from desk_app.services.handling.look_at_paper import look_at_paper
from desk_app.services.handling.result_back import result_back
from desk_app.services.intake.ask_supplement_first import ask_supplement_first
from desk_app.services.intake.note_external_code import note_external_code
from desk_app.services.intake.prepare import next_code, prepare
from desk_app.services.intake.receive_dossier import receive_dossier
from desk_app.services.intake.refuse_intake import refuse_intake
from desk_app.services.office import keeping, look
from desk_app.services.office.confirm_clock import codes_ahead, confirm_clock
from desk_app.services.office.due_display import ways_to_show
from desk_app.services.office.fold_again import fold_again
from desk_app.services.printing.loose_paper import hand_over_loose, settle_loose
from desk_app.services.printing.print_acts import (
    hand_over_to_printer,
    note_preview,
    postpone_prints,
    settle_print,
)
from desk_app.services.printing.seal_paper import sealed_text
from desk_app.services.return_.return_result import return_result
from desk_app.services.telling.by_itself import call_off
from desk_app.services.telling.house_rules import house_rules, set_house_rules
from desk_app.services.telling.tell_citizen import tell_citizen
from desk_app.sync.contents.releases import Releases
from desk_app.wiring.calendar import calendar_desk
from desk_app.wiring.catalogue import catalogue_desk
from desk_app.wiring.day_end.desk import day_end_desk
from desk_app.wiring.drawing import Drawing
from desk_app.wiring.faces import write_faces
from desk_app.wiring.handing_over.desk import hand_over_desk
from desk_app.wiring.handing_over.worklist import by_when
from desk_app.wiring.handling.steps import steps_desk
from desk_app.wiring.horizon import (
    asked_since,
    duplicates_since,
    failed_since,
    horizon_of,
    unprinted_since,
)
from desk_app.wiring.inspection.desk import inspection_desk
from desk_app.wiring.life.amending import amending_desk
from desk_app.wiring.line import Line
from desk_app.wiring.money.till import till_desk
from desk_app.wiring.office import Counter, Keeping, Office, Papers, Reading
from desk_app.wiring.office_life.door import Door, open_door, utc_now
from desk_app.wiring.office_life.editions import editions_desk
from desk_app.wiring.office_life.identity import build_identity
from desk_app.wiring.office_life.queue import queue_desk
from desk_app.wiring.office_life.releases import never_updated, releases_desk
from desk_app.wiring.office_life.store_look import StoreLook
from desk_app.wiring.online.desk import online_desk
from desk_app.wiring.opening import OpenDesk
from desk_app.wiring.papers.forms import PaperForms, forms_desk, forms_shelf, paper_forms
from desk_app.wiring.places import build_places
from desk_app.wiring.post.desk import post_desk
from desk_app.wiring.reports.desk import reports_desk
from desk_app.wiring.safekeeping import Safekeeping
from desk_app.wiring.scans.desk import scans_desk
from desk_app.wiring.syncing.desk import syncing_desk
from desk_app.wiring.waivers import the_waivers
from desk_app.wiring.watching.desk import watch_desk


def build_office(
    opened: OpenDesk,
    *,
    now: Callable[[], datetime] = utc_now,
    own: Running | None = None,
    door: Door | None = None,
) -> Office:
    """Everything the screens may call.

    Args:
        own: The frozen program this is; None: it is never updated.
        door: Of `opened`, where somebody has opened it already.

    Raises:
        ValueError: the desk is not enrolled.
    """
    facts = opened.facts
    if facts is None:
        raise ValueError("the desk is not enrolled")
    versions = Shelf(opened.folders.versions)
    fetching = None if own is None else Releases(own, versions, now)
    desk, line, in_force, shelf = _desk(opened, facts, now, fetching)
    door = door or open_door(opened, setting="", now=now)
    forms = paper_forms(shelf, opened, desk)
    safe = Safekeeping(opened, desk)
    _keep_faces(opened, facts, lambda: door.first)

    def close(going: Going | None = None) -> None:
        try:
            _keep_faces(opened, facts, door.officers)
            line.close()
            safe.back_up_at_closing(going)
        finally:
            opened.close()

    return Office(
        facts=facts,
        prints=opened.folders.prints,
        key_file=opened.vault.file,
        now=now,
        is_working=lambda day: in_force().is_working(day),
        identity=build_identity(desk),
        counter=_counter(desk),
        reading=_reading(opened, desk),
        papers=_papers(opened, desk, facts, forms),
        forms=forms_desk(shelf, desk, facts),
        catalogue=catalogue_desk(opened, desk, facts, forms),
        editions=editions_desk(desk),
        keeping=_keeping(opened, desk, safe),
        amending=amending_desk(desk),
        calendar=calendar_desk(desk, in_force),
        places=build_places(opened, desk),
        online=online_desk(opened, desk),
        post=post_desk(opened, desk, facts, forms),
        day_end=day_end_desk(opened, desk, facts, forms),
        reports=reports_desk(opened, desk, facts, forms),
        inspection=inspection_desk(opened, desk, facts, forms),
        queue=queue_desk(desk, facts, forms),
        scans=scans_desk(opened, desk, line.fetch),
        till=till_desk(opened, desk, facts, forms),
        handing_over=hand_over_desk(opened, desk, forms),
        steps=steps_desk(desk),
        syncing=syncing_desk(opened, desk, line),
        releases=never_updated(trial=facts.trial)
        if own is None or fetching is None
        else releases_desk(own, versions, fetching, line.sync_desk, safe.back_up_before),
        watching=watch_desk(opened, desk, facts, forms),
        exchange=line.exchange,
        line=line.facts,
        close=close,
    )


def _keep_faces(
    opened: OpenDesk, facts: DeskFacts, officers: Callable[[], Sequence[Officer]]
) -> None:
    """The next start shows those of before where the disk takes nothing."""
    with suppress(OSError, StoreDamaged, StoreUnwritable):
        write_faces(opened.folders.faces, facts, officers())


def _desk(
    opened: OpenDesk,
    facts: DeskFacts,
    now: Callable[[], datetime],
    releases: Releases | None,
) -> tuple[Desk, Line, CalendarInForce, FormsShelf]:
    line = Line(opened, facts, now, releases)
    scribe = Scribe(
        unit=facts.unit.code, desk=facts.desk, new_id=new_id, clock_offset_ms=line.offset_ms
    )
    glance = opened.store.glance(scribe)
    in_force = CalendarInForce(glance)

    def setting(name: str) -> object:
        with glance() as work:
            found: object = work.settings.get(name)
            return found

    shelf = forms_shelf(opened, setting)
    desk = Desk(
        unit=facts.unit.code,
        id=facts.desk,
        now=now,
        work=opened.store.work(scribe),
        glance=glance,
        calendar_now=in_force,
        series=the_series(facts.unit, shelf.now().letterhead.number_group),
        waivers=the_waivers(),
        notice_words=lambda about, dossier: notice_words(about, dossier, facts.unit),
    )
    line.start(desk.work, glance, after=in_force.read_again)
    return desk, line, in_force, shelf


def _counter(desk: Desk) -> Counter:
    def save_draft(officer: Officer, screen: str, body: str) -> None:
        with desk.work() as work:
            work.drafts.save(officer.id, screen, body, desk.now())
            work.commit()

    def drop_draft(officer: Officer, screen: str) -> None:
        with desk.work() as work:
            work.drafts.drop(officer.id, screen)
            work.commit()

    return Counter(
        new_key=lambda: DossierId(new_id(desk.now())),
        receive=partial(receive_dossier, desk=desk),
        result_back=partial(result_back, desk=desk),
        return_result=partial(return_result, desk=desk),
        ask_supplement_first=partial(ask_supplement_first, desk=desk),
        refuse_intake=partial(refuse_intake, desk=desk),
        note_external_code=partial(note_external_code, desk=desk),
        tell_citizen=partial(tell_citizen, desk=desk),
        call_off=partial(call_off, desk=desk),
        forward=partial(forward, desk=desk),
        competent_has_it=partial(competent_has_it, desk=desk),
        begin_leg=partial(begin_leg, desk=desk),
        end_leg=partial(end_leg, desk=desk),
        open_dossier=partial(look.open_dossier, desk=desk),
        look_at_paper=partial(look_at_paper, desk=desk),
        unmask=partial(look.unmask, desk=desk),
        save_draft=save_draft,
        drop_draft=drop_draft,
    )


def _reading(opened: OpenDesk, desk: Desk) -> Reading:
    ask = opened.store.ask
    find, procedure_on = ask(procedures.find_procedures), ask(procedures.procedure_on)
    duplicates = ask(persons.possible_duplicates)
    work_list, counts = ask(worklist.open_dossiers), ask(worklist.counts)
    code_to_id = ask(timeline.dossier_id)
    open_prints, unprinted = ask(prints.open_prints), ask(prints.unprinted)
    asked_before = ask(sent_away.asked_before)

    def dossier_by_code(code: str) -> DossierId:
        found = code_to_id(code)
        if found is None:
            raise DossierNotFound(code)
        return found

    def today() -> date:
        return office_date(desk.now())

    def draft(officer: Officer, screen: str) -> Draft | None:
        with desk.glance() as work:
            return work.drafts.find(officer.id, screen)

    return Reading(
        prepare=partial(prepare, desk=desk),
        next_code=partial(next_code, desk),
        find_procedures=lambda sought, officer: find(sought, officer.id, today()),
        procedure=lambda code: procedure_on(code, today()),
        earlier_visit=ask(persons.earlier_visit),
        similar_person=ask(persons.similar_person),
        possible_duplicates=lambda person, code: duplicates(
            person, code, duplicates_since(desk.now())
        ),
        search=ask(search.search),
        search_sent_away=ask(sent_away.search_sent_away),
        asked_before=lambda person: asked_before(person, asked_since(desk.now())),
        dossier_by_code=dossier_by_code,
        dossier=ask(timeline.dossier_view),
        worklist=lambda which: by_when(
            work_list(which, horizon_of(desk.now(), desk.calendar)), desk.calendar
        ),
        counts=lambda: counts(horizon_of(desk.now(), desk.calendar)),
        draft=draft,
        open_prints=lambda: open_prints(desk.id, failed_since(desk.now())),
        unprinted=lambda: unprinted(desk.id, unprinted_since(desk.now())),
    )


def _papers(opened: OpenDesk, desk: Desk, facts: DeskFacts, forms: PaperForms) -> Papers:
    def shown(due: datetime) -> Sequence[ShownDue]:
        with desk.glance() as work:
            return ways_to_show(due, work, desk.calendar)

    sealed = partial(sealed_text, desk=desk)
    draw = Drawing(opened.store.ask(timeline.dossier_view), facts, shown, forms, sealed)
    return Papers(
        forms=draw.forms,
        worded=draw.worded,
        lacking=draw.lacking,
        drawn=draw.drawn,
        preview=draw.preview,
        history=draw.history,
        hand_over=partial(hand_over_to_printer, desk=desk),
        postpone=partial(postpone_prints, desk=desk),
        settle=partial(settle_print, desk=desk),
        note_preview=partial(note_preview, desk=desk),
        hand_over_loose=partial(hand_over_loose, desk=desk),
        settle_loose=partial(settle_loose, desk=desk),
    )


def _keeping(opened: OpenDesk, desk: Desk, safe: Safekeeping) -> Keeping:
    def setting(name: str) -> object:
        with desk.glance() as work:
            found: object = work.settings.get(name)
            return found

    how_many = opened.store.ask(procedures.how_many)
    return Keeping(
        import_catalogue=partial(import_catalogue, desk=desk),
        compare_catalogue=partial(compare_catalogue, desk=desk),
        apply_catalogue=partial(apply_catalogue, desk=desk),
        export_catalogue=partial(export_catalogue, desk=desk),
        settle_procedure=partial(settle_procedure, desk=desk),
        procedures=lambda: how_many(office_date(desk.now())),
        back_up=safe.back_up,
        last_backup=safe.last_backup,
        backup_folder_gone=safe.folder_gone,
        choose_backup_folder=safe.choose_folder,
        copy_owed=safe.owed,
        store_look=StoreLook(opened, desk),
        copy_scans=safe.copy_newest,
        look_over_scans=safe.look_over_scans,
        open_block=partial(keeping.open_block, desk=desk),
        fold_again=partial(fold_again, desk=desk),
        numbering_blocked=lambda: bool(setting(NUMBERING_BLOCKED)),
        codes_ahead=partial(codes_ahead, desk),
        confirm_clock=partial(confirm_clock, desk=desk),
        house_rules=partial(house_rules, desk),
        set_house_rules=partial(set_house_rules, desk=desk),
        setting=setting,
        set_setting=partial(keeping.set_setting, desk=desk),
    )
