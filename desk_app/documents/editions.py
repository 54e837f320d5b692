"""Editions of the forms: read from a folder, checked as a whole, chosen by date.

Each folder below resources/forms is one circular: `edition.toml` and one file for
each paper. The papers the office words itself have editions of their own, below
resources/own_forms. A file with a misspelt word is refused with its line, so that a wrong
form is found when the program starts and not by the citizen. What an office words otherwise
lies in a folder of its own: `office_forms`.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import as_file, files
from pathlib import Path
from typing import Final
from unicodedata import normalize

from desk_app.documents import form
from desk_app.documents.form_files.edition import read_edition
from desk_app.documents.kinds import Kind, contents_of
from desk_app.domain.errors import FormNotHeld, FormUnreadable, NoFormInForce

WORDED: Final = "+"  # "tt-03-2025+1a2b3c4d": the edition, and which wording of the office's own


def _nothing_kept(_edition_id: str) -> form.Edition | None:
    return None


@dataclass(frozen=True, slots=True)
class Editions:
    """All editions this program holds, oldest first."""

    all: tuple[form.Edition, ...]
    aside: tuple[form.Edition, ...] = ()  # as shipped, where the office words them otherwise
    kept: Callable[[str], form.Edition | None] = _nothing_kept  # earlier wordings of the office

    def on(self, day: date, file: str = "", field: str = "") -> form.Edition:
        """The edition in force on `day`: the latest begun by then.

        Args:
            file: The form wanted; an edition that does not hold it is passed over.
            field: Of the procedure, capitals or not. Where editions apply to that field alone,
                they come first.

        Raises:
            NoFormInForce: every edition held begins later.
        """
        begun = [
            edition
            for edition in self.all
            if edition.in_force <= day and (not file or file in edition.forms)
        ]
        special = [edition for edition in begun if field and _is_for(edition, field)]
        general = [edition for edition in begun if not edition.fields]
        if not special and not general:
            raise NoFormInForce(day)
        return (special or general)[-1]

    def named(self, edition_id: str) -> form.Edition:
        """The edition a paper was printed in, whatever is in force today.

        A wording of the office that is not here gives way to the shipped wording of the same
        edition; the edition returned then has another id, and `stand_in_words` tells the reader.

        Raises:
            FormNotHeld: another desk used an edition this program does not have yet.
        """
        for edition in (*self.all, *self.aside):
            if edition.id == edition_id:
                return edition
        if (kept := self.kept(edition_id)) is not None:
            return kept
        base = base_of(edition_id)
        for edition in (*self.aside, *self.all):
            if base_of(edition.id) == base:
                return edition
        raise FormNotHeld(edition_id)


def _is_for(edition: form.Edition, field: str) -> bool:
    """As people write it: "đăng ký  cư trú" is the field "Đăng ký cư trú"."""
    return _plain(field) in map(_plain, edition.fields)


def _plain(text: str) -> str:
    return " ".join(normalize("NFC", text).casefold().split())


def base_of(edition_id: str) -> str:
    """ "tt-03-2025" of "tt-03-2025+1a2b3c4d"."""
    return edition_id.partition(WORDED)[0]


def stand_in_words(edition_id: str, drawn: form.Edition) -> str:
    """What a reprint says when `drawn` is not the wording it was printed in; otherwise empty."""
    if drawn.id == edition_id:
        return ""
    return f"Bản trước theo mẫu {edition_id}; bản này theo mẫu {drawn.id}"


def load_editions(folder: Path, contents: Mapping[str, type]) -> Editions:
    """Read every edition below `folder`.

    Args:
        contents: What an edition may hold: name of the form's file, and what fills it.

    Raises:
        FormUnreadable: a file is missing or says something nobody understands.
            Nothing of the folder is used then.
    """
    paths = [path for path in sorted(folder.iterdir()) if path.is_dir()]
    return Editions(in_order(read_edition(path.name, files_in(path), contents) for path in paths))


def in_order(editions: Iterable[form.Edition]) -> tuple[form.Edition, ...]:
    """By their first day; of two that begin on one day, the later one given is in force."""
    return tuple(sorted(editions, key=lambda edition: edition.in_force))


def files_in(folder: Path) -> Mapping[str, bytes]:
    """The TOML files of a shipped edition, by name. Raises FormUnreadable: the disk refuses."""
    try:
        return {file.stem: file.read_bytes() for file in sorted(folder.glob("*.toml"))}
    except OSError as error:
        raise FormUnreadable(folder.name, 1, "", "gone") from error


@cache
def shipped_editions() -> Editions:
    """The editions delivered with the program. Raises like `load_editions`."""
    with as_file(files("resources") / "forms") as folder:
        return load_editions(folder, contents_of(own=False))


@cache
def own_editions() -> Editions:
    """The papers the office words itself. Raises like `load_editions`."""
    with as_file(files("resources") / "own_forms") as folder:
        return load_editions(folder, contents_of(own=True))


def editions_of(kind: Kind) -> Editions:
    """The editions that may hold papers of `kind`. Raises like `load_editions`."""
    return own_editions() if kind.own else shipped_editions()


def newest_with(kind: Kind, media: str = "") -> form.Edition:
    """The latest edition that holds the paper on `media`; without one on its usual size.

    Raises:
        KeyError: none does; a shipped paper has one.
    """
    file = kind.file(media)
    for edition in reversed(editions_of(kind).all):
        if file in edition.forms:
            return edition
    raise KeyError(file)
