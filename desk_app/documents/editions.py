"""Editions of the forms: read from a folder, checked as a whole, chosen by date.

Each folder below resources/forms is one circular: `edition.toml` and one file for
each paper. The papers the office words itself have editions of their own, below
resources/own_forms. A file with a misspelt word is refused with its line, so that a wrong
form is found when the program starts and not by the citizen.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import as_file, files
from pathlib import Path
from types import MappingProxyType
from typing import Final

from desk_app.documents import form
from desk_app.documents.form_files.blocks import known, read_block
from desk_app.documents.form_files.reader import Reader, fault, field_names
from desk_app.documents.kinds import Kind, contents_of
from desk_app.domain.errors import FormNotHeld, FormUnreadable, NoFormInForce

_LAYOUTS: Final = frozenset(
    {"letter", "list", "small", "slip-a5", "slip-roll", "roll", "label"}
)  # of paper/draw


@dataclass(frozen=True, slots=True)
class Editions:
    """All editions this program holds, oldest first."""

    all: tuple[form.Edition, ...]

    def on(self, day: date, file: str = "", field: str = "") -> form.Edition:
        """The edition in force on `day`: the latest begun by then.

        Args:
            file: The form wanted; an edition that does not hold it is passed over.
            field: Of the procedure. Where editions apply to that field alone, they come first.

        Raises:
            NoFormInForce: every edition held begins later.
        """
        begun = [
            edition
            for edition in self.all
            if edition.in_force <= day and (not file or file in edition.forms)
        ]
        special = [edition for edition in begun if field and field in edition.fields]
        general = [edition for edition in begun if not edition.fields]
        if not special and not general:
            raise NoFormInForce(day)
        return (special or general)[-1]

    def named(self, edition_id: str) -> form.Edition:
        """The edition a paper was printed in, whatever is in force today.

        Raises:
            FormNotHeld: another desk used an edition this program does not have yet.
        """
        for edition in self.all:
            if edition.id == edition_id:
                return edition
        raise FormNotHeld(edition_id)


def load_editions(folder: Path, contents: Mapping[str, type]) -> Editions:
    """Read every edition below `folder`.

    Args:
        contents: What an edition may hold: name of the form's file, and what fills it.

    Raises:
        FormUnreadable: a file is missing or says something nobody understands.
            Nothing of the folder is used then.
    """
    editions = [_edition(path, contents) for path in sorted(folder.iterdir()) if path.is_dir()]
    return Editions(tuple(sorted(editions, key=lambda edition: edition.in_force)))


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


def _edition(folder: Path, contents: Mapping[str, type]) -> form.Edition:
    reader = _open(folder / "edition.toml")
    held = reader.texts("forms")
    if unknown := [file for file in held if file not in contents]:
        raise reader.fault("forms", unknown[0])
    edition = form.Edition(
        id=folder.name,
        name=reader.text("name"),
        in_force=reader.day("in_force"),
        trial=reader.text("trial"),
        preview=reader.text("preview"),
        page=reader.pattern("page", {"page", "pages"}),
        page_more=reader.pattern("page_more", {"page", "pages"}),
        fields=reader.texts("fields", ()),
        forms=MappingProxyType(
            {file: _form(folder / f"{file}.toml", contents[file]) for file in held}
        ),
    )
    reader.finish()
    return edition


def _form(file: Path, content: type) -> form.Form:
    reader = _open(file, field_names(content))
    sheet = reader.table("sheet")
    read = form.Form(
        title=reader.text("title"),
        layout=known(reader, "layout", _LAYOUTS),
        top=reader.template("top", ""),
        foot=reader.text("foot", ""),
        copies=reader.texts("copies", ()),
        sheet=form.Sheet(
            **{
                side: sheet.number(side)
                for side in ("width", "height", "top", "bottom", "left", "right")
            }
        ),
        blocks=tuple(read_block(block) for block in reader.tables("block")),
        ending=tuple(read_block(block) for block in reader.tables("ending", needed=False)),
    )
    sheet.finish()
    reader.finish()
    return read


def _open(file: Path, fields: frozenset[str] = frozenset()) -> Reader:
    name = f"{file.parent.name}/{file.name}"
    try:
        text = file.read_text("utf-8")
        return Reader(tomllib.loads(text), name, text.splitlines(), fields)
    except (OSError, UnicodeDecodeError) as error:
        raise FormUnreadable(name, 1, "") from error
    except tomllib.TOMLDecodeError as error:
        raise fault(name, text, error) from error
