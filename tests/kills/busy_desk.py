"""A desk that never rests: the real window, driven by keys and scans, until somebody kills it.

python -m tests.kills.busy_desk DATA CENTRAL CODE [STEP CALLS]

What it was told is stored, it says at once: "acknowledged CODE KIND", a line for each act.
"begun CODE KIND" says that it is about to look at a list: a kill may come before it is told.
"""

import faulthandler
import os
import sys
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import count
from pathlib import Path
from typing import Final

from desk_app.domain.acts import kinds
from desk_app.domain.acts.act import day_of_office
from desk_app.domain.dossier import Dossier
from desk_app.domain.ids import ProcedureCode
from desk_app.domain.office import TRIAL_PIN
from desk_app.domain.officer import Officer
from desk_app.domain.people.rights import Role
from desk_app.domain.watching.findings import Trouble
from desk_app.domain.watching.reviews import subject_of
from desk_app.paths import Folders
from desk_app.services.amending.void import VoidDossier
from desk_app.services.handing_over.set_handling_unit import SetHandlingUnit
from desk_app.services.money.shifts import OpenShift
from desk_app.wiring.office import Office
from tests.kills.steps import LIFE, OVERSIGHT, STEPS, arm
from ui.app import Start, make_application
from ui.background import Lane
from ui.news import DossiersChanged, Fact
from ui.printing.printers import NoPrinters
from ui.program import Program
from ui.screens.dossier.ahead import Ahead
from ui.screens.watch.facts import DayFacts
from ui.tour.tour import ready_to_receive
from ui.tour.walk import Walk
from ui.workplace import Workplace

_THINKS = 40  # moments, more than half a second in all
_CARD = "09230400{n:04d}||NGUYỄN THỊ LAN|05022004|Nữ|Phường Ninh Kiều, TP Cần Thơ|11082024"
_PROCEDURE = "1.001612"  # it has one fee, of a known sum
_EACH: Final = (*LIFE.values(), kinds.RECEIVED, kinds.HANDED_OVER, kinds.RESULT_BACK)
"""Acts of a dossier that are told of; the busy desk makes each of them once."""


class BusyDesk:
    def __init__(
        self, program: Program, workplace: Workplace, office: Office, officer: Officer, walk: Walk
    ) -> None:
        self.program, self.office, self.walk = program, office, walk
        self.officer = officer
        self.workplace, self.screens = workplace, workplace.screens
        self.dossier: Dossier | None = None  # the last one received
        self.told: set[str] = set()  # kinds of acts of it that the screens heard of
        self.screens["intake"].received.connect(self._received)
        workplace.news.changed.connect(self._hear)

    def _received(self, dossier: Dossier) -> None:
        self.dossier = dossier
        self.told = set()
        self._tell()

    def _hear(self, fact: Fact) -> None:
        """From here on an officer believes that it is stored."""
        dossier = self.dossier
        if isinstance(fact, DossiersChanged) and dossier and dossier.id in fact.dossiers:
            self._tell()

    def _tell(self) -> None:
        if self.dossier is None:
            return
        stored = {deed.kind for deed in self.office.reading.dossier(self.dossier.id).deeds}
        for kind in sorted(stored.intersection(_EACH) - self.told):
            self._say(str(self.dossier.code), kind)
        self.told |= stored

    def receive(self, number: int) -> None:
        walk, sheet = self.walk, self.screens["intake"].presenter.sheet
        before = self.dossier
        walk.press("F2")
        walk.scan(_CARD.format(n=number % 10_000))
        walk.until("card read", lambda: sheet.form.visitor.name)  # only then somebody types
        walk.rest()
        walk.type(_PROCEDURE)
        walk.until("offer", lambda: walk.offers(_PROCEDURE))
        if number % 4 == 1:  # somebody who thinks: only then is the half-typed form kept
            for _ in range(_THINKS):
                walk.rest()
        walk.press("Return")
        walk.press("Ctrl+G")
        walk.until("ready", lambda: ready_to_receive(self.workplace))
        walk.press("Ctrl+Return")
        walk.until("received", lambda: self.dossier is not before)

    def live(self, number: int) -> None:
        """Money, a supplement, a list to the unit, the result, its return: by keys and scans."""
        walk, dossier = self.walk, self.dossier
        if dossier is None:
            return
        taking, making = self.screens["money"].taking, self.screens["hand_over"].presenter.making
        returning, page = self.screens["return"].presenter, self.screens["dossier"]
        self._open(dossier, Ahead.SUPPLEMENT_ASKED)
        walk.press("Alt+P")
        walk.until("money asked", lambda: _is_at(taking.state.dossier, dossier))
        walk.until("drawer open", lambda: taking.state.shift)
        self._step("Ctrl+Return", kinds.MONEY_COLLECTED)
        self._open(dossier, Ahead.SUPPLEMENT_ASKED)
        walk.press("Alt+B")
        walk.until("form of the supplement", lambda: page.view.place.form)
        walk.type("Giay khai sinh")
        walk.press("Return")
        walk.press("Return")
        walk.type("Chua co")
        self._step("Ctrl+Return", kinds.SUPPLEMENT_ASKED)
        self._open(dossier, Ahead.SUPPLEMENT_RECEIVED)
        walk.press("Alt+N")
        walk.until("form of what came", lambda: page.view.place.form)
        walk.press("Space")
        self._step("Ctrl+Return", kinds.SUPPLEMENT_RECEIVED)
        walk.press("F4")
        walk.until("lists", lambda: making.state.rows)
        walk.scan(str(dossier.code))
        walk.until("on the list", lambda: dossier.id in making.state.scanned)  # beside a kept pile
        self._step("Ctrl+Return", kinds.HANDED_OVER)
        self._open(dossier, Ahead.RESULT_BACK)
        self._step("Ctrl+B", kinds.RESULT_BACK)
        walk.press("F5")
        walk.scan(str(dossier.code))
        walk.until("to be returned", lambda: _is_at(returning.state.dossier, dossier))
        walk.scan(_CARD.format(n=number % 10_000))
        walk.press("Space")
        self._step("Ctrl+Return", kinds.RETURNED)

    def oversee(self) -> None:
        """A leader: something red or ochre is marked, a list looked at, a day long past sealed."""
        walk, dossier, watch = self.walk, self.dossier, self.screens["watch"].presenter
        if dossier is None:
            return
        order = VoidDossier(dossier=dossier.id, reason="Nhận nhầm")
        self.office.amending.void(order, self.officer)
        walk.press("F7")
        walk.until("the void is to be seen", lambda: _place(watch.state.facts, dossier) >= 0)
        walk.press("Ctrl+Home")
        for _line in range(_place(watch.state.facts, dossier)):
            walk.press("Down")
        walk.press("Space")
        walk.until("marked", lambda: _is_seen(watch.state.facts, dossier))
        self._say(subject_of(Trouble.VOIDED, dossier.id.hex).id.hex.upper(), kinds.REVIEWED)
        look = f"{os.getpid()}-{dossier.code.serial}"
        self._say(look, kinds.REPORTED, "begun")
        walk.press("Alt+1")
        walk.until("the list is there", lambda: watch.state.listed)
        self._say(look, kinds.REPORTED)
        while watch.state.opened is not None:  # a paper lying over the page goes first
            walk.press("Esc")
        self._seal()

    def _seal(self) -> None:
        """The first day since 2025 that nobody sealed: nothing of it asks for a word."""
        walk, page = self.walk, self.screens["day_end"]
        day = next(each for each in _days() if self.office.day_end.known(each).seal is None)
        walk.press("F10")
        walk.until("the page of the day", lambda: not page._focus_due)  # only then somebody types
        page.view.day.setFocus()
        page.view.day.selectAll()
        walk.type(f"{day:%d%m%Y}")
        state = page.presenter
        walk.until("that day", lambda: state.state.day == day and state.state.facts is not None)
        walk.press("Ctrl+Return")
        walk.press("Space")  # for good
        walk.press("Ctrl+Return")
        walk.until("sealed", lambda: state.state.sealed)
        self._say(day_of_office(self.office.facts.unit.code, day).id.hex.upper(), kinds.DAY_SEALED)

    @staticmethod
    def _say(about: str, kind: str, what: str = "acknowledged") -> None:
        sys.stdout.write(f"{what} {about} {kind}\n")
        sys.stdout.flush()

    def _open(self, dossier: Dossier, ahead: Ahead) -> None:
        """Its page, which already knows that `ahead` comes next."""
        page = self.screens["dossier"].presenter

        def shown() -> bool:
            possible = {step.ahead for step in page.state.steps if step.possible}
            here = self.program.shell.page == "dossier" and page.state.id == dossier.id
            return here and ahead in possible

        self.walk.press("F3")
        self.walk.scan(str(dossier.code))
        self.walk.until("page of the dossier", shown)

    def _step(self, key: str, kind: str) -> None:
        self.walk.press(key)
        self.walk.until(kind, lambda: kind in self.told)


def _is_at(shown: Dossier | None, dossier: Dossier) -> bool:
    return shown is not None and shown.id == dossier.id


def _place(facts: DayFacts, dossier: Dossier) -> int:
    """Of the line that says it was voided; -1: none does."""
    voids = (
        n
        for n, row in enumerate(facts.seen)
        if row.finding.about is Trouble.VOIDED and row.finding.dossier == dossier.id
    )
    return next(voids, -1)


def _is_seen(facts: DayFacts, dossier: Dossier) -> bool:
    """Or gone behind the hundred that are told: those nobody has seen come first."""
    place = _place(facts, dossier)
    return place < 0 or facts.seen[place].finding.seen


def _days() -> Iterator[date]:
    return (date(2025, 1, 1) + timedelta(days=n) for n in count())


def main(data: Path, central: str, code: str, kind: str) -> None:
    """Args: kind: Of the acts it is to be killed at; "": any."""
    start = Start(folders=Folders(data), keys=data / "keys", trial=True, central=central, code=code)
    program = Program(make_application(), start, NoPrinters())
    walk = Walk(program.shell, data)
    program.show()
    walk.until("open", lambda: program.office is not None)
    office, workplace = program.office, program.workplace
    assert office is not None
    assert workplace is not None
    officer = set_up(office)
    desk = BusyDesk(program, workplace, office, officer, walk)
    places = [each.id for each in office.identity.officers()]
    walk.press(str(places.index(officer.id) + 1))
    walk.type(TRIAL_PIN)
    walk.press("Return")
    walk.until("log in", lambda: workplace.officer is not None)
    put_the_draft_aside(program, workplace, walk)
    for number in count(1):
        desk.receive(number)
        if kind in LIFE.values() or (not kind and number % 4 == 2):
            desk.live(number)
        elif kind in OVERSIGHT.values() or (not kind and number % 4 == 3):
            desk.oversee()


def set_up(office: Office) -> Officer:
    """Who receives takes money and leads as well; a shift is open, the unit has a name."""
    roles = {each.role: each for each in office.identity.officers()}
    officer = roles[Role.RECEPTION]
    if not officer.also:
        also = frozenset({Role.CASHIER, Role.LEADER})
        office.identity.set_roles(officer.id, officer.role, also, roles[Role.ADMIN])
        officer = next(each for each in office.identity.officers() if each.id == officer.id)
    unit = SetHandlingUnit(ProcedureCode(_PROCEDURE), "Phòng Kinh tế")
    office.handing_over.set_unit(unit, officer)
    if office.till.own_shift(officer) is None:
        office.till.open_shift(OpenShift(key=office.till.new_key(), opening=0), officer)
    return officer


def put_the_draft_aside(program: Program, workplace: Workplace, walk: Walk) -> None:
    """What was half typed when the desk was killed comes back first; then a new visitor begins.

    Questions are answered in their order: once ours is, the draft has been read.
    """
    answered: list[None] = []
    program.background.run(
        lambda: None, owner=program, done=answered.append, failed=print, lane=Lane.READING
    )
    walk.until("draft read", lambda: answered)
    workplace.screens["intake"].presenter.clear()


if __name__ == "__main__":
    faulthandler.dump_traceback_later(110, exit=True)  # where it stood, should nobody kill it
    folder, address, one_time, *when = sys.argv[1:]
    if when:
        arm(when[0], int(when[1]))
    main(Path(folder), address, one_time, STEPS[when[0]].kind if when else "")
