"""Use case: note the biên lai that was issued for money taken. We never number one."""

import re
from dataclasses import dataclass
from datetime import date
from typing import Final
from uuid import UUID

from desk_app.domain.acts import kinds
from desk_app.domain.acts.act import whole_milliseconds
from desk_app.domain.dossier import Dossier
from desk_app.domain.ids import DossierId
from desk_app.domain.money.till.faults import ReceiptImpossible
from desk_app.domain.money.till.kept import receipt_body
from desk_app.domain.money.till.moves import NotedReceipt
from desk_app.domain.office_time import office_date
from desk_app.domain.officer import Officer
from desk_app.services.desk import Desk
from desk_app.services.money.around import dossier_in, need_collect, write

PAPER_UNTIL: Final = date(2026, 12, 31)  # the last day of paper books
TEMPLATES: Final = ("EBL01", "EBL02")  # without and with a face value
_SYMBOL: Final = re.compile(r"[0-9]{2}T[A-Z]{2}")
_NUMBER: Final = re.compile(r"[0-9]{1,8}")
_LINK: Final = re.compile(r"https?://\S{1,300}")


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteReceipt:
    key: UUID
    dossier: DossierId
    collection: UUID  # the taking it was issued for
    paper: bool  # out of a paper book
    symbol: str  # "26TAB", or that of the book
    number: str
    issued_on: date
    template: str = "EBL01"
    link: str = ""  # where the provider shows it; empty: not given
    book: str = ""


def note_receipt(order: NoteReceipt, officer: Officer, desk: Desk) -> Dossier:
    """Note symbol, number and day of the biên lai; one noted before for this taking is replaced.

    Raises:
        ReceiptImpossible: a field cannot be so, or paper after the end of 2026.
        RightMissing, DossierReadOnly: likewise nothing was stored.

    Legal: [fees.receipt-issued], [fees.receipt-content]
    """
    with desk.work() as work:
        need_collect(officer, work, desk)
        dossier, folded = dossier_in(work, order.dossier)
        if order.key in dossier.money.keys:
            return dossier
        if dossier.money.collection(order.collection) is None:
            raise KeyError(order.collection)
        receipt = NotedReceipt(
            key=order.key,
            collection=order.collection,
            paper=order.paper,
            template="" if order.paper else order.template.strip().upper(),
            symbol="".join(order.symbol.split()).upper(),
            number="".join(order.number.split()),
            issued_on=order.issued_on,
            link=order.link.strip(),
            book=" ".join(order.book.split()) if order.paper else "",
            at=whole_milliseconds(desk.now()),
            by=officer.id,
        )
        if wrong := _wrong(receipt, office_date(desk.now())):
            raise ReceiptImpossible(wrong)
        body = receipt_body(receipt)
        return write(work, kinds.MONEY_RECEIPT_NOTED, folded, body, officer, desk)


def _wrong(receipt: NotedReceipt, today: date) -> list[str]:
    right = {
        "number": bool(_NUMBER.fullmatch(receipt.number)) and int(receipt.number) > 0,
        "issued_on": receipt.issued_on <= today,
        "link": not receipt.link or bool(_LINK.fullmatch(receipt.link)),
    }
    if receipt.paper:
        right["paper"] = receipt.issued_on <= PAPER_UNTIL
        right["symbol"] = bool(receipt.symbol)
    else:
        right["template"] = receipt.template in TEMPLATES
        right["symbol"] = bool(_SYMBOL.fullmatch(receipt.symbol))
    return [name for name, well in right.items() if not well]
