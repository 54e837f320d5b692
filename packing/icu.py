"""The data of ICU, which Qt needs to sort, cut down to Vietnamese: 32 MB of the world's become 2.

ICU finds all it knows in one library by one symbol, and goes on by its own rules where something
is not in it. What is cut is the table of contents; every entry that stays is byte for byte the
same. The library is linked anew by binutils alone.
"""

import re
import shutil
import struct
import subprocess
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Final

_KIND: Final = b"CmnD"  # a package with a table of contents
_KIND_AT: Final = 12  # in its head
_ALIGNED: Final = 16
_KEPT: Final = re.compile(
    r"[^/]+/(?:coll/)?"
    r"(?:(?:root|vi|en|pool|res_index|icuver|keyTypeData|numberingSystems|likelySubtags"
    r"|supplementalData)\.res|(?:ucadata|cnvalias)\.icu|[^/]+\.nrm)"
)
_MUST: Final = ("coll/root.res", "coll/vi.res", "coll/ucadata.icu")
TOOLS: Final = ("ld", "objcopy", "readelf")


class UnknownData(Exception):
    """The library does not hold what this module knows how to cut."""


def cut(library: Path) -> None:
    """Put a library of the same name with less in it in the place of `library`.

    Raises:
        UnknownData: it is as it was.
    """
    raw = library.read_bytes()
    head, entries = read(raw)
    kept = {name: entries[name] for name in sorted(entries) if _KEPT.fullmatch(name)}
    if missing := [name for name in _MUST if not any(each.endswith(name) for each in kept)]:
        raise UnknownData(f"{library.name}: no {', '.join(missing)}")
    _link(written(head, kept), _symbol(library), library)


def read(raw: bytes) -> tuple[bytes, Mapping[str, bytes]]:
    """Head of the package in a library, and its entries by their names.

    Raises:
        UnknownData: there is none.
    """
    if (found := raw.find(_KIND)) < _KIND_AT:
        raise UnknownData("no package of ICU")
    begin = found - _KIND_AT
    (size,) = struct.unpack_from("<H", raw, begin)
    table = begin + size
    (count,) = struct.unpack_from("<I", raw, table)
    places = [struct.unpack_from("<II", raw, table + 4 + 8 * row) for row in range(count)]
    ends = [place for _, place in places[1:]] + [len(raw) - table]
    names = [raw[table + at : raw.index(b"\0", table + at)].decode("ascii") for at, _ in places]
    rows = zip(names, places, ends, strict=True)
    return raw[begin:table], {
        name: raw[table + place : table + end] for name, (_, place), end in rows
    }


def written(head: bytes, entries: Mapping[str, bytes]) -> bytes:
    """A package of these entries, whose names are sorted."""
    names_at = 4 + 8 * len(entries)
    names = b"".join(name.encode("ascii") + b"\0" for name in entries)
    contents_at = _padded(names_at + len(names))
    rows, contents, at = b"", b"", names_at
    for name, content in entries.items():
        rows += struct.pack("<II", at, contents_at + len(contents))
        contents += content.ljust(_padded(len(content)), b"\0")
        at += len(name) + 1
    table = struct.pack("<I", len(entries)) + rows + names
    return head + table.ljust(contents_at, b"\0") + contents


def _padded(length: int) -> int:
    return -(-length // _ALIGNED) * _ALIGNED


def _symbol(library: Path) -> str:
    words = ["readelf", "--wide", "--dyn-syms", str(library)]
    told = subprocess.run(words, capture_output=True, text=True, check=True).stdout
    if (found := re.search(r"\bicudt\d+_dat\b", told)) is None:
        raise UnknownData(f"{library.name}: no symbol")
    return found[0]


def _link(package: bytes, symbol: str, library: Path) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "data").write_bytes(package)
        read_only = ".data=.rodata,alloc,load,readonly,data,contents"
        named = f"_binary_data_start={symbol} --set-section-alignment .data={_ALIGNED}"
        for line in (
            "ld -r -b binary -z noexecstack -o data.o data",
            f"objcopy --rename-section {read_only} --redefine-sym {named} data.o",
            f"ld -shared -z noexecstack --strip-debug -soname {library.name} -o made data.o",
        ):
            subprocess.run(line.split(), cwd=folder, check=True)
        shutil.copy(folder / "made", library)
