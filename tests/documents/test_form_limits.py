"""What the file of a form may not say, and that no change of it ever breaks the program."""

import re
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desk_app.documents.form import Form
from desk_app.documents.form_files.edition import read_edition, read_form
from desk_app.documents.kinds import KINDS, contents_of
from desk_app.documents.paper.draw import pdf
from desk_app.documents.paper.flow import lay_out
from desk_app.documents.paper.slip_blocks import Across
from desk_app.documents.samples import SAMPLES
from desk_app.domain.errors import FormUnreadable

RESOURCES = Path(__file__).parents[2] / "resources"
CONTENTS = {**contents_of(own=False), **contents_of(own=True)}
FILES: Mapping[str, tuple[str, bytes]] = {  # file → its edition, its bytes
    file.stem: (file.parent.name, file.read_bytes())
    for folder in ("forms", "own_forms")
    for file in sorted((RESOURCES / folder).glob("*/*.toml"))
    if file.stem != "edition"
}


def refused(file: str, old: str, new: str) -> FormUnreadable:
    """What reading `file` answers when it says `new` for `old`."""
    edition, raw = FILES[file]
    text = raw.decode()
    assert old in text
    with pytest.raises(FormUnreadable) as error:
        read_form(edition, file, text.replace(old, new, 1).encode(), CONTENTS[file])
    return error.value


@pytest.mark.parametrize(
    ("file", "old", "new", "reason"),
    [
        ("receipt", "width = 210", "width = 0", "sheet"),
        ("receipt", "width = 210", "width = 211", "sheet"),
        ("receipt", "height = 297", "height = 0", "sheet"),
        ("receipt", "height = 297", "height = 298", "sheet"),
        ("receipt", "left = 30", "left = 130", "sheet"),
        ("receipt", "top = 20", "top = 200", "sheet"),
        ("receipt", "width = 210", "width = nan", "kind"),
        ("receipt", "width = 210", "width = inf", "kind"),
        ("receipt", "width = 210", "width = true", "kind"),
        ("receipt", "width = 210", "width = -210", "kind"),
        ("receipt", "width = 210", "", "missing"),
        ("receipt", "width = 109", "width = 110", "wide"),
        ("receipt", "width = 11,", "width = 0,", "kind"),
        ("receipt", 'rows = "papers"', 'rows = "notes"', "word"),
        ("receipt", 'more = "notes"', 'more = "papers"', "word"),
        ("receipt", "{request}", "{papers}", "word"),
        ("receipt", "{request}", "{papers.name}", "word"),
        ("receipt", "{pages} trang", "{pages:name} trang", "word"),
        ("receipt", '[[block]]\nkind = "title"', '[[block]]\nkind = "symbol"\n[[block]]', "block"),
        ("receipt", 'layout = "letter"', 'layout = "slip-a5"', "word"),
        ("slip-a5", 'kind = "hints"', 'kind = "symbol"', "word"),
        ("slip-a5", "left = 20", "left = 21", "sheet"),
        ("slip-80mm", "height = 0", "height = 200", "sheet"),
        ("slip-80mm", "width = 72", "width = 81", "sheet"),
        ("receipt", 'copies = ["Liên 1: Lưu"', 'copies = ["1", "2", "3", "4", "5", "6"', "kind"),
    ],
)
def test_that_what_no_paper_bears_is_refused_for_its_reason(
    file: str, old: str, new: str, reason: str
) -> None:
    assert refused(file, old, new).reason == reason


def test_that_a_slip_without_its_appointment_is_refused() -> None:
    _edition, raw = FILES["slip-a5"]
    start = raw.index(b'[[block]]\nkind = "frame"')
    end = raw.index(b"[[block]]", start + 1)
    with pytest.raises(FormUnreadable) as error:
        read_form("tt-03-2025", "slip-a5", raw[:start] + raw[end:], CONTENTS["slip-a5"])
    assert (error.value.word, error.value.reason) == ("frame", "block_missing")


def test_that_columns_wider_than_the_sheet_are_told_with_both_widths() -> None:
    assert refused("receipt", "width = 109", "width = 110").word == "166 > 165"


def test_that_a_byte_order_mark_is_passed_over() -> None:
    edition, raw = FILES["receipt"]
    marked = read_form(edition, "receipt", b"\xef\xbb\xbf" + raw, CONTENTS["receipt"])
    assert marked == read_form(edition, "receipt", raw, CONTENTS["receipt"])


def test_that_lines_end_as_windows_ends_them_too() -> None:
    edition, raw = FILES["receipt"]
    ended = read_form(edition, "receipt", raw.replace(b"\n", b"\r\n"), CONTENTS["receipt"])
    assert ended == read_form(edition, "receipt", raw, CONTENTS["receipt"])


def test_that_another_encoding_is_told_with_its_line() -> None:
    edition, raw = FILES["receipt"]
    for coded in (raw.decode().encode("utf-16"), raw[:400] + b"\n\xff\xfe" + raw[400:]):
        with pytest.raises(FormUnreadable) as error:
            read_form(edition, "receipt", coded, CONTENTS["receipt"])
        assert error.value.reason == "encoding"
        assert 1 <= error.value.line <= coded.count(b"\n") + 1


@pytest.mark.parametrize(
    "raw", [b"", b"\x00\x01\x02", b"[" * 5000, b"a = " + b"9" * 5000, b"a = " + b"[" * 5000]
)
def test_that_junk_is_refused(raw: bytes) -> None:
    with pytest.raises(FormUnreadable) as error:
        read_form("tt-03-2025", "receipt", raw, CONTENTS["receipt"])
    assert error.value.line == 1


def test_that_a_moment_is_no_first_day() -> None:
    folder = RESOURCES / "forms/tt-03-2025"
    files = {file.stem: file.read_bytes() for file in folder.glob("*.toml")}
    files["edition"] = files["edition"].replace(b"2025-09-15", b"2025-09-15T00:00:00")
    with pytest.raises(FormUnreadable) as error:
        read_edition("tt-03-2025", files, CONTENTS)
    assert (error.value.word, error.value.reason) == ("in_force", "kind")


def test_that_a_page_filled_to_its_last_line_needs_no_ending() -> None:
    line = Across(100, 1, gap=49.5)
    filled = replace(line, after=6)
    assert len(lay_out([filled], [], line.height)) == 1


def read_or_refused(edition: str, file: str, raw: bytes) -> Form | FormUnreadable:
    try:
        return read_form(edition, file, raw, CONTENTS[file])
    except FormUnreadable as refusal:
        return refusal


def a_change(text: str) -> st.SearchStrategy[str]:
    """`text` with a few stretches cut out, doubled, moved, or said otherwise."""
    scraps = st.sampled_from(
        [
            *("", '"', "'", "[", "]", "{", "}", "=", "\n", "\r", "#", "**", "{", "{x}", "\x00"),
            *("0", "-1", "99999", "nan", "true", "[]", "{}", '""', "2025-99-99", "\u2028", "\x0b"),
            *("[[block]]", "[sheet]", 'kind = "rule"', 'kind = "folder"', "{papers}", "width = 1"),
        ]
    )
    place = st.integers(0, len(text))
    change = st.tuples(place, st.integers(0, 60), scraps | st.text(max_size=4))

    def applied(changes: list[tuple[int, int, str]]) -> str:
        changed = text
        for at, length, said in changes:
            changed = changed[:at] + said + changed[at + length :]
        return changed

    return st.lists(change, min_size=1, max_size=4).map(applied)


def a_line_moved(text: str) -> st.SearchStrategy[str]:
    """`text` with whole lines left out, doubled or taken from elsewhere: mostly still TOML."""
    lines = text.split("\n")
    place = st.integers(0, len(lines) - 1)
    change = st.tuples(place, place, st.booleans())

    def applied(changes: list[tuple[int, int, bool]]) -> str:
        changed = list(lines)
        for source, target, leave in changes:
            if leave:
                changed[min(source, len(changed) - 1)] = ""
            else:
                changed.insert(target, lines[source])
        return "\n".join(changed)

    return st.lists(change, min_size=1, max_size=3).map(applied)


def a_block_of_another_form(text: str) -> st.SearchStrategy[str]:
    """`text` with a block more, as it stands in some form, and perhaps one less."""
    parts = re.split(r"\n(?=\[\[)", text)
    every = [
        block
        for _edition, raw in FILES.values()
        for block in re.split(r"\n(?=\[\[)", raw.decode())[1:]
    ]
    place = st.integers(1, len(parts))

    def applied(change: tuple[str, int, int]) -> str:
        block, put, leave = change
        header = parts[min(put, len(parts) - 1)].split("\n", 1)[0]
        block = re.sub(r"^\[\[\w+\]\]", header, block)
        kept = parts if leave == len(parts) else [*parts[:leave], *parts[leave + 1 :]]
        return "\n".join([*kept[:put], block, *kept[put:]])

    return st.tuples(st.sampled_from(every), place, place).map(applied)


@settings(max_examples=150)
@given(st.data())
def test_that_a_changed_form_is_refused_with_a_line_of_its_file_or_can_be_drawn(
    data: st.DataObject,
) -> None:
    file = data.draw(st.sampled_from(sorted(FILES)))
    edition_id, raw = FILES[file]
    text = raw.decode()
    changed = data.draw(a_change(text) | a_line_moved(text) | a_block_of_another_form(text)).encode(
        "utf-8", "surrogatepass"
    )
    form = read_or_refused(edition_id, file, changed)
    if isinstance(form, FormUnreadable):
        assert 1 <= form.line <= changed.count(b"\n") + 1
        assert form.file == f"{edition_id}/{file}.toml"
        return
    folder = next(RESOURCES.glob(f"*/{edition_id}"))
    shipped = {one.stem: one.read_bytes() for one in folder.glob("*.toml")}
    edition = read_edition(edition_id, {**shipped, file: changed}, CONTENTS)
    assert edition.forms[file] == form
    kind, media = next(
        (kind, media)
        for kind in KINDS.values()
        for media, name in kind.files.items()
        if name == file
    )
    sample = next(iter(SAMPLES[kind.name].values()))
    assert pdf(kind.name, sample, edition, media).startswith(b"%PDF")
