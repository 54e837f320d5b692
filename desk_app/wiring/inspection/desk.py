"""A sample of dossiers written out as one folder that an outsider can check."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

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
from desk_app.services.inspection.note_inspection import AT_ONCE, note_inspection, unmask_sample
from desk_app.services.tables.page import Stopped
from desk_app.services.tables.whole import whole_folder
from desk_app.sync.given_keys import held_desk_keys
from desk_app.sync.signing import public_key, signer
from desk_app.wiring.inspection import folder as f
from desk_app.wiring.inspection.chains import Chains, write_chains
from desk_app.wiring.inspection.copies import Copies
from desk_app.wiring.inspection.one_dossier import Evidence, InspectionWords, write_dossier
from desk_app.wiring.opening import OpenDesk
from desk_app.wiring.papers.forms import PaperForms
from desk_app.wiring.reports.files import Watching
from desk_app.wiring.scans.desk import open_box

_A_DOSSIER: Final = 8  # steps of the bar: it takes about as long as so many acts of a chain


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
    write: Callable[
        [InspectionOrder, Officer, Path, InspectionWords, Watching], InspectionMade | None
    ]
    """Lane of files; notes one act, and before it one for each dossier whose numbers leave in
    full. Says None where it was cancelled: there is no folder then, and no act of it; of the
    numbers, what was noted until then stays.

    Raises:
        RightMissing, NothingToInspect: nothing was written.
        FileUnwritable: there is no folder of that name, not even a half one; what was noted of
            the numbers stays.
    """


def inspection_desk(
    opened: OpenDesk, desk: Desk, facts: DeskFacts, forms: PaperForms
) -> InspectionDesk:
    ask = opened.store.ask
    frame, place, length = ask(q.frame), ask(q.stream_place), ask(q.chain_acts)
    evidence = Evidence(
        acts=ask(q.acts_about), view=ask(dossier_view), copies=Copies(forms), box=open_box(opened)
    )

    def keys_here() -> dict[str, str]:
        """Its own, and those the centre has told of."""
        with desk.glance() as tx:
            told = {str(name): key.hex() for name, key in held_desk_keys(tx).items()}
        return {**told, desk.id: public_key(opened.secrets.signing_key).hex()}

    def write(
        order: InspectionOrder,
        officer: Officer,
        out: Path,
        words: InspectionWords,
        watching: Watching,
    ) -> InspectionMade | None:
        try:
            return written(order, officer, out, words, watching)
        except Stopped:
            return None

    def written(
        order: InspectionOrder,
        officer: Officer,
        out: Path,
        words: InspectionWords,
        watching: Watching,
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
        here = [by_code[code].id for code in chosen if not by_code[code].left]
        bare = here if order.numbers or order.scans else []
        bar = _Bar(watching, len(bare) + len(chosen) * _A_DOSSIER + length(here))
        chains = Chains(desk.id, ask(q.chain_page), signer(opened.secrets.signing_key))
        with whole_folder(out) as room:
            for at in range(0, len(bare), AT_ONCE):
                bar.step(0)
                unmask_sample(part := bare[at : at + AT_ONCE], officer, desk)
                bar.step(len(part))
            dossiers = []
            for code in chosen:
                dossiers.append(_one(room, by_code[code], order, words, evidence))
                bar.step(_A_DOSSIER)
            said = _about(order, facts, desk) | {
                "among": len(lines),
                "status_words": words.status(Status(sample.status)) if sample.status else "",
                "dossiers": dossiers,
                "desks": write_chains(room, dossiers, chains, bar.step),
                "stream": f.place_facts(place()),
                "keys": keys_here(),
            }
            f.write_index(room, sample, [line.code for line in lines], said)
            manifest = f.write_manifest(room)
            bar.step(0)  # the last moment to give it up
            note_inspection(sample, len(chosen), manifest, officer, desk)
        return InspectionMade(len(chosen), len(lines), manifest)

    return InspectionDesk(write)


class _Bar:
    """How far the folder is; the end of waiting is noticed with each step."""

    def __init__(self, watching: Watching, of: int) -> None:
        self._watching, self._done, self._of = watching, 0, of
        self._told = -1  # hundredths

    def step(self, steps: int = 1) -> None:
        """Raises Stopped."""
        if self._watching.cancelled():
            raise Stopped
        self._done = min(self._done + steps, self._of)  # what came meanwhile is not in `of`
        hundredths = self._done * 100 // self._of
        if hundredths != self._told:
            self._told = hundredths
            self._watching.progress(self._done, self._of)


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
