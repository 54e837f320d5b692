"""A few days of an office of invented people, in which every message of the protocol occurs."""

import json
import shutil
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from random import Random
from typing import Any, Final

import httpx

from central.actor import CentreActor, Deed
from central.app import make_app
from central.notices.round import NoticeRound
from central.online import bring
from db.store import open_store
from desk_app.domain.acts import kinds
from desk_app.domain.acts.act import Subject, SubjectKind
from desk_app.domain.acts.officers import registered_body
from desk_app.domain.codes.blocks import NUMBERING_BLOCKED
from desk_app.domain.ids import DossierId
from desk_app.services.step import take_step
from desk_app.sync.enrolment import take_up
from desk_app.sync.http_central import HttpCentral, enrol
from desk_app.sync.intake import RESTORED_AS
from desk_app.sync.protocol import Central, Enrolment, EnrolmentOrder
from desk_app.sync.signing import public_key
from tests.builders import ADMIN, KEY, UNIT, Clock, a_procedure, an_officer
from tests.step_bodies import good_bodies
from tests.sync.office import SECOND, Home, TrialDesk, a_question, at_its_own_pace, open_desk
from tests.sync.trial_days import deeds
from tests.sync.trial_days.day import Carried, an_online_dossier
from tests.sync.trial_days.network import Far, InProcess
from tests.sync.trial_days.premises import ROLES, Ids
from tests.sync.versions.recording import Message, Recorder

WITNESS: Final = "Q3"  # reads everything and does nothing
_LIVES: Final = (  # of dossiers, step by step, at one desk and the other in turn
    (
        *(kinds.EXTERNAL_CODE_NOTED, kinds.MONEY_COLLECTED, kinds.SUPPLEMENT_ASKED),
        *(kinds.SUPPLEMENT_RECEIVED, kinds.HANDED_OVER, kinds.TAKEN_OVER, kinds.SENT_BACK),
        *(kinds.APOLOGISED, kinds.STOPPED),
    ),
    (
        *(kinds.ORIGINALS_LENT, kinds.ORIGINALS_GIVEN_BACK, kinds.CORRECTED),
        *(kinds.RESULT_BACK, kinds.RETURNED, kinds.RATED, kinds.COMPLAINT_NOTED),
    ),
    (
        *(kinds.HANDED_OVER, kinds.TAKEN_OVER, kinds.OBLIGATION_ASKED),
        *(kinds.OBLIGATION_MET, kinds.RESULT_BACK),
        *(kinds.POSTED, kinds.DELIVERED),
    ),
    (
        *(kinds.DUE_CHANGED, kinds.NOTICE_QUEUED, kinds.CITIZEN_TOLD),
        *(kinds.WITHDRAWN, kinds.PAPERS_GIVEN_BACK),
    ),
)
_DEEDS: Final = ("queue", "shift", "officers", "hand over", "take over", "send away")


def key_of(desk: str) -> bytes:
    """The signing key of a desk in this story: invented, as its people are."""
    return sha256(f"a trial desk called {desk}".encode()).digest()


@dataclass
class Story:
    home: Home
    folder: Path
    store_file: Path
    messages: list[Message] = field(default_factory=list)
    desks: dict[str, TrialDesk] = field(default_factory=dict)

    def told(self) -> Sequence[Message]:
        """Everything that goes over the line. The desks stay open: see `close`."""
        with closing(InProcess(make_app(self.home.office))) as far:
            self._begin(far)
            self._work()
            self._go_wrong()
            self._join(far, WITNESS)
            own = len(self.messages)
            self._centre_speaks()
        return [
            Message(m.who, m.path, m.status, m.request, m.reply, number < own)
            for number, m in enumerate(self.messages)
        ]

    def close(self) -> None:
        for desk in self.desks.values():
            desk.close()

    def _join(self, far: Far, name: str) -> TrialDesk:
        recorder = Recorder(far, name, self.messages)
        client = httpx.Client(transport=recorder, base_url="http://trial")
        order = EnrolmentOrder(code=self.home.invite(), public_key=public_key(key_of(name)))
        enrolment = enrol(client, order)
        assert enrolment.desk == name
        desk = desk_of(enrolment, self.home, self.store_file, self.folder / f"{name}.sqlite")
        desk.line = HttpCentral(client, enrolment.secret)
        self.desks[name] = desk
        desk.catch_up()
        return desk

    def _begin(self, far: Far) -> None:
        one, two = self._join(far, "Q1"), self._join(far, "Q2")
        with one.sync.work() as tx:
            for id_, role in ROLES.items():
                subject, body = Subject(SubjectKind.OFFICER, id_), an_officer(id_, role)
                words = registered_body(body)
                tx.journal.write(kinds.OFFICER_REGISTERED, subject, words, by=ADMIN, at=one.clock())
            tx.commit()
        for desk in (one, two):
            with desk.sync.work() as tx:
                tx.catalogue.put("test", [a_procedure()])
                tx.commit()
            desk.catch_up()

    def _work(self) -> None:
        one, two = self.desks["Q1"], self.desks["Q2"]
        both, *others = [one.receive() for _ in range(1 + len(_LIVES))]
        one.look(both)
        self._hear()
        for dossier, steps in zip(others, _LIVES, strict=True):
            for number, step in enumerate(steps):
                desk = (one, two)[number % 2]
                _take(desk, dossier, step)
                desk.catch_up()
                (one, two)[1 - number % 2].catch_up()
        for number, deed in enumerate(_DEEDS):
            deeds.do(deed, (one, two)[number % 2], Random(number))  # noqa: S311  # a die
        self._hear()
        one.result_back(both)
        two.note("kiosk.greeted", one.receive(), {"mood": {"sun": [1, "hai", None]}})
        two.note(kinds.VOIDED, both, {"reason": "Nhập nhầm"})  # neither knows of the other
        self._hear()

    def _hear(self) -> None:
        for name in ("Q1", "Q2", "Q1"):
            self.desks[name].catch_up()

    def _go_wrong(self) -> None:
        """A lost answer, a gap, a forged act, another epoch, a store from a backup."""
        one, two = self.desks["Q1"], self.desks["Q2"]
        one.receive()
        loses: Any = _LosesAnswer(one.line)
        loses.exchange_of(one)
        one.catch_up()
        one.line.exchange(a_question(one, own_seq=500, own_head=sha256(b"of nothing").digest()))
        one.line.exchange(a_question(one, epoch="another"))
        one.forge(previous=bytes(32))
        one.catch_up()
        backup = self.folder / "two.backup"
        two.back_up(backup)
        two.receive()
        two.catch_up()
        two.bring_back(backup)
        two.set(NUMBERING_BLOCKED, True)
        two.set(RESTORED_AS, "restore-1")
        two.catch_up()
        two.receive()
        two.catch_up()

    def _centre_speaks(self) -> None:
        """It carries a message, hands over an online dossier, and says something nobody knows."""
        one, at = self.desks["Q1"], self.home.clock()
        deeds.do("notice", one, Random(1))  # noqa: S311  # a die, not a secret
        one.catch_up()
        NoticeRound(self.home.engine, Carried(), self.home.clock).run()
        online = json.dumps([an_online_dossier(1)], ensure_ascii=False).encode()
        with self.home.engine.begin() as connection:
            bring(connection, UNIT, online, at)
            about = Subject(SubjectKind.DESK, one.new_id(at))
            CentreActor(connection, UNIT).do([Deed("office.greeted", about, {"words": "Chào"})], at)
        self.desks[WITNESS].catch_up()


def _take(desk: TrialDesk, dossier: DossierId, step: str) -> None:
    desk.clock.forward(SECOND)
    with desk.sync.glance() as tx:
        body = good_bodies(tx.dossiers.get(dossier))[step]
    words = deeds.numbered_at(desk, body)
    take_step(dossier, step, words, an_officer(), deeds.counter(desk))


@dataclass
class _LosesAnswer:
    line: Central

    def exchange_of(self, desk: TrialDesk) -> None:
        """Asked twice; only what was answered the second time is heard of."""
        try:
            desk.exchange(self)
        except LookupError:
            desk.exchange()

    def exchange(self, request: Any) -> Any:
        self.line.exchange(request)
        raise LookupError


def desk_of(enrolment: Enrolment, home: Home, store_file: Path, file: Path) -> TrialDesk:
    """A desk on a store of its own that has heard this answer, and nothing else."""
    shutil.copy(store_file, file)
    store = open_store(file, KEY)
    desk = open_desk(store, home, enrolment.desk, key_of(enrolment.desk), enrolment.secret)
    ids = Ids()
    ids.chance.seed(enrolment.desk)
    desk = at_its_own_pace(desk, Clock(), ids)
    with desk.sync.work() as tx:
        take_up(tx, enrolment, home.clock())
        tx.commit()
    return desk
