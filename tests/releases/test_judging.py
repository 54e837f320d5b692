"""Which releases a program believes: the maker's, for this machine, newer, and next in line."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from desk_app.domain.releases.faults import UpdateRefused
from desk_app.domain.releases.manifest import SignedManifest
from desk_app.releases.judging import judged
from desk_app.releases.running import read_keys, this_platform, trusted_keys
from desk_app.releases.signatures import public_half
from tests.releases.making import MAKER, STRANGER, a_release, running, split

OTHER = bytes(31) + b"k"


def reason(signed: SignedManifest, version: str = "1.3.0", **other: Any) -> str:
    with pytest.raises(UpdateRefused) as refused:
        judged(signed, running(version, **other))
    return refused.value.reason


def test_that_the_makers_next_version_is_believed(tmp_path: Path) -> None:
    signed = split(a_release(tmp_path))[0]
    assert str(judged(signed, running("1.3.0")).version) == "1.4.0"


def test_that_any_of_several_keys_will_do_so_that_a_key_can_be_changed(tmp_path: Path) -> None:
    signed = split(a_release(tmp_path, key=STRANGER))[0]
    assert judged(signed, running()).version > running().version
    assert reason(signed, keys=(public_half(MAKER),)) == "signature"


def test_that_nobody_elses_signature_is_believed(tmp_path: Path) -> None:
    assert reason(split(a_release(tmp_path, key=OTHER))[0]) == "signature"


def test_that_a_program_without_keys_believes_nobody(tmp_path: Path) -> None:
    assert reason(split(a_release(tmp_path))[0], keys=()) == "signature"


def test_that_one_altered_letter_is_enough(tmp_path: Path) -> None:
    signed = split(a_release(tmp_path))[0]
    for raw in (signed.raw.replace("1.4.0", "1.4.1"), signed.raw + " "):
        assert reason(replace(signed, raw=raw)) == "signature"
    assert reason(replace(signed, signature=signed.signature[:63] + b"x")) == "signature"
    assert reason(replace(signed, signature=b"")) == "signature"


def test_that_a_release_for_another_machine_is_refused(tmp_path: Path) -> None:
    (tmp_path / "w").mkdir()
    signed = split(a_release(tmp_path))[0]
    assert reason(signed, platform="windows-x86_64") == "platform"


@pytest.mark.parametrize("own", ["1.4.0", "1.4.1", "2.0.0", "1.10.0"])
def test_that_there_is_no_way_down(own: str, tmp_path: Path) -> None:
    assert reason(split(a_release(tmp_path))[0], own) == "older"


def test_that_a_version_that_has_to_come_between_is_named(tmp_path: Path) -> None:
    signed = split(a_release(tmp_path, follows="1.3.5"))[0]
    with pytest.raises(UpdateRefused) as refused:
        judged(signed, running("1.3.4"))
    assert (refused.value.reason, refused.value.needs) == ("skips", "1.3.5")
    assert judged(signed, running("1.3.5")).follows == running("1.3.5").version


def test_that_keys_are_read_a_line_each() -> None:
    key = public_half(MAKER)
    assert read_keys(f"# of the maker\n\n{key.hex()}  # since 1.2\n") == (key,)
    with pytest.raises(ValueError, match=r".*"):
        read_keys("not a key")


def test_that_every_key_shipped_is_a_key() -> None:
    assert all(len(key) == 32 for key in trusted_keys())


def test_that_this_machine_has_a_kind() -> None:
    system, machine = this_platform().split("-")
    assert system in {"linux", "windows", "darwin"}
    assert machine.isascii()
