"""Who comes for the result, as far as it is entered, and what is still missing."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import Enum

from PySide6.QtCore import QCoreApplication

from desk_app.domain.dossier import Collector, CollectorKind, Dossier
from desk_app.domain.ids import OfficerId
from desk_app.domain.law.papers import Channel
from desk_app.domain.officer import Officer
from desk_app.domain.people.citizen_card import CitizenCard
from ui import formats
from ui.screens.return_.unlike import unlike_card

translate = QCoreApplication.translate


class Need(Enum):
    """Something without which the result is not handed out, in the order of the screen."""

    NAME = "name"
    NUMBER = "number"
    PAPER = "paper"
    LIST = "list"  # of the post
    PROOF = "proof"  # the receipt; or it is lost
    IDENTITY = "identity"  # of who lost it
    COMMITMENT = "commitment"  # of who lost the receipt
    SUPERVISOR = "supervisor"  # who confirms it, with their PIN
    ORIGINALS = "originals"  # on loan, and not handed over yet

    @property
    def words(self) -> str:
        return {
            Need.NAME: translate("return", "họ tên người nhận"),
            Need.NUMBER: translate("return", "số định danh"),
            Need.PAPER: translate("return", "giấy ủy quyền"),
            Need.LIST: translate("return", "số danh sách bưu chính"),
            Need.PROOF: translate("return", "thu lại giấy tiếp nhận, hoặc đánh dấu mất giấy"),
            Need.IDENTITY: translate("return", "đối chiếu căn cước của người nhận"),
            Need.COMMITMENT: translate("return", "cam kết mất giấy tiếp nhận"),
            Need.SUPERVISOR: translate("return", "lãnh đạo xác nhận bằng mã PIN"),
            Need.ORIGINALS: translate("return", "trao lại bản chính đang giữ"),
        }[self]


class Whose(Enum):
    """Whose card was scanned."""

    OWNER = "owner"
    AUTHORISED = "authorised"  # named on the dossier
    NEITHER = "neither"


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    kind: CollectorKind = CollectorKind.OWNER
    name: str = ""  # these three of another than the owner, who stands on the dossier
    number: str = ""
    paper: str = ""  # or the list, of the post
    receipt_back: bool = False
    identity_checked: bool = False
    unpaid: str = ""  # why the result goes while fees are open; asked for only then
    receipt_lost: bool = False
    originals_given: bool = False  # those on loan
    commitment: str = ""  # of who lost the receipt
    supervisor: OfficerId | None = None  # who confirms it
    pin_typed: bool = False  # the PIN itself is kept nowhere

    @property
    def lost(self) -> bool:
        """Nobody gives a receipt back, though there was one."""
        return self.receipt_lost and not self.receipt_back and self.kind is not CollectorKind.POST

    def needs(self, dossier: Dossier) -> Sequence[Need]:
        """What is still missing."""
        values: dict[Need, str] = {}
        if self.kind is CollectorKind.POST:
            values = {Need.NAME: self.name, Need.LIST: self.paper}
        elif self.kind is not CollectorKind.OWNER:
            values = {Need.NAME: self.name, Need.NUMBER: self.number, Need.PAPER: self.paper}
        missing = [need for need, value in values.items() if not value.strip()]
        if self.kind is not CollectorKind.POST:
            missing += self._unproved(dossier)
        if dossier.citizen.originals_here and not self.originals_given:
            missing.append(Need.ORIGINALS)
        return tuple(missing)

    def _unproved(self, dossier: Dossier) -> Sequence[Need]:
        """An online dossier never had a receipt on paper: the identity is enough."""
        if self.lost:
            there = {
                Need.IDENTITY: self.identity_checked,
                Need.COMMITMENT: bool(self.commitment.strip()),
                Need.SUPERVISOR: self.supervisor is not None and self.pin_typed,
            }
            return [need for need, has in there.items() if not has]
        online = dossier.channel is Channel.ONLINE and self.identity_checked
        return [] if self.receipt_back or online else [Need.PROOF]

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
    """`entry` for another kind of collector: what was entered before was another person's.

    Who is named on the dossier as authorised to collect is filled in.
    """
    if kind is entry.kind:
        return entry
    entry = replace(entry, kind=kind, identity_checked=False, name="", number="", paper="")
    known = dossier.may_collect
    if kind is not CollectorKind.AUTHORISED or known is None:
        return entry
    return replace(
        entry,
        name=known.name,
        number=formats.personal_number(known.id_number),
        paper=dossier.authorisation,
    )


def with_lost_receipt(entry: Entry, dossier: Dossier, supervisors: Sequence[Officer]) -> Entry:
    """With the words the collector signs, and the first who may confirm them, to begin with."""
    if not entry.lost or entry.supervisor is not None:
        return entry
    said = translate(
        "return",
        "Tôi đã làm mất giấy tiếp nhận hồ sơ {code}; nếu tìm thấy sẽ nộp lại, và chịu trách "
        "nhiệm về việc nhận kết quả.",
    ).format(code=dossier.code)
    first = supervisors[0].id if supervisors else None
    return replace(entry, commitment=entry.commitment or said, supervisor=first)


def entry_by_card(entry: Entry, card: CitizenCard, dossier: Dossier) -> tuple[Entry, Whose]:
    """The card says who stands at the counter; its holder's identity is checked by it, unless it
    says another name or birth than the dossier: then the officer looks, and ticks by hand."""
    numbers = {card.number, card.old_number} - {""}
    checked = not unlike_card(card, dossier)
    if dossier.applicant.id_number in numbers:
        entry = entry_for(entry, CollectorKind.OWNER, dossier)
        return replace(entry, identity_checked=checked), Whose.OWNER
    known = dossier.may_collect
    named = known is not None and known.id_number in numbers
    same_as_typed = "".join(entry.number.split()) in numbers
    before = entry.kind is CollectorKind.ANOTHER and (same_as_typed or not entry.number)
    paper = dossier.authorisation if named else entry.paper if before else ""
    filled = replace(
        entry,
        kind=CollectorKind.AUTHORISED if named else CollectorKind.ANOTHER,
        name=card.name,
        number=formats.personal_number(card.number),
        paper=paper,
        identity_checked=checked,
    )
    return filled, Whose.AUTHORISED if named else Whose.NEITHER
