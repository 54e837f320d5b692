"""`python -m desk_app check` on a store that a disk has spoiled."""

import json
from pathlib import Path

import pytest

from desk_app.commands.check import check
from desk_app.domain.errors import StoreDamaged
from desk_app.paths import Folders
from desk_app.wiring.opening import open_desk
from tests.spoiling import root_pages, spoil


def test_that_a_sound_store_has_no_problem(
    place: tuple[Folders, Path], capsys: pytest.CaptureFixture[str]
) -> None:
    assert check(*place) == 0
    assert json.loads(capsys.readouterr().out)["problems"] == []


@pytest.mark.parametrize("table", ["act", "dossier"])
def test_that_damage_is_a_problem_and_no_fault_of_the_program(
    place: tuple[Folders, Path], capsys: pytest.CaptureFixture[str], table: str
) -> None:
    opened = open_desk(*place)
    pages = root_pages(opened.store, table)
    opened.close()
    spoil(place[0].store, pages)
    assert check(*place) == 1
    assert StoreDamaged.code in json.loads(capsys.readouterr().out)["problems"]


def test_that_a_store_that_does_not_say_whose_it_is_is_told_as_damaged(
    place: tuple[Folders, Path],
) -> None:
    opened = open_desk(*place)
    pages = root_pages(opened.store, "setting")
    opened.close()
    spoil(place[0].store, pages)
    with pytest.raises(StoreDamaged):
        open_desk(*place)
