"""The command that is printed with a case that failed comes to that case as it was come to."""

import pytest

from tests.sync.fuzz.conftest import AT_ONCE, SHARES, again, parts_of


@pytest.mark.parametrize("name", SHARES)
@pytest.mark.parametrize("asked", [1, 400, 100_000])
def test_that_the_command_ends_at_the_case_and_begins_where_its_part_did(
    name: str, asked: int
) -> None:
    for part in parts_of(name, asked, 7):
        for seed in {part[0], part[len(part) // 2], part[-1]}:
            words = again("test_that_it_holds", name, part, seed).split()
            assert words[:3] == ["python3", "dev.py", "test"]
            said = dict(zip(words[3::2], words[4::2], strict=True))
            assert said["-k"] == "test_that_it_holds"
            lived = parts_of(name, int(said["--fuzz"]), int(said["--seed"]))[0]
            assert lived[0] == part[0]
            assert seed in lived
            assert len(lived) <= min(AT_ONCE, seed - part[0] + 1 + SHARES[name])
