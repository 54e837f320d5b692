"""The one door for catalogue files: recognises what they are, reads what can be read.

Taken are the national portal's answers (one object, a list, an envelope with `data`, or one
object a line), the crawled form of the same, and our own catalogue; packed with gzip or not.
"""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain
from typing import Any, Final, cast

import msgspec
from isal import isal_zlib

from desk_app.domain.errors import CatalogueUnreadable
from desk_app.domain.law.procedure import Procedure, procedure_from
from desk_app.services.catalogue.commune_json import (
    Crawled,
    all_crawled_in,
    crawled_in,
    crawled_procedure,
    is_crawled,
)
from desk_app.services.catalogue.portal_json import is_portal_detail, portal_procedure
from desk_app.services.catalogue.portal_shape import (
    PORTAL,
    Detail,
    detail_in,
    details_in,
    shaped,
)
from desk_app.services.catalogue.reading import (
    CatalogueProblem,
    CatalogueReading,
    NotRead,
    Why,
    code_and_name,
)

MOST_BYTES: Final = 512 * 1024 * 1024  # unpacked; the whole national catalogue has 75 MB
_GZIP: Final = b"\x1f\x8b"
_WITH_GZIP_HEADER: Final = 16 + isal_zlib.MAX_WBITS
_DAMAGED: Final = cast("type[Exception]", isal_zlib.error)  # its types say: an instance
_BOM: Final = b"\xef\xbb\xbf"
_OTHER_BOMS: Final = (b"\xff\xfe", b"\xfe\xff")
_AT_ONCE: Final = 32 * 1024  # bytes of a file; packed, they unfold to 300,000: a cache holds them
_LISTS: Final = ("data", "procedures", "items")  # keys under which envelopes keep the content


def read_catalogue(name: str, raw: bytes) -> CatalogueReading:
    """Read every procedure of one file; those that cannot be read are told one by one.

    Args:
        name: Of the file, for messages; its content decides how it is read.

    Raises:
        CatalogueUnreadable: the file itself is damaged, or no catalogue; nothing was read.
    """
    found: dict[str, Procedure] = {}
    problems: list[CatalogueProblem] = []
    for place, entry in enumerate(_entries(name, raw), start=1):
        try:
            procedure, doubts = _procedure(entry)
        except NotRead as given_up:
            problems.append(CatalogueProblem(given_up.code or f"#{place}", given_up.why))
            continue
        problems += doubts
        before = found.get(procedure.code)
        if before is not None and before != procedure:
            problems.append(CatalogueProblem(procedure.code, Why.TWICE))
        found[procedure.code] = procedure
    if not found and not problems:
        raise CatalogueUnreadable(name, 1, "shape")
    return CatalogueReading(tuple(found.values()), tuple(problems))


def _procedure(entry: object) -> tuple[Procedure, Sequence[CatalogueProblem]]:
    if isinstance(entry, Detail):
        return portal_procedure(entry)
    if isinstance(entry, Crawled):
        return crawled_procedure(entry)
    if not isinstance(entry, dict):
        raise NotRead(Why.NO_PROCEDURE)
    if is_portal_detail(entry):
        return portal_procedure(shaped(entry, Detail))
    if is_crawled(entry):
        return crawled_procedure(shaped(entry, Crawled))
    if "cases" in entry or "terms" in entry:
        return _own(entry), ()
    raise NotRead(Why.NO_PROCEDURE, _code(entry))


def _own(entry: Mapping[str, Any]) -> Procedure:
    code, _ = code_and_name(entry.get("code"), entry.get("name"))
    try:
        return procedure_from(entry)
    except (KeyError, TypeError, ValueError, AttributeError, ArithmeticError) as error:
        raise NotRead(Why.MALFORMED, code) from error


def _code(entry: Mapping[str, Any]) -> str:
    code = entry.get("code")
    return code[:60] if isinstance(code, str) else ""


def _entries(name: str, raw: bytes) -> Iterator[object]:
    """What may be a procedure, each by itself."""
    parts = _unpacked(name, raw)
    begin = _beginning(parts)
    if begin.startswith(_OTHER_BOMS):
        raise CatalogueUnreadable(name, 1, "encoding")
    begin = begin.removeprefix(_BOM)
    if _has_entry_lines(begin):
        for text in _whole_lines(chain((begin,), parts)):
            yield from _all_typed(text) or _each(name, text, raw)
        return
    content = _decoded(name, b"".join((begin, *parts)))
    while isinstance(content, dict):
        inside = next((content[key] for key in _LISTS if key in content), None)
        if not isinstance(inside, dict | list):
            yield content
            return
        content = inside
    if not isinstance(content, list):
        raise CatalogueUnreadable(name, 1, "shape")
    yield from content


def _all_typed(lines: bytes) -> Sequence[Detail | Crawled]:
    """The procedures of `lines`, where there is nothing else; otherwise none of them."""
    is_portal = lines.find(PORTAL, 0, lines.find(b"\n")) >= 0  # the others are as the first is
    return details_in(lines) if is_portal else all_crawled_in(lines)


def _each(name: str, lines: bytes, raw: bytes) -> Iterator[object]:
    """The same line by line, with more patience."""
    for text in lines.split(b"\n"):
        if text and not text.isspace():
            yield _typed(text) or _line_decoded(name, text, raw)


def _typed(text: bytes) -> Detail | Crawled | None:
    return detail_in(text) if PORTAL in text else crawled_in(text)


def _unpacked(name: str, raw: bytes) -> Iterator[bytes]:
    """So much at a time that the memory of one part serves for the next."""
    left = MOST_BYTES
    try:
        for part in _unzipped(raw) if raw.startswith(_GZIP) else _cut(raw):
            left -= len(part)
            if left < 0:
                raise CatalogueUnreadable(name, 0, "too_large")
            yield part
    except (EOFError, _DAMAGED) as error:
        raise CatalogueUnreadable(name, 0, "packed") from error


def _unzipped(raw: bytes) -> Iterator[bytes]:
    """One file may hold several, one after another."""
    while raw:
        one = isal_zlib.decompressobj(_WITH_GZIP_HEADER)
        start = 0
        while not one.eof:
            packed = raw[start : start + _AT_ONCE]
            if not packed:
                raise EOFError
            yield one.decompress(packed)
            start += len(packed)
        raw = (one.unused_data + raw[start:]).lstrip(b"\0")


def _cut(raw: bytes) -> Iterator[bytes]:
    for start in range(0, len(raw), _AT_ONCE):
        yield raw[start : start + _AT_ONCE]


def _beginning(parts: Iterator[bytes]) -> bytes:
    """The first line and some of what follows it; all, where nothing does."""
    begin: list[bytes] = []
    begun = ended = False  # the first line that is not blank
    for part in parts:
        begin.append(part)
        rest = part if begun else part.removeprefix(_BOM).lstrip()
        begun = begun or bool(rest)
        if not ended:
            _, newline, rest = rest.partition(b"\n")
            ended = bool(newline)
        if ended and rest.strip():
            break
    return b"".join(begin)


def _has_entry_lines(begin: bytes) -> bool:
    """More than one line, the first of them an object by itself."""
    first, end, _ = begin.strip().partition(b"\n")
    return bool(end) and first.startswith(b"{") and _is_whole(first)


def _whole_lines(parts: Iterable[bytes]) -> Iterator[bytes]:
    """One line or several at a time, without the end of the last."""
    begun: list[bytes] = []
    for part in parts:
        end = part.rfind(b"\n")
        if end >= 0:
            yield b"".join((*begun, memoryview(part)[:end]))
            begun = []
        begun.append(part[end + 1 :])
    yield b"".join(begun)


def _is_whole(text: bytes) -> bool:
    try:
        msgspec.json.decode(text)
    except (ValueError, RecursionError):
        return False
    return True


def _decoded(name: str, text: bytes) -> object:
    try:
        return msgspec.json.decode(text)
    except (ValueError, RecursionError) as error:
        raise CatalogueUnreadable(name, _line_of_fault(text), _reason(text)) from error


def _line_decoded(name: str, text: bytes, raw: bytes) -> object:
    """Args: raw: The whole file; its lines are counted only where one cannot be read."""
    try:
        return msgspec.json.decode(text)
    except (ValueError, RecursionError) as error:
        lines = b"".join(_unpacked(name, raw)).split(b"\n")
        raise CatalogueUnreadable(name, lines.index(text) + 1, _reason(text)) from error


def _reason(text: bytes) -> str:
    try:
        text.decode()
    except UnicodeDecodeError:
        return "encoding"
    return "json"


def _line_of_fault(text: bytes) -> int:
    """The first line that is not JSON; 1 where our second reader sees no fault."""
    try:
        json.loads(text.decode())
    except UnicodeDecodeError as error:
        return text.count(b"\n", 0, error.start) + 1
    except json.JSONDecodeError as error:
        return error.lineno
    except RecursionError:
        return 1
    return 1
