"""What nobody would write: bytes and JSON spoiled in every way that a seed can choose."""

import gzip
import json
import zlib
from collections.abc import Callable, Sequence
from copy import deepcopy
from random import Random
from typing import Any, Final

Spoil = Callable[[Random], Any]

_PLAIN: Final[Sequence[Any]] = (
    *(None, True, False, -1, 0, 1, 2, 1 << 31, 1 << 53, (1 << 62) - 1, 1 << 62, 1 << 63, 1 << 70),
    *(-(1 << 63), 1.5, -0.0, 1e308, float("nan"), float("inf"), 10**400, -(10**400)),
    *("", " ", "x" * 300, "\x00", "a\x00b", "\ud800", "\ufffe", "\u202e", "Q1", "TT.1", "đ" * 70),
    *("2026-02-30T00:00:00Z", "9999-12-31T23:59:59Z", "0001-01-01T00:00:00+14:00", "AAAA", "=="),
    *([], {}, [[]], [None], {"": None}, {"Q1": -1}, {"\x00": "\x00"}, ["x"] * 300),
    *("0" * 32, "ff" * 16, "00000000-0000-0000-0000-000000000000", "١٢٣", "'; DROP TABLE act; --"),
)
_DEEPEST: Final = 12


def odd(chance: Random) -> Any:
    """A value that may stand anywhere in JSON."""
    if chance.randrange(12) == 0:
        return nested(chance.choice((10, 60, 300)), chance)
    return deepcopy(chance.choice(_PLAIN))  # it will be spoiled as well


def nested(depth: int, chance: Random) -> Any:
    found: Any = chance.choice((1, "x", None))
    for _ in range(depth):
        found = [found] if chance.randrange(2) else {"a": found}
    return found


def places(facts: Any) -> list[tuple[Any, Any]]:
    """Every (holder, key) in `facts`, as deep as messages go.

    What stands deeper was spoiled before; spoiled there again and again it would become too deep
    for this program to write, before anybody has read it.
    """
    found: list[tuple[Any, Any]] = []
    left = [(facts, 0)]
    while left:
        here, depth = left.pop()
        if isinstance(here, dict | list) and depth < _DEEPEST:
            keys: Any = here if isinstance(here, dict) else range(len(here))
            for key in keys:
                found.append((here, key))
                left.append((here[key], depth + 1))
    return found


def spoil_json(facts: Any, chance: Random) -> None:
    """One thing in `facts` is another, is gone, or is one too many."""
    where = places(facts)
    if not where:
        return
    holder, key = chance.choice(where)
    match chance.randrange(6):
        case 0:
            del holder[key]
        case 1 if isinstance(holder, dict):
            holder[f"{key}{chance.randrange(9)}"] = odd(chance)
        case 1 | 2 if isinstance(holder, list):
            more = holder[:9] * chance.choice((1, 1, 60))
            holder.extend([deepcopy(one) for one in more])  # spoiled on, each is another
        case 3:
            other, there = chance.choice(where)
            holder[key] = json.loads(to_text(other[there]))
        case _:
            holder[key] = odd(chance)


def to_text(facts: Any) -> str:
    return json.dumps(facts, ensure_ascii=True)


def to_bytes(facts: Any, chance: Random) -> bytes:
    """JSON as one may write it: with what no JSON has, and not always in UTF-8."""
    words = json.dumps(facts, ensure_ascii=chance.randrange(3) > 0)
    if chance.randrange(40) == 0:
        depth = chance.choice((1_500, 100_000))
        words = words.replace(":", ":" + "[" * depth + "]" * depth + ",", 1)
    coding = "utf-16" if chance.randrange(60) == 0 else "utf-8"
    return words.encode(coding, "surrogatepass")


def spoil_bytes(raw: bytes, chance: Random) -> bytes:
    """Some are others, are gone, or are there twice."""
    if not raw:
        return chance.randbytes(chance.randrange(40))
    spoiled = bytearray(raw)
    at, to = sorted((chance.randrange(len(raw)), chance.randrange(len(raw))))
    match chance.randrange(6):
        case 0:
            del spoiled[at:]
        case 1:
            del spoiled[at:to]
        case 2:
            spoiled[at:at] = spoiled[at : min(to, at + 500)]
        case 3:
            spoiled[at:at] = chance.randbytes(chance.randrange(1, 30))
        case _:
            for _ in range(chance.randrange(1, 4)):
                spoiled[chance.randrange(len(spoiled))] ^= chance.randrange(1, 256)
    return bytes(spoiled)


def packed(plain: bytes, chance: Random) -> bytes:
    """As it should be, mostly; else in another way, or not whole."""
    whole = gzip.compress(plain, 1, mtime=0)
    ways: Sequence[Callable[[], bytes]] = (
        lambda: plain,
        lambda: b"",
        lambda: zlib.compress(plain),
        lambda: b"\x28\xb5\x2f\xfd\x04\x00" + plain[:200],  # as zstd begins
        lambda: whole + whole,
        lambda: whole + b"more",
        lambda: whole[: chance.randrange(len(whole))],
        lambda: whole[:10],
        lambda: whole[:-8] + bytes(8),
        lambda: spoil_bytes(whole, chance),
        lambda: spoil_bytes(whole, chance),
        lambda: chance.randbytes(chance.randrange(1, 200)),
    )
    if chance.randrange(2_000) == 0:
        return gzip.compress(bytes(17 << 20), 9)  # much of nothing
    return chance.choice(ways)() if chance.randrange(4) == 0 else whole
