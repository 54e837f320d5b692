"""An edition and its forms, out of the bytes of their files. No folder is known here."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from desk_app.documents import form
from desk_app.documents.form_files.asked import named_fields
from desk_app.documents.form_files.blocks import known, read_block
from desk_app.documents.form_files.fields import NO_FIELDS, fields_of
from desk_app.documents.form_files.limits import (
    LAYOUTS,
    check_block,
    check_blocks,
    check_head,
    check_sheet,
    room_of,
)
from desk_app.documents.form_files.reader import Reader, open_file
from desk_app.domain.errors import FormUnreadable

EDITION: Final = "edition"  # the file that says what the folder is
_SIDES: Final = ("width", "height", "top", "bottom", "left", "right")


def read_edition(
    name: str, files: Mapping[str, bytes], contents: Mapping[str, type]
) -> form.Edition:
    """Read the edition called `name`.

    Args:
        files: By name without ".toml", `EDITION` among them.
        contents: What it may hold: file of a form → what fills it.

    Raises:
        FormUnreadable: a file is missing or says something nobody understands.
    """
    reader = open_file(f"{name}/{EDITION}.toml", _held(name, EDITION, files), NO_FIELDS)
    held = reader.texts("forms")
    if unknown := [file for file in held if file not in contents]:
        raise reader.fault("forms", unknown[0])
    edition = form.Edition(
        id=name,
        name=reader.text("name"),
        in_force=reader.day("in_force"),
        trial=reader.text("trial"),
        preview=reader.text("preview"),
        page=reader.pattern("page", {"page", "pages"}),
        page_more=reader.pattern("page_more", {"page", "pages"}),
        fields=reader.texts("fields", ()),
        forms=MappingProxyType(
            {file: read_form(name, file, _held(name, file, files), contents[file]) for file in held}
        ),
    )
    reader.finish()
    return edition


def read_form(
    edition: str, file: str, raw: bytes, content: type, least: frozenset[str] = frozenset()
) -> form.Form:
    """Read the form `file` of `edition`.

    Args:
        least: Fields of the content that it must show, as `asked.named_fields` tells them.

    Raises:
        FormUnreadable: it says something nobody understands, or more than its paper holds.
    """
    reader = open_file(f"{edition}/{file}.toml", raw, fields_of(content))
    layout, copies = known(reader, "layout", LAYOUTS), reader.texts("copies", ())
    check_head(reader, layout, content, copies)
    sheet = _sheet(reader.table("sheet"), file, layout)
    read = form.Form(
        title=reader.text("title"),
        layout=layout,
        top=reader.template("top", ""),
        foot=reader.text("foot", ""),
        copies=copies,
        sheet=sheet,
        blocks=_blocks(reader, "block", layout, room_of(sheet)),
        ending=_blocks(reader, "ending", layout, room_of(sheet)),
    )
    check_blocks(reader, layout, read.blocks)
    if left_out := sorted(least - named_fields(read)):
        raise reader.fault("block", ", ".join(left_out), "left_out")
    reader.finish()
    return read


def _sheet(reader: Reader, file: str, layout: str) -> form.Sheet:
    sheet = form.Sheet(**{side: reader.number(side) for side in _SIDES})
    reader.finish()
    check_sheet(reader, file, sheet, layout)
    return sheet


def _blocks(reader: Reader, key: str, layout: str, room: float) -> tuple[form.Block, ...]:
    made = []
    for inner in reader.tables(key, needed=key == "block"):
        made.append(read_block(inner))
        check_block(inner, layout, made[-1], room)
    return tuple(made)


def _held(name: str, file: str, files: Mapping[str, bytes]) -> bytes:
    if file not in files:
        raise FormUnreadable(f"{name}/{file}.toml", 1, "", "gone")
    return files[file]
