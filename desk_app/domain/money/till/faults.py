"""What can be wrong when money is taken, given back or counted."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from desk_app.domain.errors import RuleBroken


@dataclass(eq=False)
class TenderedTooLittle(RuleBroken):
    """Less was handed over, or credited, than is due."""

    code: ClassVar[str] = "till.too_little"
    due: int  # đồng
    received: int  # đồng


@dataclass(eq=False)
class FeesSettled(RuleBroken):
    """The lines asked for are not owed any more, or not in this sum: another desk was first."""

    code: ClassVar[str] = "till.fees_settled"
    names: Sequence[str]


@dataclass(eq=False)
class CreditUnproved(RuleBroken):
    """A transfer is confirmed by the credit: its reference and its day, not in the future."""

    code: ClassVar[str] = "till.credit_unproved"
    fields: Sequence[str]  # "reference", "credited_on"; "credited_ahead": its day lies ahead


@dataclass(eq=False)
class CreditUsed(RuleBroken):
    """Another dossier was paid by a credit of this reference: one transfer for both, or a slip."""

    code: ClassVar[str] = "till.credit_used"
    dossier: str  # code of the other


@dataclass(eq=False)
class ReasonMissing(RuleBroken):
    """Who exempts, gives back or sets right a closing says why, and by what paper."""

    code: ClassVar[str] = "till.reason_missing"
    fields: Sequence[str]  # "reason", "basis", "payee", "payee_reason"


@dataclass(eq=False)
class RefundTooHigh(RuleBroken):
    """More is asked back than was taken and not given back."""

    code: ClassVar[str] = "till.refund_too_high"
    most: int  # đồng


@dataclass(eq=False)
class RefundUnread(RuleBroken):
    """What was typed as the sum to give back is no sum."""

    code: ClassVar[str] = "till.refund_unread"


@dataclass(eq=False)
class RefundNotOpen(RuleBroken):
    """The refund was decided or paid already, or is not approved yet."""

    code: ClassVar[str] = "till.refund_not_open"


@dataclass(eq=False)
class RefundApprovedAlone(RuleBroken):
    """Who asked for the money back does not approve it, whatever roles they have."""

    code: ClassVar[str] = "till.refund_alone"


@dataclass(eq=False)
class ShiftReversedAlone(RuleBroken):
    """Nobody sets their own count aside, whatever roles they have."""

    code: ClassVar[str] = "till.shift_alone"


@dataclass(eq=False)
class ReceiptImpossible(RuleBroken):
    """Symbol, number or day of a biên lai cannot be so."""

    code: ClassVar[str] = "till.receipt_impossible"
    fields: Sequence[str]  # "template", "symbol", "number", "issued_on", "paper"


@dataclass(eq=False)
class ShiftNotOpen(RuleBroken):
    """Money is taken in a shift, and none of this cashier is open at this desk."""

    code: ClassVar[str] = "till.shift_not_open"


@dataclass(eq=False)
class ShiftStillOpen(RuleBroken):
    """This cashier has an open shift at this desk; it is closed before another is opened."""

    code: ClassVar[str] = "till.shift_still_open"


@dataclass(eq=False)
class ShiftLocked(RuleBroken):
    """The shift is closed; only a reversal by a leader opens its count again."""

    code: ClassVar[str] = "till.shift_locked"


@dataclass(eq=False)
class DifferenceUnexplained(RuleBroken):
    """The drawer holds another sum than it must, and nobody said why."""

    code: ClassVar[str] = "till.difference_unexplained"
    difference: int  # đồng: counted less expected


@dataclass(eq=False)
class AccountImpossible(RuleBroken):
    """Bank BIN, account number or holder cannot be so."""

    code: ClassVar[str] = "till.account_impossible"
    fields: Sequence[str]  # "bin", "number", "holder"


@dataclass(eq=False)
class FeesOutstanding(RuleBroken):
    """The result is about to be handed out and fees are not paid."""

    code: ClassVar[str] = "till.fees_outstanding"
    left: int  # đồng, of what is known
    unknown: int  # lines whose sum nobody knows
    collects: bool = True  # who was told may take the money
    codes: Sequence[str] = ()  # of a list that goes out at once: the dossiers it is about


@dataclass(eq=False)
class LedgerUnwritable(RuleBroken):
    """The ledger could not be written where the officer said."""

    code: ClassVar[str] = "till.ledger_unwritable"
    file: str  # its name, without a folder
