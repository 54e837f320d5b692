"""Reading the blocks of a form's file: each kind asks for its own keys and refuses all others."""

from collections.abc import Callable, Collection, Mapping
from typing import Final

from desk_app.documents import form
from desk_app.documents.form_files.reader import Reader


def read_block(reader: Reader) -> form.Block:
    """Raises FormUnreadable: no such kind of block, or a key it does not know."""
    kind = known(reader, "kind", _KINDS)
    block = _KINDS[kind](reader)
    reader.finish()
    return block


def known(reader: Reader, key: str, words: Collection[str], otherwise: str | None = None) -> str:
    """One of `words`. Raises FormUnreadable: it is none of them."""
    word = reader.text(key, otherwise)
    if word not in words:
        raise reader.fault(key, word)
    return word


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
    rows = reader.rows_field("rows")
    return form.Table(rows, tuple(_column(column, rows) for column in reader.tables("columns")))


def _column(reader: Reader, *rows: str) -> form.Column:
    field = reader.row_field("field", *rows) if reader.says("field") else ""
    align = known(reader, "align", set(form.Align), form.Align.LEFT)
    column = form.Column(
        head=reader.text("head"),
        width=reader.number("width"),
        field=field,
        text=() if field else reader.row_template("text", *rows),
        align=form.Align(align),
        most_lines=reader.count("most_lines", 0),
        whole=reader.flag("whole"),
    )
    reader.finish()
    return column


def _numbered(reader: Reader) -> form.Numbered:
    return form.Numbered(reader.list_field("texts"))


def _coded(reader: Reader) -> form.Coded:
    return form.Coded(
        lines=reader.templates("lines") if reader.says("lines") else (),
        rows=_some_rows(reader) if reader.says("rows") else (),
        qr=reader.field("qr"),
        under=reader.template("under", ""),
        dots=reader.count("dots", least=1),
    )


def _qr_code(reader: Reader) -> form.QrCode:
    return form.QrCode(
        qr=reader.field("qr"), under=reader.template("under", ""), dots=reader.count("dots")
    )


def _steps(reader: Reader) -> form.Steps:
    return form.Steps(
        rows=reader.rows_field("rows", "giver", "taker", "time", "day", "result", "note"),
        least=reader.count("least"),
        heads=reader.texts("heads"),
        widths=reader.numbers("widths"),
        giver=reader.text("giver"),
        taker=reader.text("taker"),
        time=reader.text("time"),
        day=reader.text("day"),
        sign_giver=reader.text("sign_giver"),
        sign_taker=reader.text("sign_taker"),
    )


def _folder(reader: Reader) -> form.Folder:
    return form.Folder(
        qr=reader.field("qr"),
        head=reader.template("head"),
        name=reader.template("name"),
        text=reader.template("text"),
        rows=_some_rows(reader),
        foot=reader.template("foot"),
        corner=_row(reader.table("corner")),
    )


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
        more=reader.list_field("more"),
        one_page=reader.text("one_page"),
        several_pages=reader.pattern("several_pages", {"pages"}),
    )


def _rows(reader: Reader) -> form.Rows:
    return form.Rows(_some_rows(reader))


def _some_rows(reader: Reader) -> tuple[form.Row, ...]:
    return tuple(_row(row) for row in reader.tables("rows"))


def _row(reader: Reader) -> form.Row:
    row = form.Row(label=reader.text("label"), text=reader.template("text"))
    reader.finish()
    return row


def _section(reader: Reader) -> form.Section:
    texts = _maybe_list(reader, "texts")
    return form.Section(reader.text("title"), texts, reader.text("empty", ""))


def _maybe_list(reader: Reader, key: str) -> str:
    return reader.list_field(key) if reader.says(key) else ""


def _groups(reader: Reader) -> form.Groups:
    parts = reader.groups_field("parts")
    columns = (_column(column, parts, "rows") for column in reader.tables("columns"))
    return form.Groups(parts, tuple(columns))


def _ticks(reader: Reader) -> form.Ticks:
    return form.Ticks(
        reader.text("title"), reader.rows_field("papers", "name"), reader.flag("done")
    )


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
    "hints": lambda reader: form.Hints(reader.templates("lines"), _maybe_list(reader, "more")),
    "centred": lambda reader: form.Centred(reader.template("text")),
    "rule": lambda _: form.Rule(),
    "section": _section,
    "groups": _groups,
    "ticks": _ticks,
    "numbered": _numbered,
    "coded": _coded,
    "qr": _qr_code,
    "steps": _steps,
    "writing": lambda reader: form.Writing(reader.text("label"), reader.count("lines")),
    "large": lambda reader: form.Large(reader.template("text"), reader.number("size")),
    "folder": _folder,
}
