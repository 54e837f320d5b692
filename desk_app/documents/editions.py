"""Editions of the forms: read from a folder, checked as a whole, chosen by date.

Each folder below resources/forms is one circular: `edition.toml` and one file for
each paper. The papers the office words itself have editions of their own, below
resources/own_forms. A file with a misspelt word is refused with its line, so that a wrong
form is found when the program starts and not by the citizen.
"""

import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import as_file, files
from pathlib import Path
from types import MappingProxyType
from typing import Final

from desk_app.documents import form
from desk_app.documents.appointment_slip import AppointmentSlip
from desk_app.documents.form_file import Reader, fault, field_names
from desk_app.documents.public.checklist import TakeHomeChecklist
from desk_app.documents.public.notice_sheet import NoticeSheet
from desk_app.documents.receipt import Receipt
from desk_app.domain.errors import FormNotHeld, FormUnreadable, NoFormInForce

CONTENTS: Final[Mapping[str, type]] = MappingProxyType(
    {"receipt": Receipt, "slip-a5": AppointmentSlip, "slip-80mm": AppointmentSlip}
)
OWN_CONTENTS: Final[Mapping[str, type]] = MappingProxyType(
    {
        "notice-sheet": NoticeSheet,
        "checklist-a5": TakeHomeChecklist,
        "checklist-80mm": TakeHomeChecklist,
    }
)


@dataclass(frozen=True, slots=True)
class Editions:
    """All editions this program holds, oldest first."""

    all: tuple[form.Edition, ...]

    def on(self, day: date) -> form.Edition:
        """The edition in force on `day`: the latest begun by then.

        Raises:
            NoFormInForce: every edition held begins later.
        """
        begun = [edition for edition in self.all if edition.in_force <= day]
        if not begun:
            raise NoFormInForce(day)
        return begun[-1]

    def named(self, edition_id: str) -> form.Edition:
        """The edition a dossier was received under, whatever is in force today.

        Raises:
            FormNotHeld: another desk used an edition this program does not have yet.
        """
        for edition in self.all:
            if edition.id == edition_id:
                return edition
        raise FormNotHeld(edition_id)


def load_editions(folder: Path, contents: Mapping[str, type] = CONTENTS) -> Editions:
    """Read every edition below `folder`.

    Args:
        contents: What each edition has to hold: name of the form, and what fills it.

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
        return load_editions(folder)


@cache
def own_editions() -> Editions:
    """The papers the office words itself. Raises like `load_editions`."""
    with as_file(files("resources") / "own_forms") as folder:
        return load_editions(folder, OWN_CONTENTS)


def _edition(folder: Path, contents: Mapping[str, type]) -> form.Edition:
    reader = _open(folder / "edition.toml")
    edition = form.Edition(
        id=folder.name,
        name=reader.text("name"),
        in_force=reader.day("in_force"),
        trial=reader.text("trial"),
        page=reader.pattern("page", {"page", "pages"}),
        page_more=reader.pattern("page_more", {"page", "pages"}),
        page_code=reader.pattern("page_code", {"code"}),
        forms=MappingProxyType(
            {name: _form(folder / f"{name}.toml", content) for name, content in contents.items()}
        ),
    )
    reader.finish()
    return edition


def _form(file: Path, content: type) -> form.Form:
    reader = _open(file, field_names(content))
    sheet = reader.table("sheet")
    read = form.Form(
        title=reader.text("title"),
        foot=reader.text("foot", ""),
        copies=reader.texts("copies", ()),
        sheet=form.Sheet(
            **{
                side: sheet.number(side)
                for side in ("width", "height", "top", "bottom", "left", "right")
            }
        ),
        blocks=tuple(_block(block) for block in reader.tables("block")),
        ending=tuple(_block(block) for block in reader.tables("ending", needed=False)),
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


def _block(reader: Reader) -> form.Block:
    kind = reader.text("kind")
    if kind not in _KINDS:
        raise reader.fault("kind", kind)
    block = _KINDS[kind](reader)
    reader.finish()
    return block


def _heading(reader: Reader) -> form.Heading:
    return form.Heading(
        nation=reader.text("nation"),
        motto=reader.text("motto"),
        place_date=reader.template("place_date"),
        number=reader.template("number", ""),
        code=reader.template("code", ""),
    )


def _line(reader: Reader) -> form.Line:
    return form.Line(
        text=reader.template("text"),
        beside=reader.template("beside", ""),
        optional=reader.flag("optional"),
        leads=reader.flag("leads"),
    )


def _table(reader: Reader) -> form.Table:
    rows = reader.field("rows")
    return form.Table(rows, tuple(_column(column, rows) for column in reader.tables("columns")))


def _column(reader: Reader, *rows: str) -> form.Column:
    column = form.Column(
        head=reader.text("head"),
        width=reader.number("width"),
        field=reader.row_field("field", *rows),
        centred=reader.flag("centred"),
    )
    reader.finish()
    return column


def _signatures(reader: Reader) -> form.Signatures:
    return form.Signatures(tuple(_signer(signer) for signer in reader.tables("signers")))


def _signer(reader: Reader) -> form.Signer:
    signer = form.Signer(
        title=reader.text("title"), notes=reader.texts("notes"), name=reader.template("name")
    )
    reader.finish()
    return signer


def _notes(reader: Reader) -> form.Notes:
    return form.Notes(
        paragraphs=reader.paragraphs("paragraphs", {"this_paper"}),
        more=reader.field("more"),
        one_page=reader.text("one_page"),
        several_pages=reader.pattern("several_pages", {"pages"}),
    )


def _rows(reader: Reader) -> form.Rows:
    return form.Rows(tuple(_row(row) for row in reader.tables("rows")))


def _row(reader: Reader) -> form.Row:
    row = form.Row(label=reader.text("label"), text=reader.template("text"))
    reader.finish()
    return row


def _section(reader: Reader) -> form.Section:
    texts = _maybe_field(reader, "texts")
    return form.Section(reader.text("title"), texts, reader.text("empty", ""))


def _maybe_field(reader: Reader, key: str) -> str:
    return reader.field(key) if reader.says(key) else ""


def _groups(reader: Reader) -> form.Groups:
    parts = reader.field("parts")
    columns = (_column(column, parts, "rows") for column in reader.tables("columns"))
    return form.Groups(parts, tuple(columns))


def _ticks(reader: Reader) -> form.Ticks:
    return form.Ticks(reader.text("title"), reader.field("papers"), reader.flag("done"))


_KINDS: Final[Mapping[str, Callable[[Reader], form.Block]]] = {
    "heading": _heading,
    "letterhead": lambda _: form.Letterhead(),
    "title": lambda reader: form.Title(reader.text("text")),
    "line": _line,
    "table": _table,
    "signatures": _signatures,
    "notes": _notes,
    "rows": _rows,
    "frame": lambda reader: form.Frame(reader.text("title"), reader.text("no_due")),
    "symbol": lambda _: form.Symbol(),
    "hints": lambda reader: form.Hints(reader.templates("lines"), _maybe_field(reader, "more")),
    "centred": lambda reader: form.Centred(reader.template("text")),
    "rule": lambda _: form.Rule(),
    "section": _section,
    "groups": _groups,
    "ticks": _ticks,
}
