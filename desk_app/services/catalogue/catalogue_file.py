"""The one door for catalogue files: recognises what they are, reads what can be read.

Taken are the national portal's answers (one object, a list, an envelope with `data`, or one
object a line), the crawled form of the same, and our own catalogue; packed with gzip or not.
"""

import json
import zlib
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

import msgspec

from desk_app.domain.errors import CatalogueUnreadable
from desk_app.domain.law.procedure import Procedure, procedure_from
from desk_app.services.catalogue.commune_json import crawled_procedure, is_crawled
from desk_app.services.catalogue.portal_json import is_portal_detail, portal_procedure
from desk_app.services.catalogue.portal_shape import Detail, detail_from, detail_in
from desk_app.services.catalogue.reading import (
    CatalogueProblem,
    CatalogueReading,
    NotRead,
    Why,
    code_and_name,
)

MOST_BYTES: Final = 512 * 1024 * 1024  # unpacked; the whole national catalogue has 75 MB
_GZIP: Final = b"\x1f\x8b"
_WITH_GZIP_HEADER: Final = 16 + zlib.MAX_WBITS
_BOM: Final = b"\xef\xbb\xbf"
_OTHER_BOMS: Final = (b"\xff\xfe", b"\xfe\xff")
_GLANCE: Final = 4096  # bytes of a file, where all of it would have to be copied
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
    for place, entry in enumerate(_entries(name, _unpacked(name, raw)), start=1):
        try:
            procedure, doubts = _procedure(entry)
        except NotRead as given_up:
            problems.append(CatalogueProblem(given_up.code or f"#{place}", given_up.why))
            continue
        problems += doubts
        if found.get(procedure.code, procedure) != procedure:
            problems.append(CatalogueProblem(procedure.code, Why.TWICE))
        found[procedure.code] = procedure
    if not found and not problems:
        raise CatalogueUnreadable(name, 1, "shape")
    return CatalogueReading(tuple(found.values()), tuple(problems))


def _procedure(entry: object) -> tuple[Procedure, Sequence[CatalogueProblem]]:
    if isinstance(entry, Detail):
        return portal_procedure(entry)
    if not isinstance(entry, dict):
        raise NotRead(Why.NO_PROCEDURE)
    if is_portal_detail(entry):
        return portal_procedure(detail_from(entry))
    if is_crawled(entry):
        return crawled_procedure(entry)
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


def _unpacked(name: str, raw: bytes) -> bytes:
    if raw.startswith(_GZIP):
        try:
            raw = _unzipped(raw)
        except (EOFError, zlib.error) as error:
            raise CatalogueUnreadable(name, 0, "packed") from error
    if len(raw) > MOST_BYTES:
        raise CatalogueUnreadable(name, 0, "too_large")
    if raw.startswith(_OTHER_BOMS):
        raise CatalogueUnreadable(name, 1, "encoding")
    return raw.removeprefix(_BOM)


def _entries(name: str, raw: bytes) -> Iterator[object]:
    """What may be a procedure, each by itself."""
    if _has_entry_lines(raw):
        for line, text in enumerate(_lines(raw), start=1):
            if text and not text.isspace():
                yield detail_in(text) or _decoded(name, text, line)
        return
    content = _decoded(name, raw, 0)
    while isinstance(content, dict):
        inside = next((content[key] for key in _LISTS if key in content), None)
        if not isinstance(inside, dict | list):
            yield content
            return
        content = inside
    if not isinstance(content, list):
        raise CatalogueUnreadable(name, 1, "shape")
    yield from content


def _unzipped(raw: bytes) -> bytes:
    """Not more than one byte beyond `MOST_BYTES`. One file may hold several, one after another."""
    parts: list[bytes] = []
    left = MOST_BYTES + 1
    while left and raw:
        one = zlib.decompressobj(_WITH_GZIP_HEADER)
        parts.append(one.decompress(raw, left))
        left -= len(parts[-1])
        if left and not one.eof:
            raise EOFError
        raw = one.unused_data.lstrip(b"\0")
    return parts[0] if len(parts) == 1 else b"".join(parts)


def _has_entry_lines(raw: bytes) -> bool:
    """More than one line, the first of them an object by itself."""
    content = raw.lstrip()
    end = content.find(b"\n")
    if end < 0 or not content.startswith(b"{") or not _is_whole(content[:end]):
        return False
    return not content[end : end + _GLANCE].isspace() or bool(content[end:].strip())


def _lines(raw: bytes) -> Iterator[bytes]:
    """One after the other, so that the memory of one serves for the next."""
    start = 0
    while (end := raw.find(b"\n", start)) >= 0:
        yield raw[start:end]
        start = end + 1
    yield raw[start:]


def _is_whole(text: bytes) -> bool:
    try:
        msgspec.json.decode(text)
    except (ValueError, RecursionError):
        return False
    return True


def _decoded(name: str, text: bytes, line: int) -> object:
    """Args: line: Of the file where `text` is one of its lines; 0 for a whole file."""
    try:
        return msgspec.json.decode(text)
    except (ValueError, RecursionError) as error:
        raise CatalogueUnreadable(name, line or _line_of_fault(text), _reason(text)) from error


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
