"""A sample of dossiers written out as one folder that an outsider can check."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from db.queries.inspection import evidence as q
from db.queries.timeline import dossier_view
from desk_app.domain.counting.standing import bounds_of
from desk_app.domain.handling.flow import Status
from desk_app.domain.inspection.faults import NothingToInspect
from desk_app.domain.inspection.lottery import SampleOrder, drawn
from desk_app.domain.office import DeskFacts
from desk_app.domain.officer import Officer
from desk_app.domain.people.rights import Right
from desk_app.services.desk import Desk
from desk_app.services.inspection.note_inspection import note_inspection, unmask_sample
from desk_app.services.tables.whole import whole_folder
from desk_app.sync.signing import public_key, signer
from desk_app.wiring.inspection import folder as f
from desk_app.wiring.inspection.chains import write_chains
from desk_app.wiring.inspection.copies import Copies
from desk_app.wiring.inspection.one_dossier import Evidence, InspectionWords, write_dossier
from desk_app.wiring.opening import OpenDesk
from desk_app.wiring.papers.forms import PaperForms
from desk_app.wiring.scans.desk import open_box


@dataclass(frozen=True, slots=True, kw_only=True)
class InspectionOrder:
    sample: SampleOrder
    numbers: bool = False  # personal numbers in full
    scans: bool = False  # contents of scans too; they show what is on the papers


@dataclass(frozen=True, slots=True)
class InspectionMade:
    dossiers: int
    among: int
    manifest: str  # SHA-256 of the list of files, in hexadecimal


@dataclass(frozen=True, slots=True)
class InspectionDesk:
    write: Callable[[InspectionOrder, Officer, Path, InspectionWords], InspectionMade]
    """Reading lane; notes one act, and one for each dossier whose numbers leave in full.

    Raises:
        RightMissing, NothingToInspect: nothing was written.
        FileUnwritable: there is no folder of that name, not even a half one.
    """


def inspection_desk(
    opened: OpenDesk, desk: Desk, facts: DeskFacts, forms: PaperForms
) -> InspectionDesk:
    ask = opened.store.ask
    frame, place = ask(q.frame), ask(q.stream_place)
    evidence = Evidence(
        acts=ask(q.acts_about), view=ask(dossier_view), copies=Copies(forms), box=open_box(opened)
    )

    def write(
        order: InspectionOrder, officer: Officer, out: Path, words: InspectionWords
    ) -> InspectionMade:
        officer.need(Right.INSPECT)
        sample = order.sample
        lines = frame(
            q.FrameQuestion(
                bounds=bounds_of(sample.period, desk.now()),
                field=sample.field,
                officer=sample.officer,
                status=sample.status,
            )
        )
        chosen = drawn([line.code for line in lines], sample.size, sample.seed)
        if not chosen:
            raise NothingToInspect(sample.period.words)
        by_code = {line.code: line for line in lines}
        sign = signer(opened.secrets.signing_key)
        with whole_folder(out) as room:
            here = [by_code[code].id for code in chosen if not by_code[code].left]
            if order.numbers or order.scans:
                unmask_sample(here, officer, desk)
            dossiers = [_one(room, by_code[code], order, words, evidence) for code in chosen]
            said = _about(order, facts, desk) | {
                "among": len(lines),
                "status_words": words.status(Status(sample.status)) if sample.status else "",
                "dossiers": dossiers,
                "desks": write_chains(room, dossiers, desk.id, ask(q.chain_page), sign),
                "stream": f.place_facts(place()),
                "keys": {desk.id: public_key(opened.secrets.signing_key).hex()},
            }
            f.write_index(room, sample, [line.code for line in lines], said)
            manifest = f.write_manifest(room)
            note_inspection(sample, len(chosen), manifest, officer, desk)
        return InspectionMade(len(chosen), len(lines), manifest)

    return InspectionDesk(write)


def _one(
    room: Path,
    line: q.FrameLine,
    order: InspectionOrder,
    words: InspectionWords,
    evidence: Evidence,
) -> dict[str, Any]:
    if line.left:
        return {"code": line.code, "id": line.id.hex, "here": False, "acts": []}
    kept = write_dossier(room, line, evidence, words, masks=not order.numbers, scans=order.scans)
    return {"code": line.code, "id": line.id.hex, "here": True, **kept}


def _about(order: InspectionOrder, facts: DeskFacts, desk: Desk) -> dict[str, Any]:
    sample = order.sample
    return {
        "format": f.FORMAT,
        "unit": facts.unit.code,
        "unit_name": facts.unit.name,
        "desk": desk.id,
        "made_at": desk.now().isoformat(timespec="seconds"),
        "period": str(sample.period),
        "period_words": sample.period.words,
        "field": sample.field,
        "officer": sample.officer,
        "status": sample.status,
        "size": sample.size,
        "seed": sample.seed,
        "numbers": order.numbers,
        "scans": order.scans,
    }
