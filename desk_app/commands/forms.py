"""`python -m desk_app forms DIR`: every paper as PDF and as pictures, with invented people.

Beside them an index: how long each took, how large it is, what a scanner reads from it.
"""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import Final

from desk_app.documents.editions import editions_of, newest_with
from desk_app.documents.form import Edition
from desk_app.documents.kinds import KINDS, Kind
from desk_app.documents.paper.draw import pdf
from desk_app.documents.preview import page_count, page_png
from desk_app.documents.samples import SAMPLES

_SCREEN: Final = 110 / 72  # pixels a point
_TIMES: Final = 5  # each paper is drawn at a terminal; the median counts
_SCANNED: Final = 203  # dpi of the coarsest head, black and white


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawn:
    """One line of the index."""

    name: str  # of the files: "mau01-thuong"
    kind: str
    title: str
    edition: str
    media: str
    pages: int
    ms: float
    kb: float
    codes: Sequence[str]  # what a scanner reads, page by page; empty: no scanner to ask here


def draw_forms(folder: Path, times: int = _TIMES) -> int:
    """Write every form of every edition and size into `folder`, made where it is missing.

    Args:
        times: Each is drawn, for the index.

    Raises:
        FormUnreadable, FontMissing: nothing was written.
    """
    drawn = list(_papers(times))
    folder.mkdir(parents=True, exist_ok=True)
    for line, file in drawn:
        (folder / f"{line.name}.pdf").write_bytes(file)
        for page in range(line.pages):
            (folder / f"{line.name}-{page + 1}.png").write_bytes(page_png(file, page, _SCREEN))
        print(_said(line))
    lines = [line for line, _ in drawn]
    (folder / "index.md").write_text(_table(lines, times), "utf-8")
    facts = [{slot: getattr(line, slot) for slot in Drawn.__slots__} for line in lines]
    text = json.dumps(facts, ensure_ascii=False, indent=1)
    (folder / "index.json").write_text(text + "\n", "utf-8")
    return 0


def _papers(times: int) -> Iterator[tuple[Drawn, bytes]]:
    for kind in KINDS.values():
        for edition in editions_of(kind).all:
            for media, file in kind.files.items():
                if file in edition.forms:
                    yield from _samples(kind, edition, media, times)


def _samples(kind: Kind, edition: Edition, media: str, times: int) -> Iterator[tuple[Drawn, bytes]]:
    for name, content in SAMPLES[kind.name].items():
        took = []
        file = b""
        for _ in range(times):
            began = perf_counter()
            file = pdf(kind.name, content, edition, media)
            took.append(perf_counter() - began)
        size = f"-{kind.file(media)}" if len(kind.files) > 1 else ""
        later = "" if edition is newest_with(kind, media) else f"-{edition.id}"
        yield (
            Drawn(
                name=f"{name}{size}{later}",
                kind=kind.name,
                title=kind.title,
                edition=edition.id,
                media=media,
                pages=page_count(file),
                ms=round(median(took) * 1000, 1),
                kb=round(len(file) / 1024, 1),
                codes=_scanned(file),
            ),
            file,
        )


def _scanned(file: bytes) -> Sequence[str]:
    """What a scanner reads; nothing where the decoder, which is no part of the desk, is missing."""
    try:
        from desk_app.commands.scanned import scanned
    except ImportError:
        return ()
    return scanned(file, _SCANNED)


def _said(line: Drawn) -> str:
    return f"{line.name}: {line.ms} ms, {line.kb} KB, {line.pages} p. {' · '.join(line.codes)}"


def _table(lines: Sequence[Drawn], times: int) -> str:
    head = (
        "# Papers\n\nDrawn by `python3 dev.py forms DIR`; people and numbers are invented. "
        f"Time is the median of {times}, warm; codes are read at {_SCANNED} dpi, one bit.\n\n"
        "| Paper | File | Edition | Size | Pages | ms | KB | Codes read |\n"
        "|---|---|---|---|---|---|---|---|\n"
    )
    return head + "".join(
        f"| {line.title} | [{line.name}]({line.name}-1.png) | {line.edition} | {line.media} | "
        f"{line.pages} | {line.ms} | {line.kb} | {'<br>'.join(map(_code, line.codes))} |\n"
        for line in lines
    )


def _code(text: str) -> str:
    return f"`{text}`"
