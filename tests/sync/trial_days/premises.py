"""One office for many trial days: it begins each of them as on its first morning."""

import shutil
from collections.abc import Callable, Sequence
from contextlib import suppress
from itertools import count
from pathlib import Path

from sqlalchemy import Engine, event

from desk_app.domain.acts import kinds
from desk_app.domain.acts.act import Act
from desk_app.domain.acts.kinds import is_shared
from desk_app.domain.codes.blocks import NUMBERING_BLOCKED
from desk_app.domain.errors import CentralUnreachable
from desk_app.domain.ids import DossierId
from desk_app.sync.protocol import Central, Reply
from tests.builders import Clock
from tests.sync.lines import (
    AnswersLate,
    Fuse,
    LosesReplies,
    LosesRequests,
    PowerCut,
    SendsTwice,
    Tears,
    Wire,
)
from tests.sync.office import Home, TrialDesk, set_up_desk
from tests.sync.test_broken_wire import everything_agrees, what

DESKS = 3


class Premises:
    """An office on its first morning. Each day begins there again, with the same engines."""

    def __init__(self, folder: Path, home_file: Path, store_file: Path) -> None:
        self.clock = Clock()
        self.morning, self.today = folder / "morning", folder / "today"
        self.morning.mkdir()
        self.today.mkdir()
        shutil.copy(home_file, self.today / "home.sqlite")
        self.home = Home(str(self.today / "home.sqlite"), self.clock)
        self.desks = []
        for number in range(DESKS):
            file = self.today / f"desk-{number}.sqlite"
            shutil.copy(store_file, file)
            self.desks.append(set_up_desk(file, self.home))
        for engine in self.engines():  # no power fails here that we do not cut ourselves
            event.listen(engine, "connect", lambda c, _: c.execute("PRAGMA synchronous = OFF"))
            engine.dispose()
        for file in self.today.glob("*.sqlite"):
            shutil.copy(file, self.morning)

    def engines(self) -> Sequence[Engine]:
        return [self.home.engine, *(desk.store.engine for desk in self.desks)]

    def begin_day(self, desks: int) -> "Day":
        for engine in self.engines():
            engine.dispose()
        shutil.rmtree(self.today)
        shutil.copytree(self.morning, self.today)
        return Day(self.today, self.clock, self.home, self.desks[:desks])


def done_by(desk: TrialDesk, act: Act) -> bool:
    """Somebody there did it; that its store was restored a desk notes by itself."""
    return act.desk == desk.name and act.kind != kinds.STORE_RESTORED


class Day:
    """One day of the office, with what must be there in the evening."""

    def __init__(self, folder: Path, clock: Clock, home: Home, desks: Sequence[TrialDesk]) -> None:
        self.folder = folder
        self.clock = clock
        self.home = home
        self.desks = desks
        self.backups: dict[int, Path] = {}
        self.home_backup: Path | None = None
        self.must: set[tuple[object, ...]] = set()  # what was done, and is in some store
        self.late: list[Reply] = []
        self.files = count()

    def go(self, event: str, number: int, chance: int) -> None:
        desk = self.desks[number % len(self.desks)]
        match event:
            case "receive":
                if not desk.setting(NUMBERING_BLOCKED):
                    desk.receive()
            case "result_back" | "return" | "look":
                self._handle(event, desk, chance)
            case "back up desk":
                self.backups[number % len(self.desks)] = self._backup(desk.back_up)
            case "restore desk":
                self._restore_desk(number % len(self.desks))
            case "back up home":
                self.home_backup = self._backup(self.home.back_up)
            case "restore home":
                self._restore_home()
            case _:
                self._exchange(event, desk, chance)
        self.must |= {what(act) for act in desk.acts() if done_by(desk, act)}

    def evening(self) -> None:
        """Everything is well again."""
        everything_agrees(self.home, *self.desks)
        kept = [what(act) for desk in self.desks for act in desk.acts() if done_by(desk, act)]
        assert len(kept) == len(set(kept)), "an act is there twice"
        assert set(kept) == self.must, "an act is lost, or nobody did it"
        for desk in self.desks:
            assert desk.refused() == {}
            assert desk.setting("sync.renumbering") is None
            codes = [row.code for row in desk.rows()[0]]
            assert len(codes) == len({act.subject for act in desk.acts() if received(act)})

    def _handle(self, event: str, desk: TrialDesk, chance: int) -> None:
        dossiers = sorted(row.id for row in desk.rows()[0])
        if not dossiers:
            return
        dossier = DossierId(dossiers[chance % len(dossiers)])
        {"result_back": desk.result_back, "return": desk.return_, "look": desk.look}[event](dossier)

    def _exchange(self, event: str, desk: TrialDesk, chance: int) -> None:
        wire: Central = Wire(desk.line)
        lines: dict[str, Callable[[], Central]] = {
            "lost request": lambda: LosesRequests(wire),
            "lost reply": lambda: LosesReplies(wire),
            "twice": lambda: SendsTwice(wire),
            "late": lambda: AnswersLate(wire, self.late, chance),
            "torn": lambda: Tears(wire, lambda packed: packed[:-chance]),
        }
        if event == "cut":
            self._cut(desk, wire, chance)
            return
        with suppress(CentralUnreachable):
            desk.exchange(lines.get(event, lambda: wire)(), size=2 if event == "small" else 250)

    def _cut(self, desk: TrialDesk, wire: Central, chance: int) -> None:
        fuse = Fuse(self.home.engine if chance % 5 == 0 else desk.store.engine, chance % 97 + 1)
        with suppress(PowerCut):
            desk.exchange(wire)
        fuse.remove()

    def _restore_desk(self, number: int) -> None:
        """One misfortune at a time: whatever else was restored is whole again by then."""
        if number not in self.backups:
            return
        self._settle_down()
        self.desks[number].bring_back(self.backups[number])
        self.desks[number].set(NUMBERING_BLOCKED, True)

    def _restore_home(self) -> None:
        if self.home_backup is not None:
            self._settle_down()
            self.home.restore(self.home_backup)

    def _settle_down(self) -> None:
        everything_agrees(self.home, *self.desks)

    def _backup(self, back_up: Callable[[Path], None]) -> Path:
        file = self.folder / f"backup-{next(self.files)}.sqlite"
        back_up(file)
        return file


def received(act: Act) -> bool:
    return act.kind == "dossier.received" and is_shared(act.kind)
