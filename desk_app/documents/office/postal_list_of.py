"""Words the list of results given to the post."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from desk_app.documents import wording as w
from desk_app.documents.office import listed
from desk_app.documents.office.postal_list import PostalList, PostalRow
from desk_app.documents.receipt_of import letterhead_of
from desk_app.documents.series import the_series
from desk_app.domain.codes.paper_number import PaperSeries
from desk_app.domain.dossier import Dossier
from desk_app.domain.money.amount_in_words import amount_in_words
from desk_app.domain.office import DeskFacts
from desk_app.domain.office_time import office_date
from desk_app.domain.people.person import Person

FORM: Final = "postal_list"  # of the series of numbers
_LETTERS: Final = "BC"
_NO_ADDRESS: Final = "chưa có địa chỉ"


@dataclass(frozen=True, slots=True, kw_only=True)
class PostalItem:
    """One result; it goes to whoever may take it."""

    dossier: Dossier
    fee: int = 0  # đồng to be collected on delivery
    tracking: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PostalBatch:
    """What one officer gives to the post at one time."""

    number: int  # of the day, from 1
    at: datetime  # aware
    items: Sequence[PostalItem]
    giver: str
    post: str
    taker: str = ""


def postal_list_of(
    batch: PostalBatch, facts: DeskFacts, reprint: str = "", series: PaperSeries | None = None
) -> PostalList:
    """Args:
    reprint: `wording.reprint_words`, when it was printed before.
    series: What stands behind the number; None: as shipped with the program.
    """
    unit, day = facts.unit, office_date(batch.at)
    fees = sum(item.fee for item in batch.items)
    total = PostalRow(receiver="Tổng cộng", fee=listed.grouped(fees), total=True)
    return PostalList(
        letterhead=letterhead_of(unit),
        number=listed.paper_number(batch.number, FORM, series or the_series(unit)),
        list_number=listed.list_number(_LETTERS, day, batch.number),
        place_date=w.place_date(unit.place, day),
        moment=w.moment_words(batch.at),
        unit_name=unit.full_name,
        giver=w.personal_name(batch.giver),
        post=batch.post,
        taker=w.personal_name(batch.taker),
        items=w.count_words(len(batch.items)),
        fees_in_words=amount_in_words(fees),
        rows=(*(_row(item, at) for at, item in enumerate(batch.items, 1)), total),
        trial=facts.trial,
        reprint=reprint,
    )


def _row(item: PostalItem, order: int) -> PostalRow:
    start, serial = listed.code_halves(str(item.dossier.code))
    receiver = item.dossier.may_collect or item.dossier.applicant
    return PostalRow(
        order=str(order),
        code_start=start,
        serial=serial,
        receiver=receiver.name,
        contact=f"{_phone(receiver)}; {receiver.address or _NO_ADDRESS}",
        fee=listed.grouped(item.fee),
        tracking=item.tracking,
    )


def _phone(person: Person) -> str:
    return f"ĐT {w.phone_words(person.phone)}" if person.phone else "chưa có số điện thoại"
