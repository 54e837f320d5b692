"""What a window of one version says of another, and what is offered beside one set aside."""

import os
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from desk_app.domain.releases.faults import UpdateBroken, UpdateGone
from desk_app.domain.releases.standing import (
    Aside,
    Standing,
    named_copies,
    set_aside,
    try_once_more,
)
from desk_app.releases.handing_over import started_instead
from desk_app.services.updating.exchange_program import note_began, note_shown, take_update
from desk_app.services.updating.offered import program_facts
from tests.releases.making import running
from tests.services.updating.place import Place, place, quiet
from ui.screens.settings.program.card import _said

__all__ = ["place"]


def test_that_a_window_of_another_version_says_nothing_of_the_chosen_one(place: Place) -> None:
    place.put("1.4.0")
    place.take()
    tried = place.shelf.change(try_once_more)
    for other in (place.updating("1.3.0"), place.updating("1.3.5", handed_over=True)):
        note_began(other)
        note_shown(other)
        assert place.shelf.standing() == tried
    note_shown(place.updating("1.4.0", handed_over=True))
    assert place.shelf.standing() == replace(tried, tries=0)


def test_that_the_version_that_came_back_has_nothing_more_to_undo(place: Place) -> None:
    place.put("1.4.0")
    place.take()
    place.shelf.change(lambda standing: set_aside(standing, Aside.FAILED, "9999"))
    assert place.shelf.standing().undo is not None
    note_began(place.updating("1.3.0"))
    assert place.shelf.standing().undo is None


@pytest.mark.skipif(os.name != "posix", reason="the program is a shell script")
def test_that_one_that_cannot_be_executed_is_set_aside_though_the_installed_window_comes(
    place: Place,
) -> None:
    place.put("1.4.0")
    place.take()
    program = place.shelf.program("1.4.0")
    assert program is not None
    program.chmod(0o644)
    for _ in range(3):
        assert started_instead([], place.shelf, running("1.3.0"), window=True) is None
        note_began(place.updating("1.3.0"))
    standing = place.shelf.standing()
    assert (standing.chosen, standing.aside) == ("", {"1.4.0": Aside.FAILED})


def test_that_what_was_tidied_away_while_the_store_was_copied_is_not_taken(place: Place) -> None:
    place.put("1.4.0")

    def withdrawn(version: str) -> Path:
        place.shelf.tidy("1.5.0", "f" * 64)
        return place.back_up(version)

    with pytest.raises(UpdateGone):
        take_update("1.4.0", quiet, place.updating(), withdrawn)
    assert place.shelf.standing() == Standing()


def test_that_a_file_set_aside_hides_nothing_of_the_centres(place: Place) -> None:
    place.put("1.5.0")
    place.shelf.keep(Standing(by_hand="1.5.0", aside={"1.5.0": Aside.FAILED}))
    place.put("1.4.0")
    offered = program_facts(place.updating()).offered
    assert offered is not None
    assert (offered.version, offered.waits) == ("1.4.0", True)
    place.shelf.keep(Standing(by_hand="1.5.0"))
    offered = program_facts(place.updating()).offered
    assert offered is not None
    assert offered.version == "1.5.0", "else the newer one"


def test_that_an_archive_that_cannot_be_unpacked_is_not_said_to_be_on_its_way(
    place: Place,
) -> None:
    """After the next start too, when nobody remembers the fault."""
    place.put("1.4.0")
    shutil.rmtree(place.shelf.folder / "1.4.0")
    assert place.announced is not None
    assert _said(program_facts(place.updating()))[0].startswith("Bản 1.4.0 đang về")
    place.shelf.keep(Standing(spoilt=place.announced.digest))
    facts = program_facts(place.updating())
    assert isinstance(facts.trouble, UpdateBroken)
    assert _said(facts)[0] == "Bản 1.4.0 có nội dung lạ nên không được cài."


def test_that_one_that_was_taken_is_not_offered_again(place: Place) -> None:
    place.put("1.4.0")
    place.take()
    facts = program_facts(place.updating())
    assert facts.offered is not None
    assert (facts.offered.chosen, facts.offered.waits) == (True, False)
    assert _said(facts)[0] == "Bản 1.4.0 bắt đầu ở lần mở sau."


def test_that_no_copy_that_the_standing_names_is_let_go(place: Place) -> None:
    place.put("1.4.0")
    place.take()
    names = {"truoc-1.4.0.sqlite"}
    assert named_copies(place.shelf.standing()) == names
    failed = place.shelf.change(lambda now: set_aside(now, Aside.FAILED, "9999"))
    assert named_copies(failed) == names
    assert named_copies(Standing()) == set()
