"""Which dossiers an inspection looks at: drawn by a seed, so that anybody can draw them again.

The lot of a dossier is the SHA-256 of ``<seed>\n<code>`` in UTF-8, in hexadecimal. The dossiers
with the lowest lots are drawn, as many as were asked for. Nothing but the seed and the codes
goes in: every desk that knows the same dossiers draws the same ones, whatever their order.
"""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from desk_app.domain.counting.period import Period


@dataclass(frozen=True, slots=True, kw_only=True)
class SampleOrder:
    """What was asked for. Raises ValueError for a size or a seed that draws nothing."""

    period: Period  # of the moments of receiving
    size: int  # at least 1; all of them where there are fewer
    seed: str  # one line, as whoever inspects chose it
    field: str = ""  # one lĩnh vực; empty: all
    officer: str = ""  # name of who received; empty: everybody
    status: str = ""  # `Status` as it is now; empty: any

    def __post_init__(self) -> None:
        if self.size < 1:
            raise ValueError(f"a sample needs at least one dossier, got {self.size}")
        if self.seed != self.seed.strip() or not self.seed or not self.seed.isprintable():
            raise ValueError("a seed is one line without blanks around it")


def lot_of(seed: str, code: str) -> str:
    """64 hexadecimal digits."""
    return hashlib.sha256(f"{seed}\n{code}".encode()).hexdigest()


def drawn(codes: Iterable[str], size: int, seed: str) -> Sequence[str]:
    """At most `size` of `codes`, lowest lot first; a code given twice counts once."""
    return sorted(set(codes), key=lambda code: (lot_of(seed, code), code))[:size]


def method_words(order: SampleOrder, among: int, status: str = "") -> str:
    """How the sample was drawn, for who has to sign it.

    Args:
        among: How many dossiers the lots were drawn of.
        status: Its name, where the order asks for one.
    """
    asked = [
        f"tiếp nhận từ {order.period.first:%d/%m/%Y} đến {order.period.last:%d/%m/%Y}",
        f"lĩnh vực {order.field}" if order.field else "mọi lĩnh vực",
        f"do {order.officer} tiếp nhận" if order.officer else "mọi cán bộ",
        f"trạng thái {status or order.status}" if order.status else "mọi trạng thái",
    ]
    return (
        f"Rút {min(order.size, among)} trong {among} hồ sơ ({'; '.join(asked)}). "
        f"Số thăm của mỗi hồ sơ là SHA-256 của chuỗi gồm hạt giống “{order.seed}”, một dấu xuống "
        "dòng (LF) và mã hồ sơ, viết bằng UTF-8; các hồ sơ có số thăm nhỏ nhất được rút."
    )
