"""What lies in a built folder: not too much, and nothing whose licence is not told."""

import re
from functools import cache
from importlib.metadata import distribution, packages_distributions

import pytest
from PyInstaller.archive.readers import CArchiveReader

from tests.frozen.conftest import DESK, SERVER, folder_of, program_of

MEGABYTE = 1_000_000
MOST = {DESK: 150, SERVER: 80}
OURS = {"desk_app", "db", "ui", "central", "resources"}


@pytest.mark.parametrize("program", [DESK, SERVER])
def test_that_a_built_folder_is_small_enough_for_a_slow_line(program: str) -> None:
    files = [file for file in folder_of(program).rglob("*") if not file.is_symlink()]
    size = sum(file.stat().st_size for file in files if file.is_file())
    assert size / MEGABYTE <= MOST[program]


@pytest.mark.parametrize("program", [DESK, SERVER])
def test_that_no_link_leads_out_of_a_built_folder(program: str) -> None:
    folder = folder_of(program).resolve()
    links = [file for file in folder.rglob("*") if file.is_symlink()]
    assert [link for link in links if not link.resolve(strict=True).is_relative_to(folder)] == []


@pytest.mark.parametrize("program", [DESK, SERVER])
def test_that_each_shipped_distribution_stands_in_the_file_of_licences(program: str) -> None:
    told = (folder_of(program) / "LICENSES.txt").read_text("utf-8")
    headings = set(re.findall(r"^={100}\n(\S+) ", told, re.MULTILINE))
    shipped = {name for top in modules_in(program) for name in owners().get(top, ())}
    assert len(shipped) > 10
    assert {distribution(name).metadata["Name"] for name in shipped} - headings == set()
    assert "Python" in headings


def test_that_the_fonts_and_qt_have_their_licences_told() -> None:
    told = (folder_of(DESK) / "LICENSES.txt").read_text("utf-8")
    for words in ("SIL OPEN FONT LICENSE", "GNU LESSER GENERAL PUBLIC LICENSE", "FreeType Project"):
        assert words in told


def test_that_the_desk_brings_no_server_and_the_server_no_window() -> None:
    assert not {"uvicorn", "starlette", "psycopg"} & modules_in(DESK)
    assert not {"PySide6", "reportlab", "sqlcipher3"} & modules_in(SERVER)


@cache
def owners() -> dict[str, list[str]]:
    return {top: list(names) for top, names in packages_distributions().items() if top not in OURS}


def modules_in(program: str) -> set[str]:
    """Names of top-level packages: packed into the program, and as files beside it."""
    archive = CArchiveReader(str(program_of(program)))
    packed = next(name for name in archive.toc if name.endswith(".pyz"))
    names = set(archive.open_embedded_archive(packed).toc)
    names |= {file.name for file in (folder_of(program) / "_internal").iterdir()}
    return {name.split(".")[0] for name in names}
