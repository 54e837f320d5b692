"""An edition of the catalogue as one file: written once, read a piece at a time.

::

    quay-mot-cua danh-muc 1\\n            the format
    {"digest":…,"doubts":…,"problems":…,"procedures":…,"size":…}\\n
    XZ of lines of JSON                  the procedures by code, then what was told of them

`digest` (SHA-256, hexadecimal) and `size` (bytes) are those of the lines. The same content gives
the same bytes.
"""

import json
import lzma
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from hashlib import sha256
from typing import Any, Final

from desk_app.domain.law.procedure import Procedure, procedure_facts, procedure_from

FORMAT: Final = 1
MOST_FILE: Final = 32 << 20  # bytes; the whole national catalogue has two millions
MOST_UNPACKED: Final = 512 << 20
_NAME: Final = b"quay-mot-cua danh-muc "
_MOST_HEAD: Final = 4 << 10
_MOST_LINE: Final = 8 << 20
_MOST_MEMORY: Final = 64 << 20  # that unpacking may take
_AT_ONCE: Final = 1 << 20
_TOLD: Final = "told"  # a line about a procedure, and not one itself
_PRESET: Final = 6


class EditionBroken(ValueError):
    """No edition that can be used; nothing was taken from it."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason  # "kind", "newer", "large" or "broken"


@dataclass(frozen=True, slots=True)
class Told:
    """What whoever read the public catalogue has to look at, as `Why` names it."""

    where: str
    why: str
    facts: Mapping[str, str] = field(default_factory=dict)
    doubt: bool = False  # it was read as it stands; otherwise it was not read


@dataclass(frozen=True, slots=True, kw_only=True)
class EditionHead:
    procedures: int
    problems: int
    doubts: int
    size: int  # of the lines, bytes
    digest: str  # of the lines


@dataclass(frozen=True, slots=True)
class CatalogueEdition:
    procedures: Sequence[Procedure]  # each code once
    told: Sequence[Told]


def is_edition(raw: bytes) -> bool:
    """True for a file that says so, whatever its version."""
    return raw.startswith(_NAME)


def write_edition(edition: CatalogueEdition) -> bytes:
    by_code = sorted(edition.procedures, key=lambda each: each.code)
    lines = [_json(procedure_facts(each)) for each in by_code]
    lines += [_json({_TOLD: asdict(each)}) for each in edition.told]
    content = b"".join(line + b"\n" for line in lines)
    doubts = sum(each.doubt for each in edition.told)
    head = EditionHead(
        procedures=len(by_code),
        problems=len(edition.told) - doubts,
        doubts=doubts,
        size=len(content),
        digest=sha256(content).hexdigest(),
    )
    packed = lzma.compress(content, check=lzma.CHECK_NONE, preset=_PRESET)
    return b"%b%d\n%b\n%b" % (_NAME, FORMAT, _json(asdict(head)), packed)


def read_edition(parts: Iterable[bytes]) -> CatalogueEdition:
    """Raises EditionBroken."""
    reading = _Reading(parts)
    found: list[Procedure] = []
    told: list[Told] = []
    for entry in reading.entries():
        if isinstance(entry, Told):
            told.append(entry)
        else:
            found.append(entry)
    return CatalogueEdition(tuple(found), tuple(told))


def check_edition(parts: Iterable[bytes]) -> EditionHead:
    """Read the whole, and keep nothing of it. Raises EditionBroken."""
    reading = _Reading(parts)
    for _ in reading.entries():
        pass
    return reading.head


def _json(facts: object) -> bytes:
    return json.dumps(facts, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


class _Reading:
    def __init__(self, parts: Iterable[bytes]) -> None:
        self._parts = iter(parts)
        begin = self._until_head()
        name, head, self._rest = begin.split(b"\n", 2)
        if name != b"%b%d" % (_NAME, FORMAT):
            raise EditionBroken("newer")
        self.head = _head(head)

    def entries(self) -> Iterator[Procedure | Told]:
        """All of them; that they are all, and unaltered, is known with the last."""
        digest, codes, told, size = sha256(), list[str](), 0, 0
        for line in self._lines():
            digest.update(line)
            size += len(line)
            entry = _entry(line)
            if isinstance(entry, Told):
                told += 1
            elif told or (codes and entry.code <= codes[-1]):
                raise EditionBroken("broken")  # not in its order, or twice
            else:
                codes.append(entry.code)
            yield entry
        head = self.head
        counted = (len(codes), told, size, digest.hexdigest())
        if counted != (head.procedures, head.problems + head.doubts, head.size, head.digest):
            raise EditionBroken("broken")

    def _until_head(self) -> bytes:
        begin = b""
        for part in self._parts:
            begin += part
            if not begin.startswith(_NAME[: len(begin)]):
                raise EditionBroken("kind")
            if begin.count(b"\n", 0, _MOST_HEAD) > 1:
                return begin
            if len(begin) > _MOST_HEAD:
                break
        raise EditionBroken("broken" if begin.startswith(_NAME) else "kind")

    def _lines(self) -> Iterator[bytes]:
        """Each with its end."""
        begun = b""
        for part in self._unpacked():
            begun += part
            *lines, begun = begun.split(b"\n")
            for line in lines:
                yield line + b"\n"
            if len(begun) > _MOST_LINE:
                raise EditionBroken("broken")
        if begun:
            raise EditionBroken("broken")

    def _unpacked(self) -> Iterator[bytes]:
        unpacking = lzma.LZMADecompressor(lzma.FORMAT_XZ, memlimit=_MOST_MEMORY)
        left = self.head.size
        try:
            for packed in self._packed():
                if unpacking.eof:
                    raise EditionBroken("broken")
                part = unpacking.decompress(packed, _AT_ONCE)
                while part:
                    left -= len(part)
                    if left < 0:
                        raise EditionBroken("broken")
                    yield part
                    part = _more(unpacking)
        except (lzma.LZMAError, EOFError) as error:
            raise EditionBroken("broken") from error
        if not unpacking.eof or unpacking.unused_data:
            raise EditionBroken("broken")

    def _packed(self) -> Iterator[bytes]:
        if self._rest:
            yield self._rest
        yield from self._parts


def _more(unpacking: lzma.LZMADecompressor) -> bytes:
    """What else is in the bytes it was given; nothing where it wants more of them."""
    return b"" if unpacking.eof else unpacking.decompress(b"", _AT_ONCE)


def _head(line: bytes) -> EditionHead:
    try:
        facts = json.loads(line)
        head = EditionHead(
            procedures=int(facts["procedures"]),
            problems=int(facts["problems"]),
            doubts=int(facts["doubts"]),
            size=int(facts["size"]),
            digest=str(facts["digest"]),
        )
    except (ValueError, TypeError, KeyError, RecursionError) as error:
        raise EditionBroken("broken") from error
    if head.size > MOST_UNPACKED:
        raise EditionBroken("large")
    if head.procedures < 1:
        raise EditionBroken("broken")
    return head


def _entry(line: bytes) -> Procedure | Told:
    try:
        facts: Any = json.loads(line)
        if _TOLD in facts:
            return _told(facts[_TOLD])
        return procedure_from(facts)
    except (ValueError, TypeError, KeyError, AttributeError, ArithmeticError) as error:
        raise EditionBroken("broken") from error
    except RecursionError as error:
        raise EditionBroken("broken") from error


def _told(facts: Mapping[str, Any]) -> Told:
    return Told(
        where=str(facts["where"]),
        why=str(facts["why"]),
        facts={str(key): str(value) for key, value in facts["facts"].items()},
        doubt=bool(facts["doubt"]),
    )
