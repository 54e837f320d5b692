"""A desk that never rests: the real window, driven by keys and scans, until somebody kills it.

python -m tests.kills.busy_desk DATA CENTRAL CODE ACKNOWLEDGED [STEP CALLS]
"""

import faulthandler
import sys
from functools import partial
from itertools import count
from pathlib import Path

from desk_app.domain.dossier import Dossier
from desk_app.domain.office import TRIAL_PIN
from desk_app.domain.people.rights import Role
from desk_app.paths import Folders
from tests.kills.steps import arm
from ui.app import Start, make_application
from ui.background import Lane
from ui.printing.printers import NoPrinters
from ui.program import Program
from ui.tour.tour import ready_to_receive
from ui.tour.walk import Walk
from ui.workplace import Workplace

_THINKS = 40  # moments, more than half a second in all
_CARD = "09230400{n:04d}||NGUYỄN THỊ LAN|05022004|Nữ|Phường Ninh Kiều, TP Cần Thơ|11082024"


def main(data: Path, central: str, code: str, acknowledged: Path) -> None:
    start = Start(folders=Folders(data), keys=data / "keys", trial=True, central=central, code=code)
    program = Program(make_application(), start, NoPrinters())
    walk = Walk(program.shell, data)
    program.show()
    walk.until("open", lambda: program.office is not None)
    office, workplace = program.office, program.workplace
    assert office is not None
    assert workplace is not None
    received: list[Dossier] = []

    def note(dossier: Dossier) -> None:
        """From here on an officer believes that the dossier is stored."""
        received.append(dossier)
        with acknowledged.open("a", encoding="ascii") as out:
            out.write(f"{dossier.code}\n")

    workplace.screens["intake"].received.connect(note)
    places = [officer.role for officer in office.identity.officers()]
    walk.press(str(places.index(Role.RECEPTION) + 1))
    walk.type(TRIAL_PIN)
    walk.press("Return")
    walk.until("log in", lambda: workplace.officer is not None)
    put_the_draft_aside(program, workplace, walk)
    sheet = workplace.screens["intake"].presenter.sheet
    for number in count(1):
        walk.press("F2")
        walk.scan(_CARD.format(n=number % 10_000))
        walk.until("card read", lambda: sheet.form.visitor.name)  # only then somebody types
        walk.rest()
        walk.type("1.001612")
        walk.until("offer", lambda: walk.offered)
        if number % 4 == 1:  # somebody who thinks: only then is the half-typed form kept
            for _ in range(_THINKS):
                walk.rest()
        walk.press("Return")
        walk.press("Ctrl+G")
        goal = len(received) + 1
        walk.until("ready", lambda: ready_to_receive(workplace))
        walk.press("Ctrl+Return")
        walk.until("received", partial(reached, received, goal))


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


def reached(received: list[Dossier], goal: int) -> bool:
    return len(received) >= goal


if __name__ == "__main__":
    faulthandler.dump_traceback_later(50, exit=False)  # where it stood, should nobody kill it
    folder, address, one_time, notes, *when = sys.argv[1:]
    if when:
        arm(when[0], int(when[1]))
    main(Path(folder), address, one_time, Path(notes))
