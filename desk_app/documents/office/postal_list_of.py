"""Words the list of results given to the post."""

from typing import Final

from desk_app.documents import wording as w
from desk_app.documents.office import listed
from desk_app.documents.office.postal_list import PostalList, PostalRow
from desk_app.documents.receipt_of import letterhead_of
from desk_app.domain.money.amount_in_words import amount_in_words
from desk_app.domain.office import DeskFacts
from desk_app.domain.office_time import office_date
from desk_app.domain.post.given import GivenList, PostalLine

_NO_ADDRESS: Final = "chưa có địa chỉ"


def postal_list_of(given: GivenList, facts: DeskFacts, reprint: str = "") -> PostalList:
    """Args:
    reprint: `wording.reprint_words`, when it was printed before.
    """
    unit, fees = facts.unit, sum(line.fee for line in given.lines)
    total = PostalRow(receiver="Tổng cộng", fee=listed.grouped(fees), total=True)
    return PostalList(
        letterhead=letterhead_of(unit),
        number=f"{given.number.number:02}/{given.number.suffix}",
        list_number=given.sign,
        place_date=w.place_date(unit.place, office_date(given.at)),
        moment=w.moment_words(given.at),
        unit_name=unit.full_name,
        giver=w.personal_name(given.giver),
        post=given.post,
        taker=w.personal_name(given.taker),
        items=w.count_words(len(given.lines)),
        fees_in_words=amount_in_words(fees),
        rows=(*(_row(line, at) for at, line in enumerate(given.lines, 1)), total),
        trial=facts.trial,
        reprint=reprint,
    )


def _row(line: PostalLine, order: int) -> PostalRow:
    start, serial = listed.code_halves(line.code)
    phone = f"ĐT {w.phone_words(line.phone)}" if line.phone else "chưa có số điện thoại"
    return PostalRow(
        order=str(order),
        code_start=start,
        serial=serial,
        receiver=line.receiver,
        contact=f"{phone}; {line.address or _NO_ADDRESS}",
        fee=listed.grouped(line.fee),
        tracking=line.tracking,
    )
