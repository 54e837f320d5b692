"""A list of results given to the post: what it says, and that it was printed."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, Final
from uuid import UUID

from desk_app.domain.acts import kinds
from desk_app.domain.acts.act import UNREADABLE, Act, Body, text
from desk_app.domain.acts.steps.waiting import paper_number_in
from desk_app.domain.codes.list_number import POSTAL, ListNumber
from desk_app.domain.codes.paper_number import IN_BODY, PaperNumber, number_facts
from desk_app.domain.dossier import Dossier
from desk_app.domain.ids import DeskId, DossierId, OfficerId
from desk_app.domain.office_time import office_date

SERIES: Final = "postal_list"  # of the numbers of these lists
MOST_LINES: Final = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class PostalLine:
    """One result, in the words that went with it."""

    dossier: DossierId
    code: str
    receiver: str
    phone: str
    address: str
    fee: int  # đồng to be collected on delivery
    tracking: str


@dataclass(frozen=True, slots=True, kw_only=True)
class GivenList:
    id: UUID
    number: PaperNumber
    desk: DeskId
    post: str
    giver: str  # as printed
    taker: str  # of the post; empty: signs by hand
    lines: Sequence[PostalLine]
    at: datetime  # UTC
    by: OfficerId
    printed: int = 0  # how often, but for what no printer took

    @property
    def sign(self) -> str:
        """As in "BC-261120-1001": in words on the list, and in its QR."""
        return str(ListNumber(POSTAL, office_date(self.at), self.number.number))


def line_of(dossier: Dossier, fee: int = 0, tracking: str = "", address: str = "") -> PostalLine:
    """The result of `dossier` goes to whoever may take it.

    Args:
        address: Where the post delivers it; empty: as the receiver gave it.
    """
    receiver = dossier.may_collect or dossier.applicant
    return PostalLine(
        dossier=dossier.id,
        code=str(dossier.code),
        receiver=receiver.name,
        phone=receiver.phone,
        address=address or receiver.address,
        fee=fee,
        tracking=tracking,
    )


def given_body(given: GivenList) -> Body:
    """Without who, where and when, which the act itself says."""
    return {
        IN_BODY: number_facts(given.number),
        "post": given.post,
        "giver": given.giver,
        "taker": given.taker,
        "lines": [
            {
                "dossier": line.dossier.hex,
                "code": line.code,
                "receiver": line.receiver,
                "phone": line.phone,
                "address": line.address,
                "fee": line.fee,
                "tracking": line.tracking,
            }
            for line in given.lines
        ],
    }


def fold_given(acts: Iterable[Act]) -> GivenList | None:
    """What the acts about one list amount to. Never raises: the first word stands."""
    given: GivenList | None = None
    printed: set[str] = set()
    not_out: set[str] = set()
    for act in acts:
        try:
            match act.kind:
                case kinds.POSTAL_LIST_GIVEN if given is None:
                    given = _given(act)
                case kinds.POSTAL_LIST_PRINTED:
                    printed.add(_job(act))
                case kinds.POSTAL_LIST_NOT_OUT:
                    not_out.add(_job(act))
                case _:
                    pass
        except UNREADABLE:
            continue  # a newer program wrote it; what came before still holds
    return replace(given, printed=len(printed - not_out)) if given is not None else None


def print_body(job: UUID) -> Body:
    """Of a print that is handed over, and of the same one that did not come out."""
    return {"job": job.hex}


def _job(act: Act) -> str:
    """Programs of before did not name a print: each act of theirs is one."""
    return text(act.body, "job") if "job" in act.body else act.id.hex


def _given(act: Act) -> GivenList:
    body: Mapping[str, Any] = act.body
    return GivenList(
        id=act.subject.id,
        number=paper_number_in(body),
        desk=act.desk,
        post=text(body, "post"),
        giver=text(body, "giver"),
        taker=text(body, "taker"),
        lines=tuple(_line(facts) for facts in body["lines"]),
        at=act.made_at,
        by=act.actor,
    )


def _line(facts: Mapping[str, Any]) -> PostalLine:
    return PostalLine(
        dossier=DossierId(UUID(facts["dossier"])),
        code=text(facts, "code"),
        receiver=text(facts, "receiver"),
        phone=text(facts, "phone"),
        address=text(facts, "address"),
        fee=int(facts["fee"]),
        tracking=text(facts, "tracking"),
    )
