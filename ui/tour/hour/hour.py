"""An hour at the counter: hundreds of visits by keys and scans, and what the program was like.

Leaves `hour.json`, and `told.txt` with a line for everything an officer was told is done, as it
is told: who looks from outside compares it with what desk and centre have.
"""

import argparse
import json
import statistics
import sys
import time
from collections import Counter as Tally
from collections import defaultdict
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, fields
from functools import partial
from pathlib import Path
from random import Random
from typing import IO, Any, Final

from PySide6.QtCore import QCoreApplication

from desk_app.domain.dossier import Dossier
from desk_app.domain.errors import DeskError
from desk_app.domain.ids import ProcedureCode
from desk_app.domain.officer import Officer
from desk_app.domain.people.rights import Role
from desk_app.services.handing_over.set_handling_unit import SetHandlingUnit
from desk_app.services.money.shifts import OpenShift
from desk_app.wiring.office import Office
from ui.app import Start, make_application
from ui.printing.bindings import BINDINGS, bindings_from, setting_of
from ui.printing.printers import NoPrinters
from ui.program import Program
from ui.texts import notice
from ui.tour.hands import Hands
from ui.tour.hour.counter import Counter
from ui.tour.hour.people import card_of
from ui.tour.hour.pulse import Pulse
from ui.tour.walk import StepFailed, Walk

_PROCEDURES: Final = ("1.001612", "2.000720", "1.001266")  # one unit handles them all
_UNIT: Final = "Phòng Kinh tế"


@dataclass(frozen=True, slots=True, kw_only=True)
class HourOrder:
    """How much is done; the lists divide it into equal rounds."""

    visits: int = 500
    returns: int = 300
    lists: int = 50
    every_s: float = 0.0  # between one visitor and the next; none: as soon as the last has gone
    printer: str = ""  # a queue of this machine; empty: papers become files


def hour_of(words: argparse.Namespace) -> HourOrder:
    """As asked for on the command line."""
    return HourOrder(**{part.name: getattr(words, part.name) for part in fields(HourOrder)})


def spend_hour(start: Start, folder: Path, order: HourOrder) -> int:
    """Returns 0 when everything was done, 1 with a sentence when a step failed."""
    folder.mkdir(parents=True, exist_ok=True)
    program = Program(make_application(), start, None if order.printer else NoPrinters())
    walk = Walk(program.shell, folder)
    try:
        with (folder / "told.txt").open("w", encoding="utf-8", buffering=1) as told:
            facts = _spend(program, walk, order, told)
    except (StepFailed, DeskError) as error:
        walk.picture("stopped")
        said = notice(error).title if isinstance(error, DeskError) else str(error)
        sys.stderr.write(f"Giờ làm việc dừng lại / the hour stopped: {said}\n")
        return 1
    finally:
        program.close()
    text = json.dumps(facts, ensure_ascii=False, indent=1)
    (folder / "hour.json").write_text(text + "\n", "utf-8")
    return 0


def _spend(program: Program, walk: Walk, order: HourOrder, told: IO[str]) -> dict[str, Any]:
    program.show()
    walk.until("kho dữ liệu không mở", lambda: program.office is not None)

    def write(dossier: Dossier, done: str) -> None:
        told.write(f"{dossier.code} {done}\n")

    counter = Counter(program, walk, write)
    officer = _set_up(counter.office, order.printer)
    _wait_for_the_past(walk, counter.office)
    counter.log_in(officer)
    pulse = Pulse(program)
    walk.hands = Hands(QCoreApplication.processEvents, pulse.hear_scan)
    hour = _Hour(counter, pulse, order.every_s)
    pulse.start()
    for received, returned in _rounds(order):
        hour.round(received, returned)
    with hour.at("waiting for the line"):
        walk.until("việc chưa gửi hết về trung tâm", lambda: _all_sent(counter.office))
    pulse.stop()
    return hour.facts()


def _wait_for_the_past(walk: Walk, office: Office) -> None:
    """However long an office has been at work: as long as more of it comes."""

    def missing() -> float | None:
        past = office.line().filling
        return None if past is None or past.done else past.here

    def comes(known: float) -> bool:
        return missing() != known

    while (known := missing()) is not None:
        walk.until("hồ sơ cũ không về", partial(comes, known))


def _rounds(order: HourOrder) -> Iterator[tuple[int, int]]:
    """For each list how many dossiers are received, and of them how many are returned."""

    def share(whole: int, number: int) -> int:
        return (number + 1) * whole // order.lists - number * whole // order.lists

    for number in range(order.lists):
        yield share(order.visits, number), share(order.returns, number)


@dataclass
class _Hour:
    counter: Counter
    pulse: Pulse
    every_s: float
    chance: Random = field(default_factory=lambda: Random(2026))  # noqa: S311  # no secret
    seconds: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    memory: list[float] = field(default_factory=list)  # MB, after each round
    visitors: int = 0
    due: float = field(default_factory=time.monotonic)  # when somebody comes next
    began: float = field(default_factory=time.monotonic)

    @contextmanager
    def at(self, what: str) -> Iterator[None]:
        self.pulse.doing = what
        begun = time.perf_counter()
        yield
        self.seconds[what].append(time.perf_counter() - begun)

    def round(self, receives: int, returns: int) -> None:
        """Visitors come, the list goes to the unit, results come back, owners fetch them."""
        here: list[tuple[Dossier, str]] = []
        for _ in range(receives):
            self._await_somebody()
            card = card_of(self.visitors, self.chance)
            procedure = _PROCEDURES[self.visitors % len(_PROCEDURES)]
            self.visitors += 1
            with self.at("visit"):
                dossier = self.counter.receive(card, procedure)
            here.append((dossier, card))
            if dossier.fees:
                with self.at("money"):
                    self.counter.collect(dossier)
        with self.at("list to the unit"):
            self.counter.hand_over([dossier for dossier, _card in here])
        with self.at("results back"):
            self.counter.results_back([dossier for dossier, _card in here[:returns]])
        for dossier, card in here[:returns]:
            self._await_somebody()
            with self.at("return"):
                self.counter.give_back(dossier, card)
        self.memory.append(memory_mb())

    def _await_somebody(self) -> None:
        """Who had to queue is served at once: the next does not come later for it."""
        self.pulse.doing = "waiting for somebody"
        while time.monotonic() < self.due:
            self.counter.walk.rest()
        self.due += self.every_s

    def facts(self) -> dict[str, Any]:
        line = self.counter.office.line()
        return {
            "every_s": self.every_s,
            "hour_s": round(time.monotonic() - self.began, 1),
            "seconds": {what: _spread(taken) for what, taken in self.seconds.items()},
            "pauses": self.pulse.pauses.told(),
            "beats": self.pulse.beats,
            "memory_mb": [round(each, 1) for each in self.memory],
            "waiting": line.waiting,
            "refused": line.refused,
            "prints": Tally(print_.stage.value for print_ in self.counter.prints),
        }


def _set_up(office: Office, printer: str) -> Officer:
    """Who receives takes money and leads as well; a shift is open, the unit has a name."""
    roles = {each.role: each for each in office.identity.officers()}
    officer, admin = roles[Role.RECEPTION], roles[Role.ADMIN]
    also = frozenset({Role.CASHIER, Role.LEADER})
    office.identity.set_roles(officer.id, officer.role, also, admin)
    officer = next(each for each in office.identity.officers() if each.id == officer.id)
    for code in _PROCEDURES:
        office.handing_over.set_unit(SetHandlingUnit(ProcedureCode(code), _UNIT), officer)
    if office.till.own_shift(officer) is None:
        office.till.open_shift(OpenShift(key=office.till.new_key(), opening=0), officer)
    if printer:
        bound = setting_of(bindings_from(None))
        everywhere = {form: {**target, "printer": printer} for form, target in bound.items()}
        office.keeping.set_setting(BINDINGS, everywhere, admin)
    return officer


def _all_sent(office: Office) -> bool:
    line = office.line()
    return line.online and line.waiting == 0


def _spread(taken: Sequence[float]) -> dict[str, float]:
    """Seconds of one thing that was done often."""
    ordered = sorted(taken)
    return {
        "times": len(ordered),
        "median": round(statistics.median(ordered), 3),
        "p95": round(ordered[int(len(ordered) * 0.95)], 3),
        "longest": round(ordered[-1], 3),
    }


def memory_mb() -> float:
    """What this process holds in memory now; nan where the system does not say so simply."""
    held = Path("/proc/self/statm")
    if not held.exists():
        return float("nan")
    return int(held.read_text("ascii").split()[1]) * 4096 / 1e6
