"""One day of an office: what happens on it, step by step, and what must be there in the evening."""

import json
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from datetime import timedelta
from itertools import count
from pathlib import Path
from random import Random
from typing import Any

import httpx

from central.actor import CentreActor, Deed
from central.notices.carrier import Answer, Message
from central.notices.round import NoticeRound
from central.online import bring
from desk_app.domain.acts import kinds
from desk_app.domain.acts.act import Body, Subject, SubjectKind
from desk_app.domain.codes.blocks import NUMBERING_BLOCKED
from desk_app.domain.errors import CentralRefused, CentralUnreachable
from desk_app.domain.ids import DeskId
from desk_app.sync.http_central import HttpCentral
from desk_app.sync.intake import RESTORED_AS
from desk_app.sync.line.proof import Prover
from desk_app.sync.signing import signer
from tests.builders import BUSINESS, UNIT
from tests.sync.lines import Fuse, PowerCut
from tests.sync.office import Home, TrialDesk
from tests.sync.trial_days import deeds, network
from tests.sync.trial_days.evening import Evening, What, present
from tests.sync.trial_days.network import Far, Network
from tests.sync.trial_days.schedule import Step

HOME = "home.kept"  # the centre's backup of the morning
JUMPS = (timedelta(minutes=7), timedelta(hours=11), timedelta(days=1), timedelta(days=40))


class Day:
    def __init__(
        self,
        folder: Path,
        morning: Path,
        home: Home,
        desks: Sequence[TrialDesk],
        witness: TrialDesk,
        far: Far,
    ) -> None:
        """Args: folder: Of today's files. morning: Of the backups made before the day began."""
        self.folder = folder
        self.home = home
        self.desks = desks
        self.witness = witness  # reads everything in the evening, and had no part in anything
        self.lines: dict[DeskId, Network] = {}
        for desk in (*desks, witness):
            self.lines[desk.name] = Network(far, Random(0))  # noqa: S311  # a die, not a secret
            client = httpx.Client(transport=self.lines[desk.name], base_url="http://trial")
            prover = Prover(signer(desk.key)) if far.wants_proof else None
            desk.line = HttpCentral(client, desk.secret, prover=prover)
        self.backups = {desk.name: morning / desk.store.file.name for desk in desks}
        self.home_backup = morning / HOME
        self.ever: set[What] = set()  # what was ever done
        self.must: set[What] = set()  # what was done, and is still in some store
        self.codes: dict[str, object] = {}  # every code ever given, printed on a receipt
        self.files = count(1)
        self.note_acts()

    def go(self, step: Step) -> str:
        """Let one thing happen; returns what came of it."""
        desk = self.desks[step.desk % len(self.desks)]
        chance = Random(step.chance)  # noqa: S311  # a die, not a secret
        self.lines[desk.name].chance = chance
        outcome = self._happen(step.event, desk, chance)
        self.note_acts()
        return outcome

    def note_acts(self) -> None:
        """What is in a store now must be there in the evening."""
        here = present(self.home, self.desks)
        self.ever |= here.keys()
        self.must |= here.keys()
        for act in here.values():
            if act.kind == kinds.RECEIVED:
                code = str(act.body["code"])
                assert self.codes.setdefault(code, act.subject.id) == act.subject.id, (
                    f"{code} was given twice"
                )

    def evening(self) -> None:
        """Everything is well again."""
        evening = Evening(self.home, self.desks, self.witness)
        evening.settle()
        evening.check(self.must, self.ever)

    def _happen(self, event: str, desk: TrialDesk, chance: Random) -> str:
        if event in deeds.DEEDS:
            return deeds.do(event, desk, chance)
        if event in network.FAULTS:
            self.lines[desk.name].fault = event
            return self._exchange(desk)
        others: dict[str, Callable[[TrialDesk, Random], str | None]] = {
            "exchange": lambda desk, _: self._exchange(desk),
            "small exchange": lambda desk, _: self._exchange(desk, size=2),
            "everybody": lambda *_: self._everybody(),
            "back up desk": lambda desk, _: self._back_up(desk),
            "restore desk": lambda desk, _: self._restore_desk(desk),
            "back up home": lambda *_: self._back_up_home(),
            "restore home": lambda *_: self._restore_home(),
            "desk clock jumps": lambda desk, chance: jump(desk.clock.forward, chance),
            "home clock jumps": lambda _, chance: jump(self.home.clock.forward, chance),
            "power cut": self._cut,
            "power cut at home": self._cut_at_home,
            "power cut while writing": self._cut_while_writing,
            "centre acts": lambda *_: self._centre_acts(),
            "online dossiers": lambda _, chance: self._online(chance),
            "forged act": self._forge,
        }
        return others[event](desk, chance) or "done"

    def _exchange(self, desk: TrialDesk, size: int = 250) -> str:
        try:
            done = desk.exchange(size=size)
        except CentralRefused as refused:
            return f"refused: {refused.reason}"
        except CentralUnreachable as lost:
            return type(lost).__name__
        return f"sent {done.sent}, settled {done.settled}, pulled {done.pulled}"

    def _everybody(self) -> None:
        for desk in self.desks:
            self._exchange(desk)

    def _cut(self, desk: TrialDesk, chance: Random) -> str:
        return cut(desk, chance.randrange(1, 160), lambda: self._exchange(desk))

    def _cut_while_writing(self, desk: TrialDesk, chance: Random) -> str:
        deed = chance.choice(sorted(deeds.DEEDS))
        return cut(desk, chance.randrange(1, 40), lambda: deeds.do(deed, desk, chance))

    def _cut_at_home(self, desk: TrialDesk, chance: Random) -> str:
        fuse = self.home.fuse(chance)
        outcome = self._exchange(desk)
        return outcome if fuse.remove() else f"cut, {outcome}"

    def _back_up(self, desk: TrialDesk) -> None:
        self.backups[desk.name] = self._file()
        desk.back_up(self.backups[desk.name])

    def _restore_desk(self, desk: TrialDesk) -> str:
        desk.bring_back(self.backups[desk.name])
        desk.set(NUMBERING_BLOCKED, True)  # as `settle_incarnation` does at the next start
        desk.set(RESTORED_AS, f"restore-{next(self.files)}")
        return self._some_is_lost()

    def _back_up_home(self) -> None:
        self.home_backup = self._file()
        self.home.back_up(self.home_backup)

    def _restore_home(self) -> str:
        self.home.restore(self.home_backup)
        return self._some_is_lost()

    def _some_is_lost(self) -> str:
        """What was in no other store is gone; nobody can be asked for it."""
        before = len(self.must)
        self.must &= present(self.home, self.desks).keys()
        return f"{before - len(self.must)} acts are gone for good"

    def _centre_acts(self) -> str:
        """It carries the messages that wait, and says so; and it notes a thing of its own."""
        carried = NoticeRound(self.home.engine, Carried(), self.home.clock).run()
        with self.home.engine.begin() as connection:
            about = Subject(SubjectKind.DESK, self.desks[0].new_id(self.home.clock()))
            deed = Deed("office.greeted", about, {"words": "Chào buổi sáng"})
            CentreActor(connection, UNIT).do([deed], self.home.clock())
        return f"{carried} messages carried"

    def _online(self, chance: Random) -> str:
        """One that was handed over before, or a new one."""
        raw = json.dumps([an_online_dossier(chance.randrange(6))], ensure_ascii=False)
        with self.home.engine.begin() as connection:
            return str(bring(connection, UNIT, raw.encode(), self.home.clock()))

    def _forge(self, desk: TrialDesk, chance: Random) -> str:
        """Another program makes an act that the centre must refuse, and a person must see."""
        number = {"form": "refusal", "year": 2026, "number": 999_001, "suffix": "PTC"}
        wrongs: Sequence[dict[str, Any]] = (
            {"previous": bytes(32)},
            {"body": {"paper_number": number}},
        )
        desk.forge(**chance.choice(wrongs))
        return self._exchange(desk)

    def _file(self) -> Path:
        return self.folder / f"backup-{next(self.files)}.sqlite"


class Carried:
    """A carrier that takes every message and says nothing more."""

    def carry(self, message: Message) -> None:
        """Taken."""

    def answers(self) -> Iterator[Answer]:
        return iter(())

    def heard(self, answer: Answer) -> None:
        """There is none."""


def cut(desk: TrialDesk, after: int, work: Callable[[], str]) -> str:
    fuse = Fuse(desk.store.engine, after)
    outcome = f"cut before statement {after}"
    with suppress(PowerCut):
        outcome = work()
    fuse.remove()
    return outcome


def jump(forward: Callable[[timedelta], None], chance: Random) -> str:
    by = chance.choice(JUMPS) * chance.choice((1, -1))
    forward(by)
    return f"by {by}"


def an_online_dossier(number: int) -> Body:
    return {
        "system": "Cổng Dịch vụ công quốc gia",
        "code": f"G01.899-261120-{number:04}",
        "submitted_at": "2026-11-20T08:30:00+07:00",
        "applicant": {"name": "NGUYỄN THỊ LAN", "id_number": "092304001234"},
        "procedure": {"code": BUSINESS, "name": "Đăng ký thành lập hộ kinh doanh"},
        "papers": [{"name": "Giấy đề nghị"}],
    }
