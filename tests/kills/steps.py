"""Named steps at which the desk's process kills itself: between any two lines that matter."""

import os
import signal
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final

import db.journal
import desk_app.services.printing.print_acts
import desk_app.sync.http_central
import desk_app.sync.intake
import ui.printing.print_queue
from db.repositories.drafts import Drafts
from db.repositories.numbers import Numbers
from db.unit_of_work import UnitOfWork
from desk_app.domain.acts import kinds

KILL: Final[int] = getattr(signal, "SIGKILL", signal.SIGTERM)  # Windows ends a process by both


@dataclass(frozen=True)
class Step:
    """`owner.name` is called; the power fails just before or just after it."""

    owner: Any
    name: str
    after: bool
    calls: int = 12  # how often a busy desk comes to it within seconds
    kind: str = ""  # only the commit of a transaction that stored such an act


LIFE: Final = {
    "a supplement asked": kinds.SUPPLEMENT_ASKED,
    "a supplement received": kinds.SUPPLEMENT_RECEIVED,
    "money taken": kinds.MONEY_COLLECTED,
    "a hand-over list": kinds.BATCH_HANDED_OVER,
    "a return": kinds.RETURNED,
}
"""What a desk does with a dossier after it was received."""

OVERSIGHT: Final = {
    "a mark": kinds.REVIEWED,
    "a list that is looked at": kinds.REPORTED,
    "a sealed day": kinds.DAY_SEALED,
}
"""What a leader does at the same desk."""

STEPS: Final = {
    "before the number is taken": Step(Numbers, "take", after=False),
    "the number is taken": Step(Numbers, "take", after=True),
    "before the act is stored": Step(db.journal, "store_act", after=False),
    "the act is stored": Step(db.journal, "store_act", after=True),
    "before the fold is cached": Step(db.journal, "settle_facts", after=False),
    "before the commit": Step(UnitOfWork, "commit", after=False),
    "after the commit": Step(UnitOfWork, "commit", after=True),
    "a draft is saved": Step(Drafts, "save", after=True, calls=1),
    "before the paper is drawn": Step(ui.printing.print_queue, "keep", after=False),
    "the paper is drawn": Step(ui.printing.print_queue, "keep", after=True),
    "before the request": Step(desk_app.sync.http_central.HttpCentral, "exchange", after=False),
    "the reply is read": Step(desk_app.sync.http_central.HttpCentral, "exchange", after=True),
    "the reply is settled": Step(desk_app.sync.intake, "take_in", after=True),
} | {
    f"{what}, {when} its commit": Step(UnitOfWork, "commit", after=after, calls=1, kind=kind)
    for what, kind in (LIFE | OVERSIGHT).items()
    for when, after in (("before", False), ("after", True))
}


def arm(name: str, calls: int) -> None:
    """From now on the `calls`-th time of the step ends this process, as a power cut would."""
    step = STEPS[name]
    real: Callable[..., Any] = getattr(step.owner, step.name)
    counts = committing(step.kind) if step.kind else anything
    left = [calls]

    def until_now(*args: Any, **kwargs: Any) -> Any:
        left[0] -= counts(*args)
        if left[0] == 0 and not step.after:
            os.kill(os.getpid(), KILL)
        result = real(*args, **kwargs)
        if left[0] == 0:
            os.kill(os.getpid(), KILL)
        return result

    setattr(step.owner, step.name, until_now)


def anything(*_args: Any) -> bool:
    return True


def committing(kind: str) -> Callable[..., bool]:
    """Whether a unit of work holds an act of `kind` that is not committed yet."""
    real, stored = db.journal.store_act, set[int]()

    def noted(connection: Any, written: Any, **facts: Any) -> int:
        if written.act.kind == kind:
            stored.add(id(connection))
        return real(connection, written, **facts)

    def holds(work: Any) -> bool:
        connection = id(work._connection)
        held = connection in stored
        stored.discard(connection)
        return held

    db.journal.store_act = noted
    return holds
