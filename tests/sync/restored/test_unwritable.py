"""What somebody signed with a desk's key, and no desk could write, is not written again."""

from collections.abc import Callable
from dataclasses import dataclass, replace

import pytest

from desk_app.sync.protocol import Central, Reply, Request
from tests.sync.office import TrialDesk


@dataclass
class SaysAgain:
    line: Central
    raw: str

    def exchange(self, request: Request) -> Reply:
        return replace(self.line.exchange(request), again=(self.raw,))


@pytest.mark.parametrize(
    "value",
    ["NaN", "1e999", '"\\ud800"', "[" * 300 + "]" * 300, "[" * 100_000 + "]" * 100_000],
    ids=["NaN", "infinite", "half a letter", "deep", "too deep for any reader"],
)
def test_that_an_act_no_desk_could_write_holds_up_nothing(
    new_desk: Callable[[], TrialDesk], value: str
) -> None:
    desk = new_desk()
    raw = desk.forge().raw.decode().replace('"body":{}', f'"body":{{"a":{value}}}')
    before = len(desk.acts())
    desk.exchange(SaysAgain(desk.line, raw))
    assert (len(desk.acts()), desk.waiting()) == (before, 0)
