"""What acts about money say, as JSON, and back: one place for both directions."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any
from uuid import UUID

from desk_app.domain.acts.act import Act, Body, Json, text
from desk_app.domain.codes.paper_number import IN_BODY, PaperNumber, number_facts, number_in
from desk_app.domain.dossier import Dossier
from desk_app.domain.handling.flow import Status
from desk_app.domain.law.fees import FeeKind
from desk_app.domain.money.till.moves import (
    CollectAt,
    Collection,
    Exempted,
    Method,
    NotedReceipt,
    Refund,
    TakenLine,
)


def collected_body(taken: Collection) -> Body:
    """Who, where and when are said by the act itself."""
    credited = None if taken.credited_on is None else taken.credited_on.isoformat()
    said: dict[str, Any] = {
        "key": taken.key.hex,
        "lines": _lines_facts(taken.lines),
        "method": taken.method,
        "received": taken.received,
        "moment": int(taken.moment),
        "shift": taken.shift.hex,
        "cashier": taken.cashier,
        IN_BODY: number_facts(taken.number),
    }
    more = {"reference": taken.reference, "credited_on": credited, "payer": taken.payer}
    return said | {name: value for name, value in more.items() if value}


def collection_from(act: Act) -> Collection:
    """Raises KeyError, TypeError, ValueError: a program we cannot follow wrote it."""
    body: Mapping[str, Any] = act.body
    number = number_in(body)
    if number is None:
        raise KeyError(IN_BODY)
    return Collection(
        key=UUID(text(body, "key")),
        lines=_lines(body["lines"]),
        method=Method(body["method"]),
        received=dong(body["received"]),
        moment=CollectAt(body["moment"]),
        shift=UUID(text(body, "shift")),
        number=number,
        reference=str(body.get("reference", "")),
        credited_on=_day(body.get("credited_on")),
        payer=str(body.get("payer", "")),
        at=act.made_at,
        by=act.actor,
        desk=act.desk,
        cashier=text(body, "cashier"),
    )


def exempted_body(waived: Exempted) -> Body:
    return {
        "key": waived.key.hex,
        "lines": _lines_facts(waived.lines),
        "reason": waived.reason,
        "basis": waived.basis,
    }


def exempted_from(act: Act) -> Exempted:
    body: Mapping[str, Any] = act.body
    return Exempted(
        key=UUID(text(body, "key")),
        lines=_lines(body["lines"]),
        reason=text(body, "reason"),
        basis=text(body, "basis"),
        at=act.made_at,
        by=act.actor,
    )


def refund_asked_body(refund: Refund) -> Body:
    said: dict[str, Any] = {
        "key": refund.key.hex,
        "lines": _lines_facts(refund.lines),
        "reason": refund.reason,
        "payee": refund.payee,
        "method": refund.method,
    }
    return said | ({"payee_reason": refund.payee_reason} if refund.payee_reason else {})


def refund_from(act: Act) -> Refund:
    body: Mapping[str, Any] = act.body
    return Refund(
        key=UUID(text(body, "key")),
        lines=_lines(body["lines"]),
        reason=text(body, "reason"),
        payee=text(body, "payee"),
        payee_reason=str(body.get("payee_reason", "")),
        method=Method(body["method"]),
        asked_at=act.made_at,
        asked_by=act.actor,
    )


def refunded_body(
    refund: UUID, shift: UUID, number: PaperNumber, known: Dossier, reference: str = ""
) -> Body:
    """Args:
    known: The dossier as the desk had it when it paid: by that it is told what went back.
    """
    said: dict[str, Any] = {
        "refund": refund.hex,
        "shift": shift.hex,
        IN_BODY: number_facts(number),
        "takings": [each.key.hex for each in known.money.collections],
    }
    more = {
        "reference": reference,
        "payings": [each.key.hex for each in known.money.refunds if each.again_of is not None],
        "voided": known.status is Status.VOIDED,
    }
    return said | {name: value for name, value in more.items() if value}


def as_known(dossier: Dossier, body: Mapping[str, Any]) -> Dossier:
    """As the desk had it that paid a refund: without what others took or paid again meanwhile.

    It stays voided for who knew it so: what went back was due for nothing, also where a decision
    took the voiding back since. Of a program that did not say, the desk knew all.

    Raises TypeError, ValueError: a program we cannot follow wrote it.
    """
    if body.get("takings") is None:
        return dossier
    known = frozenset(UUID(key) for key in (*body["takings"], *body.get("payings", ())))
    money = dossier.money
    takings = tuple(each for each in money.collections if each.key in known)
    payings = tuple(each for each in money.refunds if each.again_of is None or each.key in known)
    return replace(
        dossier,
        money=replace(money, collections=takings, refunds=payings),
        status=Status.VOIDED if body.get("voided") is True else dossier.status,
    )


def receipt_body(receipt: NotedReceipt) -> Body:
    said: dict[str, Any] = {
        "key": receipt.key.hex,
        "collection": receipt.collection.hex,
        "paper": receipt.paper,
        "symbol": receipt.symbol,
        "number": receipt.number,
        "issued_on": receipt.issued_on.isoformat(),
    }
    more = {"template": receipt.template, "link": receipt.link, "book": receipt.book}
    return said | {name: value for name, value in more.items() if value}


def receipt_from(act: Act) -> NotedReceipt:
    body: Mapping[str, Any] = act.body
    return NotedReceipt(
        key=UUID(text(body, "key")),
        collection=UUID(text(body, "collection")),
        paper=bool(body["paper"]),
        template=str(body.get("template", "")),
        symbol=text(body, "symbol"),
        number=text(body, "number"),
        issued_on=date.fromisoformat(text(body, "issued_on")),
        link=str(body.get("link", "")),
        book=str(body.get("book", "")),
        at=act.made_at,
        by=act.actor,
    )


def put_off_body(key: UUID, lines: Sequence[TakenLine]) -> Body:
    return {"key": key.hex, "lines": [[line.name, line.kind] for line in lines]}


def dong(value: object) -> int:
    """Raises TypeError or ValueError: no sum of money."""
    if not isinstance(value, int) or isinstance(value, bool):
        raise TypeError("đồng expected")
    if not 0 <= value < 10**15:  # more than any office ever took
        raise ValueError("no sum of money")
    return value


def _lines_facts(lines: Sequence[TakenLine]) -> list[Body]:
    facts: list[dict[str, Json]] = [
        {
            "name": line.name,
            "kind": line.kind,
            "amount": line.amount,
            "source": line.source,
            "returned": line.returned,
        }
        for line in lines
    ]
    return [
        {name: value for name, value in fact.items() if value != "" and value is not False}
        for fact in facts
    ]


def _lines(items: Sequence[Mapping[str, Any]]) -> tuple[TakenLine, ...]:
    return tuple(
        TakenLine(
            name=str(item.get("name", "")),
            kind=FeeKind(item["kind"]),
            amount=dong(item["amount"]),
            source=str(item.get("source", "")),
            returned=item.get("returned") is True,
        )
        for item in items
    )


def _day(said: object) -> date | None:
    return date.fromisoformat(said) if isinstance(said, str) and said else None
