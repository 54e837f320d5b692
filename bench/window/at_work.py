"""A desk at work on a large store, in the real window. Says how long each thing took, as JSON."""

import json
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from random import Random
from typing import Any, Final, TypeAlias

from PySide6.QtCore import QObject

from bench.bare_store import BareStore
from bench.office import AFTERNOON
from bench.reports import MONTH, YEAR
from bench.window.bare_list import BareList
from bench.window.person import Person
from desk_app.domain.codes.scan import read_scan
from desk_app.domain.officer import Officer
from desk_app.domain.people.rights import Role
from desk_app.paths import Folders
from desk_app.wiring.build import build_office
from desk_app.wiring.opening import open_desk
from ui.app import close_windows, make_application
from ui.background import Background, Lane
from ui.printing.printers import NoPrinters
from ui.rounds.garbage import GarbageRound
from ui.scanner.scanner import Scanner
from ui.screens.books.facts import Stage
from ui.shell.places import nav_items
from ui.shell.shell import Shell
from ui.workplace import Workplace

Took: TypeAlias = dict[str, float]  # name of the clock → ms

_WARM_UP: Final = 3
_SIZE: Final = (1366, 768)


@dataclass
class AtWork:
    """The window, and who sits at it."""

    workplace: Workplace
    background: Background
    officers: Mapping[Role, Officer]
    person: Person
    store: BareStore

    def seat(self, role: Role) -> None:
        """Log in, and let everything settle that begins with it."""
        self.workplace.leave()
        self.workplace.begin(self.officers[role])
        self.rest()

    def rest(self) -> None:
        """Until every lane has done what it was asked."""
        asked = (Lane.COUNTER, Lane.READING, Lane.PRINTING)
        rested = set[Lane]()
        for lane in asked:
            told = partial(_note, rested, lane)
            self.background.run(
                lambda: None, owner=self.workplace, done=told, failed=told, lane=lane
            )
        self.person.wait(lambda: len(rested) == len(asked))

    def presenter(self, page: str) -> Any:
        return self.workplace.screens[page].presenter

    # Each of these is one thing done once, and when it has come

    def scans(self, rounds: int) -> Iterator[Took]:
        """Receipts of dossiers received whenever."""
        chance, shown = Random(rounds), self.presenter("dossier")  # noqa: S311  # the same in each run
        for code, _id in self.store.any_dossiers(chance, rounds):
            yield self.person.painted(partial(self.person.scan, code), partial(_shows, shown, code))

    def days(self, role: Role, rounds: int) -> Iterator[Took]:
        """F7, each time by somebody who has not had it open."""
        other = Role.LEADER if role is not Role.LEADER else Role.RECEPTION
        for _ in range(rounds):
            self.seat(other)
            self.open_day()
            self.seat(role)
            yield self.person.painted(lambda: self.person.press("F7"), self.day_is_there)
            self.rest()

    def open_day(self) -> None:
        self.person.press("F7")
        self.person.wait(self.day_is_there)
        self.rest()

    def day_is_there(self) -> bool:
        return bool(self.presenter("watch").state.loaded)

    def lists(self, rounds: int) -> Iterator[Took]:
        """The first page of what there is to do."""
        shown = self.presenter("worklist")
        for _ in range(rounds):
            self.person.press("F1")
            self.rest()
            before = shown.state
            yield self.person.painted(
                partial(self.person.press, "F3"), partial(_is_new, shown, before)
            )
            self.rest()

    def report(self, period: Any) -> tuple[Callable[[], None], Callable[[], bool]]:
        """What makes it, and whether it is there."""
        shown = self.presenter("books")
        self.person.press("F8")
        self.rest()
        while shown.stop():
            self.rest()
        shown.choose_kind(period.kind)
        shown.put_day(period.first)
        return lambda: self.person.press("Return"), lambda: shown.state.stage is Stage.SHOWN


def main(data: Path, rounds: int) -> None:
    application = make_application()
    folders = Folders(data)
    opened = open_desk(folders, data / "keys")
    office = build_office(opened, now=lambda: AFTERNOON)
    root, shell = QObject(), Shell(nav_items(), trial=True)
    # As the program has it: no worker may delete what is Qt's.
    garbage = GarbageRound(lambda: 0.0, root)
    background = Background(root)
    workplace = Workplace(shell, office, background, NoPrinters(), root)
    scanner = Scanner(application, parent=root)
    scanner.scanned.connect(lambda text: workplace.take_scan(read_scan(text)))
    shell.resize(*_SIZE)
    shell.show()
    shell.activateWindow()
    officers = {officer.role: officer for officer in office.identity.officers()}
    with BareStore(folders.store) as store:
        at_work = AtWork(workplace, background, officers, Person(shell), store)
        print(json.dumps(measured(at_work, rounds)))
    workplace.leave()
    background.close()
    office.close()
    scanner.enabled = False
    close_windows()
    garbage.stop()


def measured(at: AtWork, rounds: int) -> dict[str, Any]:
    at.seat(Role.RECEPTION)
    scans = list(at.scans(rounds + _WARM_UP))[_WARM_UP:]
    days = list(at.days(Role.LEADER, rounds // 4 + _WARM_UP))[_WARM_UP:]
    own = list(at.days(Role.RECEPTION, rounds // 4 + _WARM_UP))[_WARM_UP:]
    return {
        "scan": scans,
        "day": days,
        "own day": own,
        **_lists(at, rounds),
        **_reports(at),
        "pauses": _pauses(at),
    }


def _lists(at: AtWork, rounds: int) -> dict[str, Sequence[Took]]:
    """Ours and the bare one in turn."""
    at.seat(Role.RECEPTION)
    bare = BareList(at.store)
    bare.resize(*_SIZE)
    bare.show()
    other, chance = Person(bare), Random(rounds)  # noqa: S311  # the same rows in each run
    found: dict[str, list[Took]] = {name: [] for name in _LISTS}
    table = at.workplace.screens["worklist"].view.list.table
    for ours in at.lists(rounds // 4 + _WARM_UP):
        found["list"].append(ours)
        found["bare list"].append(other.painted(bare.read))
        at.workplace.screens["worklist"].view.focus_list()
        found["page"].append(at.person.painted(lambda: at.person.press("PgDown")))
        found["bare page"].append(other.painted(lambda: other.press("PgDown")))
        row = chance.randrange(max(1, table.model().rowCount()))
        found["jump"].append(at.person.painted(partial(table.go_to, row)))
        found["bare jump"].append(other.painted(partial(bare.go_to, row)))
        at.person.window.activateWindow()
    bare.close()
    return {name: taken[_WARM_UP:] for name, taken in found.items()}


_LISTS: Final = ("list", "bare list", "page", "bare page", "jump", "bare jump")


def _reports(at: AtWork) -> dict[str, Sequence[Took]]:
    at.seat(Role.LEADER)
    return {
        "month": [at.person.painted(*at.report(MONTH)) for _ in range(_WARM_UP)],
        "year": [at.person.painted(*at.report(YEAR)) for _ in range(_WARM_UP)],
    }


def _pauses(at: AtWork) -> dict[str, float]:
    """ms in which the window did not answer, by what was asked of it."""
    at.seat(Role.RECEPTION)
    at.open_day()
    at.seat(Role.LEADER)
    day = at.person.longest_pause(lambda: at.person.press("F7"), at.day_is_there)
    month, year = (at.person.longest_pause(*at.report(period)) for period in (MONTH, YEAR))
    return {"day": day, "month": month, "year": year}


def _note(rested: set[Lane], lane: Lane, _told: object) -> None:
    rested.add(lane)


def _shows(presenter: Any, code: str) -> bool:
    facts = presenter.state.facts
    return facts is not None and facts.code == code


def _is_new(presenter: Any, before: object) -> bool:
    return presenter.state is not before


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
