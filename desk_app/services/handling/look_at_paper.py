"""Tell what a scanned receipt is worth, whether or not its dossier is in this store."""

from dataclasses import dataclass

from db.unit_of_work import UnitOfWork
from desk_app.domain.acts import kinds
from desk_app.domain.acts.act import THIS_DESK, Body, Subject, SubjectKind
from desk_app.domain.codes.blocks import SIZE
from desk_app.domain.codes.faults import PaperForged, PaperOfOtherUnit, PaperUnproven
from desk_app.domain.codes.seal import Proof, SealedCode, prove
from desk_app.domain.ids import DossierId
from desk_app.domain.officer import Officer
from desk_app.domain.people.rights import Right
from desk_app.services.desk import Desk


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperLook:
    """A receipt that was looked at: its dossier is here, or the receipt stands for itself."""

    sealed: SealedCode
    proof: Proof
    dossier: DossierId | None  # None: a stub; `proof` is then GENUINE or RENEWED
    ours: bool = False  # out of a block of this very desk, which then lost its dossier
    procedure: str = ""  # name in this desk's catalogue; empty: it has none of this code


def look_at_paper(sealed: SealedCode, officer: Officer, desk: Desk) -> PaperLook:
    """Prove `sealed` by this desk's keys. No line is needed, and no record.

    A look at a stub is an act, and so is one at a receipt that is not genuine.

    Raises:
        PaperForged: no desk of the unit wrote it, and its dossier is not here.
        PaperOfOtherUnit, PaperUnproven: nobody here can tell, and likewise.
        RightMissing: nothing was looked at.
    """
    officer.need(Right.SEE)
    with desk.work() as work:
        proof = prove(sealed, desk.unit, work.seal_keys.of_year(sealed.year))
        dossier = _dossier(str(sealed.code), work)
        if proof is Proof.FORGED or (dossier is None and proof in {Proof.GENUINE, Proof.RENEWED}):
            subject = Subject(SubjectKind.DOSSIER, dossier) if dossier else THIS_DESK
            body: Body = {"paper": str(sealed), "proof": proof.value}
            work.journal.write(kinds.PAPER_PROVEN, subject, body, by=officer.id, at=desk.now())
            work.commit()
        ours = sealed.code.serial // SIZE in work.numbers.blocks()
        known = work.catalogue.on(sealed.procedure, sealed.code.day)
    if dossier is None:
        _need_proof(proof, sealed)
    return PaperLook(
        sealed=sealed,
        proof=proof,
        dossier=dossier,
        ours=ours,
        procedure=known[0].name if known else "",
    )


def _dossier(code: str, work: UnitOfWork) -> DossierId | None:
    """By our code; else the only one to which another system gave it."""
    if (own := work.dossiers.id_of(code)) is not None:
        return own
    noted = work.dossiers.with_external(code)
    return noted[0] if len(noted) == 1 else None


def _need_proof(proof: Proof, sealed: SealedCode) -> None:
    match proof:
        case Proof.FORGED:
            raise PaperForged(str(sealed.code), known=False)
        case Proof.FOREIGN:
            raise PaperOfOtherUnit(str(sealed.code), sealed.code.unit)
        case Proof.UNKNOWN:
            raise PaperUnproven(str(sealed.code), sealed.year)
        case _:
            return
