"""An index that no desk can reckon, as the office noted it: value and source, by an act."""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal, InvalidOperation
from typing import Any, Final

from desk_app.domain.acts.act import Act, Body, text
from desk_app.domain.ids import OfficerId

LONGEST_SOURCE: Final = 300  # characters
_MOST: Final = Decimal(1_000_000)
_HUNDREDTH: Final = Decimal("0.01")


@dataclass(frozen=True, slots=True, kw_only=True)
class NotedIndex:
    index: str  # ``1.1``
    period: str  # as it is typed: ``2026-11``
    value: Decimal  # percent, or what the index is counted in; at most two decimals
    source: str  # where it stands: "Cổng DVCQG, trang Đánh giá, xem 01/12/2026"
    at: datetime  # UTC
    by: OfficerId


def read_value(typed: str) -> Decimal:
    """``98,5`` or ``98.50``. Raises ValueError: no number from 0 on with at most two decimals."""
    try:
        value = Decimal(typed.strip().replace(",", "."))
    except InvalidOperation as error:
        raise ValueError(typed) from error
    if not value.is_finite() or not 0 <= value <= _MOST or value != value.quantize(_HUNDREDTH):
        raise ValueError(typed)
    return value.quantize(_HUNDREDTH)


def noted_body(index: str, period: str, value: Decimal, source: str) -> Body:
    return {"index": index, "period": period, "value": str(value), "source": source}


def noted_from(act: Act) -> NotedIndex:
    """Raises what a body of another shape raises."""
    body: Any = act.body
    return NotedIndex(
        index=text(body, "index"),
        period=text(body, "period"),
        value=read_value(text(body, "value")),
        source=text(body, "source"),
        at=act.made_at,
        by=act.actor,
    )
