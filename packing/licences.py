"""One file in each built folder with the licence of every work of others that is in it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Final

from packing.owners import ROOT, OwnerUnknown, Work

FILE: Final = "LICENSES.txt"
_TEXTS: Final = Path(__file__).with_name("texts")
_RULE: Final = "=" * 100


# What the metadata of a distribution leaves out.
_ADDED: Final[Mapping[str, Sequence[str]]] = {
    "PySide6_Essentials": ["qt.txt", "LGPL-3.0.txt", "GPL-3.0.txt"],
    "shiboken6": ["shiboken6.txt"],
    "psycopg": ["GPL-3.0.txt"],
    "psycopg-binary": ["psycopg.txt"],
    "sqlcipher3": ["sqlcipher.txt"],
}
_FONTS: Final = {
    "Be Vietnam Quay (from Be Vietnam Pro)": "resources/fonts/screen/OFL.txt",
    "Tinos, cut to Vietnamese": "resources/fonts/paper/LICENSE.txt",
}


def fonts() -> Sequence[Work]:
    """Raises OwnerUnknown where a font has no text beside it."""
    works = []
    for name, place in _FONTS.items():
        if not (ROOT / place).is_file():
            raise OwnerUnknown(f"{name}: no {place}")
        works.append(Work(name, "OFL-1.1", ((ROOT / place).read_text("utf-8"),)))
    return works


def written(program: str, works: Iterable[Work]) -> str:
    """The text of the file.

    Raises:
        OwnerUnknown: a work comes without any text of its licence.
    """
    works = [_completed(work) for work in works]
    if bare := [work.name for work in works if not work.texts]:
        raise OwnerUnknown(f"no text of a licence: {', '.join(bare)}")
    head = [
        f"{program} brings works of others along. What they are, and on what terms:",
        *(f"  {work.name}{f' – {work.terms}' if work.terms else ''}" for work in works),
    ]
    parts = [
        "\n".join([_RULE, work.name, work.terms, _RULE, "", *(text.strip() for text in work.texts)])
        for work in works
    ]
    return "\n\n".join(["\n".join(head), *parts]) + "\n"


def _completed(work: Work) -> Work:
    added = _ADDED.get(work.name.rsplit(" ", 1)[0], ())
    return replace(
        work, texts=(*work.texts, *((_TEXTS / name).read_text("utf-8") for name in added))
    )
