"""Editions of the forms: chosen by date; a broken file is named with its line."""

import shutil
from datetime import date
from pathlib import Path

import pytest

from desk_app.documents.editions import Editions, load_editions, shipped_editions
from desk_app.documents.kinds import contents_of
from desk_app.domain.errors import FormNotHeld, FormUnreadable, NoFormInForce

SHIPPED = Path(__file__).parents[2] / "resources/forms"


@pytest.fixture
def forms(tmp_path: Path) -> Path:
    shutil.copytree(SHIPPED / "tt-03-2025", tmp_path / "forms/tt-03-2025")
    return tmp_path / "forms"


def replace_in(file: Path, old: str, new: str) -> None:
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), "utf-8")


def two_editions(forms: Path) -> Editions:
    shutil.copytree(forms / "tt-03-2025", forms / "tt-99-2027")
    edition = forms / "tt-99-2027/edition.toml"
    replace_in(edition, "in_force = 2025-09-15", "in_force = 2027-03-01")
    return load_editions(forms, contents_of(own=False))


def test_that_the_forms_of_2025_are_in_force_on_their_first_day() -> None:
    assert shipped_editions().on(date(2025, 9, 15)).id == "tt-03-2025"


def test_that_a_later_edition_takes_over_on_its_first_day(forms: Path) -> None:
    editions = two_editions(forms)
    assert editions.on(date(2027, 2, 28)).id == "tt-03-2025"
    assert editions.on(date(2027, 3, 1)).id == "tt-99-2027"


def test_that_a_dossier_keeps_the_edition_it_was_received_under(forms: Path) -> None:
    assert two_editions(forms).named("tt-03-2025").in_force == date(2025, 9, 15)


def test_that_no_form_is_used_before_the_first_is_in_force() -> None:
    with pytest.raises(NoFormInForce) as refused:
        shipped_editions().on(date(2025, 9, 14))
    assert refused.value.day == date(2025, 9, 14)


def test_that_an_edition_this_program_does_not_have_is_named() -> None:
    with pytest.raises(FormNotHeld) as refused:
        shipped_editions().named("tt-99-2027")
    assert refused.value.edition == "tt-99-2027"


@pytest.mark.parametrize(
    ("old", "new", "word"),
    [
        ("{place_date}", "{place}", "place"),
        ('kind = "title"', 'kind = "titel"', "titel"),
        ("{applicant:name}", "{applicant:nam}", "applicant"),
        ('width = 109, field = "name"', 'width = 109, field = "nam"', "nam"),
        ("leads = true", "leeds = true", "leeds"),
        ("bottom = 20", "", "bottom"),
        ("width = 210", 'width = "A4"', "width"),
        ("{pages} trang", "{n} trang", "n"),
        ("Số: {number}", "Số: {number", "{"),
    ],
)
def test_that_a_misspelt_word_of_a_form_is_found_with_its_line(
    forms: Path, old: str, new: str, word: str
) -> None:
    file = forms / "tt-03-2025/receipt.toml"
    replace_in(file, old, new)
    with pytest.raises(FormUnreadable) as refused:
        load_editions(forms, contents_of(own=False))
    assert refused.value.file == "tt-03-2025/receipt.toml"
    assert refused.value.word == word
    if new:
        line = file.read_text("utf-8").splitlines()[refused.value.line - 1]
        assert new in line


def test_that_a_line_which_is_no_toml_is_found(forms: Path) -> None:
    file = forms / "tt-03-2025/slip-a5.toml"
    replace_in(file, "[sheet]", "[sheet")
    with pytest.raises(FormUnreadable) as refused:
        load_editions(forms, contents_of(own=False))
    assert (refused.value.file, refused.value.line) == ("tt-03-2025/slip-a5.toml", 7)


def test_that_an_edition_without_one_of_its_papers_is_refused(forms: Path) -> None:
    (forms / "tt-03-2025/slip-80mm.toml").unlink()
    with pytest.raises(FormUnreadable) as refused:
        load_editions(forms, contents_of(own=False))
    assert refused.value.file == "tt-03-2025/slip-80mm.toml"
