"""The supervisor's day (F7) and one officer's own, against the same questions in bare SQL."""

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from itertools import repeat
from pathlib import Path
from typing import Any, Final

from sqlalchemy import event

from bench.bare_store import BareStore
from bench.figures import Figure, in_turn, p95, with_warm_up
from bench.office import AFTERNOON, OFFICER, an_office
from db.queries.day.whole import whole_day
from db.store import Store
from desk_app.services.watching.horizon import day_of

_MOST: Final = 3.0
_MOST_MS: Final = 150.0

Asked = Sequence[tuple[str, Any]]


def the_day(filled: Path, dossiers: int, rounds: int) -> Iterator[Figure]:
    """The floor says the very statements again, without building or reading anything."""
    with an_office(filled) as (store, desk), BareStore(filled) as bare:
        read = store.ask(whole_day)
        for what, by in (("of the whole office", None), ("of one officer", OFFICER.id)):
            open_it = partial(read, day_of(AFTERNOON, desk.calendar), desk.id, by)
            asked = _statements(store, open_it)
            taken, least = in_turn(
                repeat(open_it, with_warm_up(rounds)), repeat(partial(_ask_again, bare, asked))
            )
            yield Figure(
                budget="P7",
                what=f"the supervisor's day {what}, p95",
                dossiers=dossiers,
                ours_ms=p95(taken),
                floor_ms=p95(least),
                most=_MOST,
                beside=p95(taken) <= _MOST_MS,
                note=f"bound {_MOST_MS:.0f} ms, {len(asked)} questions",
            )


def _statements(store: Store, do: Callable[[], object]) -> Asked:
    found: list[tuple[str, Any]] = []

    def note(_c: Any, _cursor: Any, statement: str, parameters: Any, *_rest: Any) -> None:
        if statement.startswith("SELECT"):
            found.append((statement, parameters))

    event.listen(store.engine, "before_cursor_execute", note)
    do()
    event.remove(store.engine, "before_cursor_execute", note)
    return found


def _ask_again(bare: BareStore, asked: Asked) -> None:
    for statement, parameters in asked:
        bare.ask(statement, parameters)
