"""A new desk of a trial office, and the home's memory as it reaches it."""

import shutil
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from central.history.teller import HistoryTeller
from desk_app.domain.errors import CentralUnreachable
from desk_app.sync import wire
from desk_app.sync.enrolment import history_key
from desk_app.sync.history.filling import Past
from desk_app.sync.protocol import HistoryOrder, HistoryPage
from tests.sync.office import Home, TrialDesk, set_up_desk

Meddles = Callable[[HistoryPage], HistoryPage]


@dataclass
class Memory:
    """`HistoryLine` as bytes over a wire that may be cut, or meddled with."""

    home: Home
    secret: str
    meddles: Meddles = lambda page: page
    most: int = 500  # acts in one page
    cut_after: int = 1 << 30  # pages
    asked: list[HistoryOrder] = field(default_factory=list)

    def history(self, order: HistoryOrder) -> HistoryPage:
        if len(self.asked) >= self.cut_after:
            raise CentralUnreachable
        self.asked.append(order)
        arrived = wire.load(wire.dump(order), HistoryOrder)
        desk = self.home.office.admit(self.secret, arrived.unit).desk
        page = HistoryTeller(self.home.engine, self.most).answer(desk, arrived)
        return wire.load(wire.dump(self.meddles(page)), HistoryPage)


def past_of(desk: TrialDesk, home: Home, **of_line: Any) -> Past:
    """Args: of_line: What is otherwise with the line, as `Memory` has it."""
    with desk.sync.glance() as tx:
        key = history_key(tx)
    return Past(desk=desk.sync, line=Memory(home, desk.secret, **of_line), key=key)


def fill_up(past: Past, least: int = 1) -> int:
    """Fetch everything; how many turns it took."""
    past.begin(least)
    turns = 0
    while past.fill().more:
        turns += 1
        assert turns < 1000, "it does not end"
    return turns


def a_new_desk(empty_store_file: Path, home: Home, file: Path) -> TrialDesk:
    shutil.copy(empty_store_file, file)
    return set_up_desk(file, home)
