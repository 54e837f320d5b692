"""Tell what a scanned receipt is worth, whether or not its dossier is in this store."""

from dataclasses import dataclass
from datetime import date

from db.unit_of_work import UnitOfWork
from desk_app.domain.acts import kinds
from desk_app.domain.acts.act import THIS_DESK, Body, Subject, SubjectKind, moment
from desk_app.domain.codes.blocks import SIZE
from desk_app.domain.codes.faults import (
    PaperForged,
    PaperOfOtherUnit,
    PaperReplaced,
    PaperUnproven,
    SealKeysBehind,
)
from desk_app.domain.codes.seal import LAST_EXCHANGE, Proof, SealedCode, newer_keys_from, prove
from desk_app.domain.ids import DossierId
from desk_app.domain.office_time import office_date
from desk_app.domain.officer import Officer
from desk_app.domain.people.rights import Right
from desk_app.services.desk import Desk
from desk_app.services.office.due_display import ways_to_show


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperLook:
    """A receipt that was looked at: its dossier is here, or the receipt stands for itself."""

    sealed: SealedCode
    proof: Proof
    dossier: DossierId | None  # None: a stub; `proof` is then GENUINE or RENEWED
    due_now: date | None = None  # of the dossier, where it was appointed anew since this paper
    ours: bool = False  # out of a block of this very desk, which then lost its dossier
    procedure: str = ""  # name in this desk's catalogue; empty: it has none of this code


def look_at_paper(sealed: SealedCode, officer: Officer, desk: Desk) -> PaperLook:
    """Prove `sealed` by this desk's keys. No line is needed, and no record.

    A look at a stub is an act, and so is one at a receipt that is not genuine. What another
    desk may have sealed by keys that did not come yet is not called forged.

    Raises:
        PaperForged: no desk of the unit wrote it, and its dossier is not here.
        PaperOfOtherUnit, PaperUnproven, SealKeysBehind: nobody here can tell, and likewise.
        RightMissing: nothing was looked at.
    """
    officer.need(Right.SEE)
    with desk.work() as work:
        keys = work.seal_keys.of_year(sealed.year)
        dossier = _dossier(str(sealed.code), work)
        ours = sealed.code.serial // SIZE in work.numbers.blocks()
        here = dossier is not None or ours  # the keys it was sealed by came before it
        proof = prove(sealed, desk.unit, keys, date.max if here else _newer_from(work, desk))
        if proof is Proof.FORGED or (dossier is None and proof in {Proof.GENUINE, Proof.RENEWED}):
            subject = Subject(SubjectKind.DOSSIER, dossier) if dossier else THIS_DESK
            body: Body = {"paper": str(sealed), "proof": proof.value}
            work.journal.write(kinds.PAPER_PROVEN, subject, body, by=officer.id, at=desk.now())
            work.commit()
        known = work.catalogue.on(sealed.procedure, sealed.code.day)
        due_now = _appointed_anew(sealed, dossier, work, desk) if dossier else None
    if dossier is None:
        _need_proof(proof, sealed, behind=bool(keys))
    return PaperLook(
        sealed=sealed,
        proof=proof,
        dossier=dossier,
        due_now=due_now,
        ours=ours,
        procedure=known[0].name if known else "",
    )


def fault_of(look: PaperLook) -> PaperForged | PaperReplaced | None:
    """What is to be told of a receipt whose dossier is here; None: they agree."""
    code = str(look.sealed.code)
    if look.proof is Proof.FORGED:
        return PaperForged(code, known=True)
    if look.due_now is not None:
        return PaperReplaced(code, look.sealed.due, look.due_now)
    return None


def _dossier(code: str, work: UnitOfWork) -> DossierId | None:
    """By our code; else the only one to which another system gave it."""
    if (own := work.dossiers.id_of(code)) is not None:
        return own
    noted = work.dossiers.with_external(code)
    return noted[0] if len(noted) == 1 else None


def _appointed_anew(
    sealed: SealedCode, dossier: DossierId, work: UnitOfWork, desk: Desk
) -> date | None:
    """The day the dossier is due now; None where the paper says so, in whatever way it shows it."""
    found = work.dossiers.find(dossier).dossier
    if found is None or found.due.at is None:
        return None
    if not (found.due_changes or found.supplements or found.obligations):
        return None
    ways = ways_to_show(found.due.at, work, desk.calendar)
    days = [office_date(shown.moment) for shown in ways]
    return None if sealed.due in days else days[0]


def _newer_from(work: UnitOfWork, desk: Desk) -> date:
    last = work.settings.get(LAST_EXCHANGE)
    return newer_keys_from(moment(last) if last else None, desk.now())


def _need_proof(proof: Proof, sealed: SealedCode, *, behind: bool) -> None:
    """Args:
    behind: This desk has keys of that year, if not the newest.
    """
    match proof:
        case Proof.FORGED:
            raise PaperForged(str(sealed.code), known=False)
        case Proof.FOREIGN:
            raise PaperOfOtherUnit(str(sealed.code), sealed.code.unit)
        case Proof.UNKNOWN if behind:
            raise SealKeysBehind(str(sealed.code))
        case Proof.UNKNOWN:
            raise PaperUnproven(str(sealed.code), sealed.year)
        case _:
            return
