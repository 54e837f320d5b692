"""What was typed into a form beside collecting, as the act it asks for."""

from collections.abc import Callable, Mapping
from typing import TypeAlias

from PySide6.QtCore import QCoreApplication

from desk_app.domain.dossier import Dossier
from desk_app.domain.money.till.moves import RefundStage
from desk_app.domain.money.till.owed import open_refund
from desk_app.domain.officer import Officer
from desk_app.services.money.refund import DecideRefund, PayRefund
from desk_app.wiring.money.till import TillDesk
from ui.screens.money.taking import forms as f
from ui.screens.money.taking.forms import Form
from ui.screens.money.taking.state import TakingState

translate = QCoreApplication.translate

Deed: TypeAlias = Callable[[Officer], Dossier]


def deed_of(
    state: TakingState, dossier: Dossier, said: Mapping[str, str], till: TillDesk, *, other: bool
) -> tuple[Deed, str]:
    """With the words for when it is done. Raises what the form cannot be read for.

    Args:
        other: By its second act.
    """
    key, refund, taken = till.new_key(), open_refund(dossier), f.without_receipt(dossier)
    match state.form:
        case Form.EXEMPT:
            exempt = f.exempt_order(key, dossier, state.found.lines, said)
            return lambda by: till.exempt(exempt, by), translate("money", "Đã miễn.")
        case Form.ASK_REFUND:
            asked = f.refund_order(key, dossier, said)
            return lambda by: till.ask_refund(asked, by), translate("money", "Đã đề nghị hoàn.")
        case Form.RECEIPT if taken is not None:
            noted = f.receipt_order(key, dossier, taken, said)
            return lambda by: till.note_receipt(noted, by), translate("money", "Đã ghi biên lai.")
        case Form.REFUND if refund is not None and refund.stage is RefundStage.APPROVED:
            pay = PayRefund(
                dossier=dossier.id, refund=refund.key, reference=said.get("reference", "")
            )
            return lambda by: till.pay_refund(pay, by), translate("money", "Đã chi hoàn.")
        case Form.TAKE_BACK if refund is not None:
            back = DecideRefund(
                dossier=dossier.id, refund=refund.key, approve=False, reason=said["reason"]
            )
            return lambda by: till.decide_refund(back, by), translate(
                "money", "Đã rút đề nghị hoàn."
            )
        case Form.REFUND if refund is not None:
            decide = DecideRefund(
                dossier=dossier.id,
                refund=refund.key,
                approve=not other,
                reason=said.get("reason", ""),
            )
            refused = translate("money", "Không duyệt hoàn.")
            words = refused if other else translate("money", "Đã duyệt hoàn.")
            return lambda by: till.decide_refund(decide, by), words
    raise ValueError(f"nothing to submit: {state.form}")
