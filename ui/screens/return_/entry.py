"""Who comes for the result, as far as it is entered, and what is still missing."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import Enum

from PySide6.QtCore import QCoreApplication

from desk_app.domain.dossier import Collector, CollectorKind, Dossier
from desk_app.domain.people.citizen_card import CitizenCard
from ui import formats

translate = QCoreApplication.translate


class Need(Enum):
    """Something without which the result is not handed out, in the order of the screen."""

    NAME = "name"
    NUMBER = "number"
    PAPER = "paper"
    PROOF = "proof"  # neither the receipt nor the identity

    @property
    def words(self) -> str:
        return {
            Need.NAME: translate("return", "họ tên người được ủy quyền"),
            Need.NUMBER: translate("return", "số định danh"),
            Need.PAPER: translate("return", "giấy ủy quyền"),
            Need.PROOF: translate("return", "giấy tiếp nhận, hoặc đối chiếu căn cước"),
        }[self]


class Whose(Enum):
    """Whose card was scanned."""

    OWNER = "owner"
    AUTHORISED = "authorised"  # named on the dossier
    NEITHER = "neither"


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    kind: CollectorKind = CollectorKind.OWNER
    name: str = ""  # these three of an authorised person; the owner stands on the dossier
    number: str = ""
    paper: str = ""
    receipt_back: bool = False
    identity_checked: bool = False
    unpaid: str = ""  # why the result goes while fees are open; asked for only then

    def needs(self) -> Sequence[Need]:
        """What is still missing."""
        missing = []
        if self.kind is CollectorKind.AUTHORISED:
            values = {Need.NAME: self.name, Need.NUMBER: self.number, Need.PAPER: self.paper}
            missing = [need for need, value in values.items() if not value.strip()]
        if not (self.receipt_back or self.identity_checked):
            missing.append(Need.PROOF)
        return tuple(missing)

    def collector(self, dossier: Dossier) -> Collector:
        owner = self.kind is CollectorKind.OWNER
        return Collector(
            kind=self.kind,
            name=dossier.applicant.name if owner else self.name.strip(),
            id_number=dossier.applicant.id_number if owner else "".join(self.number.split()),
            paper="" if owner else self.paper.strip(),
            receipt_given_back=self.receipt_back,
        )


def entry_for(entry: Entry, kind: CollectorKind, dossier: Dossier) -> Entry:
    """`entry` for another kind of collector: an identity checked before was another person's.

    An authorised person named on the dossier is filled in where nothing was typed.
    """
    if kind is entry.kind:
        return entry
    entry = replace(entry, kind=kind, identity_checked=False)
    known = dossier.may_collect
    if kind is CollectorKind.OWNER or known is None or entry.name or entry.number:
        return entry
    paper = entry.paper or dossier.authorisation
    return replace(
        entry, name=known.name, number=formats.personal_number(known.id_number), paper=paper
    )


def entry_by_card(entry: Entry, card: CitizenCard, dossier: Dossier) -> tuple[Entry, Whose]:
    """The card says who stands at the counter; its holder's identity is checked by it."""
    numbers = {card.number, card.old_number} - {""}
    if dossier.applicant.id_number in numbers:
        entry = replace(entry_for(entry, CollectorKind.OWNER, dossier), identity_checked=True)
        return entry, Whose.OWNER
    known = dossier.may_collect
    named = known is not None and known.id_number in numbers
    same_as_typed = "".join(entry.number.split()) in numbers
    paper = entry.paper if entry.paper and (same_as_typed or not entry.number) else ""
    if named:
        paper = paper or dossier.authorisation
    filled = replace(
        entry,
        kind=CollectorKind.AUTHORISED,
        name=card.name,
        number=formats.personal_number(card.number),
        paper=paper,
        identity_checked=True,
    )
    return filled, Whose.AUTHORISED if named else Whose.NEITHER
