"""Fees and sums in words, explained for a person and for another program: JSON-ready."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from desk_app.documents.explain.asked import AskedWrongly
from desk_app.documents.fee_in_words import UNITS, charge_in_words, waiver_in_words
from desk_app.documents.wording import money_words
from desk_app.domain.acts.act import Body
from desk_app.domain.law.fees import fee_facts
from desk_app.domain.law.papers import Channel
from desk_app.domain.law.procedure import Procedure
from desk_app.domain.money.amount_in_words import (
    TOO_LARGE,
    SpokenStyle,
    Thousand,
    ZeroTens,
    amount_in_words,
)
from desk_app.domain.money.bill import NOTHING_ENTERED, Bill, Charge, FeeEntry, bill_of
from desk_app.domain.money.counted import Counted
from desk_app.domain.money.relief import Relief, Waiver, relief_facts

_RULE = (
    "Từng khoản phí, lệ phí tính riêng theo đơn vị thu; theo trang thì tính từng bản, không quá "
    "mức tối đa của một bản, rồi nhân số bản. Chỉ dùng một mức miễn, giảm cao nhất, không cộng "
    "dồn. Phần lẻ dưới 1 đồng bỏ đi. Khoản không có số liệu thì không tính là 0."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class FeeQuestion:
    """For which dossier the fee is asked."""

    day: date
    channel: Channel = Channel.DIRECT
    case: str = ""
    entry: FeeEntry = NOTHING_ENTERED


def explain_fee(
    procedure: Procedure, asked: FeeQuestion, waivers: Sequence[Waiver] = ()
) -> dict[str, Any]:
    """What has to be paid, each line with how it came about, the rule and the data used."""
    lines = procedure.fees_for(asked.channel, asked.case)
    bill = bill_of(procedure, lines, asked.entry, waivers, asked.day)
    return {
        "procedure": procedure.code,
        "name": procedure.name,
        "day": asked.day.isoformat(),
        "channel": asked.channel.value,
        "case": asked.case,
        "counted": _counted(asked.entry.counted),
        "total": bill.total if bill.charges and not bill.unpriced else None,
        "known_total": bill.total,
        "unpriced": list(bill.unpriced),
        "lines": [_line(charge) for charge in bill.charges],
        "offered": [_waiver(waiver, asked.entry) for waiver in bill.offered],
        "rule": _RULE,
        "data": {"published": [fee_facts(line) for line in lines], "catalogue": procedure.source},
        "explanation": _explanation(bill),
    }


def explain_words(amount: int, *, zero: str = "linh", thousand: str = "nghìn") -> dict[str, Any]:
    """A sum in figures and words.

    Args:
        zero: "linh" or "lẻ".
        thousand: "nghìn" or "ngàn".

    Raises:
        AskedWrongly: more than can be said.
        ValueError: another word.
    """
    if not 0 <= amount < TOO_LARGE:
        raise AskedWrongly(f"chỉ đọc được số tiền từ 0 đến {money_words(TOO_LARGE - 1)}")
    style = SpokenStyle(zero=ZeroTens(zero), thousand=Thousand(thousand))
    words = amount_in_words(amount, style)
    return {
        "amount": amount,
        "words": words,
        "rule": "Đọc từng nhóm ba chữ số; nhóm giữa thiếu hàng trăm đọc “không trăm”; nhóm toàn "
        "số 0 không đọc; 1 sau hai mươi trở lên là mốt, 4 là tư, 5 sau hàng chục là lăm.",
        "data": {"zero": zero, "thousand": thousand, "ending": style.ending.value},
        "explanation": f"{money_words(amount)}: {words}.",
    }


def _line(charge: Charge) -> Body:
    cost = charge.cost
    return {
        "name": charge.name,
        "kind": cost.line.kind.value,
        "unit": UNITS[cost.line.unit],
        "bands": [[band.first, band.units, band.price] for band in cost.bands],
        "one_copy": cost.one,
        "ceiling_reached": cost.capped,
        "full": cost.amount,
        "amount": charge.amount,
        "unknown": charge.unknown.value if charge.unknown else None,
        "relief": _relief(charge.relief),
        "passed_over": [relief_facts(relief) for relief in charge.passed_over],
        "rounded": charge.rounded,
        "source": cost.line.source,
        "explanation": charge_in_words(charge),
    }


def _relief(relief: Relief | None) -> Body | None:
    return None if relief is None else relief_facts(relief)


def _counted(counted: Counted) -> Body:
    return {"copies": counted.copies, "pages": counted.pages, "times": counted.times}


def _waiver(waiver: Waiver, entry: FeeEntry) -> Body:
    return {
        "id": waiver.id,
        "words": waiver_in_words(waiver),
        "conditions": list(waiver.conditions),
        "confirmed": waiver.id in entry.confirmed,
    }


def _explanation(bill: Bill) -> str:
    if not bill.charges:
        return "Phí, lệ phí: chưa có dữ liệu trong danh mục."
    told = [f"{charge.name}: {charge_in_words(charge)}" for charge in bill.charges]
    sums = [] if bill.unpriced else [f"Phải nộp: {money_words(bill.total)}."]
    missing = ["Đối tượng miễn chưa có căn cứ, nên chưa miễn khoản nào."] if bill.unproved else []
    if bill.unproved and bill.published_on_ground:
        missing.append(f"Danh mục ghi: “{bill.published_on_ground}”.")
    return " ".join([*told, *missing, *sums])
