"""What was done about the money of one dossier: plain values, as its acts say them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import IntEnum, StrEnum
from typing import TypeAlias
from uuid import UUID

from desk_app.domain.codes.paper_number import PaperNumber
from desk_app.domain.ids import DeskId, OfficerId
from desk_app.domain.law.fees import FeeKind


class Method(StrEnum):
    """How money comes in or goes back. Stored and synced: never rename one."""

    CASH = "cash"
    TRANSFER = "transfer"  # seen on the account of the office, never a screenshot
    POS = "pos"


class CollectAt(IntEnum):
    """When a fee is collected: the codes of the national portal, stored and synced.

    Legal: [fees.receipt-issued]
    """

    RECEIVING = 1
    SUPPLEMENT = 2
    RETURN = 4


FeeRef: TypeAlias = tuple[str, FeeKind]  # name and kind: how a fee of a dossier is meant


@dataclass(frozen=True, slots=True, kw_only=True)
class TakenLine:
    """Money of one fee."""

    name: str
    amount: int  # đồng
    kind: FeeKind = FeeKind.UNSTATED
    source: str = ""  # who sets the fee, for whom it is collected; empty: not on record
    returned: bool = False  # was paid out twice and comes back: no fee is paid by it

    @property
    def ref(self) -> FeeRef:
        return (self.name, self.kind)


def total_of(lines: Sequence[TakenLine]) -> int:
    """Đồng of all `lines`."""
    return sum(line.amount for line in lines)


@dataclass(frozen=True, slots=True, kw_only=True)
class Collection:
    """Money was taken once, for one or more fees of the dossier."""

    key: UUID  # made with the form; the same order sent twice takes money once
    lines: tuple[TakenLine, ...]
    method: Method
    received: int  # đồng: notes handed over, or the sum of the credit
    moment: CollectAt
    shift: UUID
    number: PaperNumber  # of the internal slip, "0007/PT"
    reference: str = ""  # of the credit, or of the POS slip
    credited_on: date | None = None  # the day the credit came, of a transfer
    payer: str = ""  # empty: who handed in
    at: datetime  # UTC
    by: OfficerId
    desk: DeskId
    cashier: str  # name, as the slip prints it

    @property
    def total(self) -> int:
        return total_of(self.lines)

    @property
    def change(self) -> int:
        """Đồng given back at once; only cash is."""
        return self.received - self.total if self.method is Method.CASH else 0

    @property
    def too_much(self) -> int:
        """Đồng credited beyond what was due; to be given back by a refund."""
        return 0 if self.method is Method.CASH else self.received - self.total


def bare_reference(reference: str) -> str:
    """As references are compared: bank and cashier put blanks and capitals as they like."""
    return "".join(reference.split()).upper()


@dataclass(frozen=True, slots=True, kw_only=True)
class Exempted:
    """Fees that this person need not pay, with the reason and the paper that proves it."""

    key: UUID
    lines: tuple[TakenLine, ...]  # how much of each is not asked for
    reason: str
    basis: str  # rule and paper shown
    at: datetime  # UTC
    by: OfficerId


class RefundStage(StrEnum):
    """How far a refund has come. Derived from acts; the value is shown in rows only."""

    ASKED = "asked"
    APPROVED = "approved"
    DECLINED = "declined"
    PAID = "paid"


@dataclass(frozen=True, slots=True, kw_only=True)
class Refund:
    """Money to be given back: asked by a cashier, approved by a leader, paid with a voucher.

    Paid at two desks that did not hear of each other, it is here twice: each paying is a fact.
    """

    key: UUID  # of the request; of a further paying the id of its act
    lines: tuple[TakenLine, ...]
    reason: str
    payee: str
    payee_reason: str = ""  # why not to who paid; empty: to who paid
    method: Method
    asked_at: datetime  # UTC
    asked_by: OfficerId
    stage: RefundStage = RefundStage.ASKED
    decided_by: OfficerId | None = None
    declined_because: str = ""
    number: PaperNumber | None = None  # of the voucher, once paid
    paid_at: datetime | None = None
    shift: UUID | None = None  # out of whose drawer
    paid_desk: DeskId | None = None
    reference: str = ""  # of the transfer back
    beyond: tuple[TakenLine, ...] = ()  # what of it is due for no fee: when paid, or since
    again_of: UUID | None = None  # the request that was paid before; None: this is its first paying

    @property
    def request(self) -> UUID:
        return self.again_of or self.key

    @property
    def total(self) -> int:
        return total_of(self.lines)

    @property
    def open(self) -> bool:
        return self.stage in {RefundStage.ASKED, RefundStage.APPROVED}


@dataclass(frozen=True, slots=True, kw_only=True)
class NotedReceipt:
    """The biên lai that was issued elsewhere. We record its number and never make one.

    Legal: [fees.receipt-issued], [fees.receipt-content]
    """

    key: UUID
    collection: UUID
    paper: bool  # out of a paper book, until the end of 2026
    template: str = ""  # "EBL01"; empty for a paper book
    symbol: str  # "26TAB"
    number: str  # as issued
    issued_on: date
    link: str = ""  # where the provider shows it
    book: str = ""  # of a paper receipt
    at: datetime  # UTC
    by: OfficerId


@dataclass(frozen=True, slots=True, kw_only=True)
class MoneyState:
    """All that was done about the money of one dossier, in the order of its acts."""

    collections: tuple[Collection, ...] = ()
    exempted: tuple[Exempted, ...] = ()
    refunds: tuple[Refund, ...] = ()
    receipts: tuple[NotedReceipt, ...] = ()
    put_off: frozenset[FeeRef] = frozenset()  # collected when the result is returned
    put_off_keys: frozenset[UUID] = frozenset()

    @property
    def keys(self) -> frozenset[UUID]:
        """Orders that were carried out: none of them is carried out again."""
        done = (self.collections, self.exempted, self.receipts, self.refunds)
        return self.put_off_keys | {each.key for several in done for each in several}

    def collection(self, key: UUID) -> Collection | None:
        return next((each for each in self.collections if each.key == key), None)

    def refund(self, key: UUID) -> Refund | None:
        return next((each for each in self.refunds if each.key == key), None)


NO_MONEY: MoneyState = MoneyState()
