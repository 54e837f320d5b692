"""However acts come, in whatever portions and order, a store holds what it would hold had they
come one at a time."""

import shutil
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import timedelta
from functools import cached_property
from pathlib import Path
from tempfile import TemporaryDirectory
from uuid import UUID

from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from sqlalchemy import select, text

from db.check import check_store
from db.repositories.folding.arrivals import Arrival
from db.repositories.folding.rows import row_of
from db.store import Store, open_store
from db.tables import journal as t
from db.tables.dossier import dossier as d
from db.tables.metadata import metadata
from db.unit_of_work import UnitOfWork
from desk_app.domain.acts import kinds
from desk_app.domain.acts.act import (
    NO_DIGEST,
    Act,
    Body,
    Subject,
    SubjectKind,
    read_act,
    write_act,
)
from desk_app.domain.acts.bodies import received_body
from desk_app.domain.acts.decision import decision_body
from desk_app.domain.acts.fold import MENDS, fold
from desk_app.domain.acts.prints import PrintJob, handed_over_body
from desk_app.domain.codes.dossier_code import DossierCode
from desk_app.domain.dossier import Dossier
from desk_app.domain.ids import ActId, DeskId, Digest, DossierId
from desk_app.domain.registered import registered_body
from tests.builders import FRIDAY_MORNING, KEY, RECEPTION, UNIT, a_person, a_scribe
from tests.domain.acts.test_fold import a_dossier
from tests.services.test_fold_again import a_registered
from tests.step_bodies import good_bodies

DOSSIERS = 4
AT = FRIDAY_MORNING + timedelta(days=1)  # noted then
# Of each store alone: the order in which things came into it, and when it noted them
OWN = {"act.n", "sent_away.n", "money_line.n", "disagreement.noted_at", "attachment.since"}
BEYOND = "dossier.of_a_newer_program"
STEPS = sorted(good_bodies(a_dossier()))
OTHERS = (
    *(kinds.RECEIVED, kinds.REGISTERED, kinds.DECIDED, "mends", BEYOND),
    *(kinds.PRINT_HANDED_OVER, kinds.PRINT_FINISHED, kinds.OPENED, "torn"),
)
Deed = tuple[str, int, int]  # what, about which dossier, in which of its ways


def about(which: int, way: int = 0) -> Dossier:
    """The first two have one code and one row number; received another way, each has its own."""
    given = 1001 + (0 if way % 2 == 0 and which < 2 else which + 10 * (way % 2))
    return a_dossier(
        id=DossierId(UUID(int=(1 << 100) + which)),
        code=DossierCode.parse(f"H13.45.12-261120-{given}"),
        order=a_dossier().order + given,
        applicant=a_person(name=f"LÊ VĂN {which} {way % 2}"),
    )


def body_of(deed: Deed, before: Sequence[Act]) -> tuple[str, Body]:
    what, which, way = deed
    mine = [act for act in before if act.subject.id == about(which).id]
    if what == kinds.DECIDED:
        aside, out = (
            mine[(way + i) % len(mine)].id if mine else ActId(UUID(int=9)) for i in (0, 1)
        )
        return what, decision_body(aside, out if way % 2 else aside, "Theo sổ ký nhận")
    if what == "mends" and mine:
        mended = mine[way % len(mine)]
        return mended.kind, {**mended.body, MENDS: mended.id.hex}
    if what == "torn":  # of a known kind, with words nobody can follow
        return kinds.RETURNED, {"kind": 7}
    return what, (bodies_alone(which, way) | good_bodies(about(which))).get(what, {"said": way})


def bodies_alone(which: int, way: int) -> dict[str, Body]:
    """Of what is no step."""
    job = PrintJob(
        id=UUID(int=which * 8 + way % 2 + 1),
        dossier=about(which).id,
        desk=DeskId("Q2"),
        form="receipt",
        printer="HP",
        copies=1,
        at=AT,
    )
    return {
        kinds.RECEIVED: received_body(about(which, way)),
        kinds.REGISTERED: registered_body(a_registered(about(which).id)),
        kinds.PRINT_HANDED_OVER: handed_over_body(job),
        kinds.PRINT_FINISHED: {"job": job.id.hex},
    }


def written(deeds: Sequence[Deed]) -> list[Arrival]:
    """One act for each deed, in the unit's order; two desks did them."""
    seqs, heads = {"Q2": 0, "Q3": 0}, {"Q2": NO_DIGEST, "Q3": NO_DIGEST}
    acts: list[Act] = []
    arrivals: list[Arrival] = []
    for position, deed in enumerate(deeds, start=1):
        desk = "Q2" if deed[2] % 3 else "Q3"
        seqs[desk] += 1
        kind, body = body_of(deed, acts)
        act = Act(
            id=ActId(UUID(int=position << 64 | 0x7000 << 48)),
            unit=UNIT,
            desk=DeskId(desk),
            seq=seqs[desk],
            kind=kind,
            subject=Subject(SubjectKind.DOSSIER, about(deed[1]).id),
            actor=RECEPTION,
            made_at=FRIDAY_MORNING + timedelta(minutes=position),
            clock_offset_ms=0,
            previous=Digest(heads[desk]),
            body=body,
        )
        one = write_act(act)
        heads[desk] = one.digest
        acts.append(one.act)
        arrivals.append(Arrival(one, position))
    return arrivals


@dataclass(frozen=True)
class Coming:
    """How the same acts come: in portions, in an order, some before they have a place."""

    deeds: Sequence[Deed]
    portions: Sequence[Sequence[int]]  # which of their acts, in order
    loose: frozenset[int]  # come without a position, and are told it in the end
    torn: frozenset[int]  # portions whose first try ends without a commit

    @cached_property
    def arrivals(self) -> Sequence[Arrival]:
        return written(self.deeds)


@st.composite
def comings(draw: st.DrawFn) -> Coming:
    deed = st.tuples(
        st.one_of(st.sampled_from(STEPS), st.sampled_from(OTHERS), st.just(kinds.RECEIVED)),
        st.integers(0, DOSSIERS - 1),
        st.integers(0, 11),
    )
    # Received first, mostly: what nobody received has no row to be wrong
    first = [(kinds.RECEIVED, which, 0) for which in range(DOSSIERS) if draw(st.booleans())]
    deeds = [*first, *draw(st.lists(deed, min_size=1, max_size=24))]
    left, portions = list(range(len(deeds))), []
    # What came online is written by the home alone: it comes to everybody in the home's order
    in_order = draw(st.booleans()) or any(kind == kinds.REGISTERED for kind, _, _ in deeds)
    if not in_order:
        left = draw(st.permutations(left))
    while left:
        size = draw(st.integers(1, 12))
        portions.append(left[:size])
        left = left[size:]
    places = st.frozensets(st.integers(0, len(deeds) - 1), max_size=5)
    return Coming(deeds, portions, frozenset() if in_order else draw(places), draw(places))


@contextmanager
def a_store(empty: Path) -> Iterator[Store]:
    with TemporaryDirectory() as folder:
        file = Path(folder) / "store.sqlite"
        shutil.copy(empty, file)
        store = open_store(file, KEY)
        try:
            yield store
        finally:
            store.close()


def one_at_a_time(store: Store, coming: Coming) -> None:
    """Each act in a transaction that knows of none before."""
    for arrival in coming.arrivals:
        with UnitOfWork(store.engine, a_scribe()) as tx:
            tx.stream.take_in([arrival], noted_at=AT)
            tx.commit()


def in_portions(store: Store, coming: Coming) -> None:
    work = store.work(a_scribe())
    for number, portion in enumerate(coming.portions):
        come = [
            replace(coming.arrivals[place], position=None)
            if place in coming.loose
            else coming.arrivals[place]
            for place in portion
        ]
        if number in coming.torn:
            with work() as tx:
                tx.stream.take_in(come[: len(come) // 2 + 1], noted_at=AT)
        with work() as tx:
            assert len(tx.stream.take_in(come, noted_at=AT)) == len(come)
            tx.commit()
    told = [coming.arrivals[place] for place in sorted(coming.loose)]
    with work() as tx:
        places = {arrival.written.act.id: arrival.position or 0 for arrival in told}
        tx.stream.settle(places, noted_at=AT)
        tx.commit()


def held(store: Store) -> Mapping[str, Sequence[str]]:
    """Every row of every table, and whom a search by name finds."""
    found: dict[str, Sequence[str]] = {}
    with store.reading.connect() as connection:
        for name, table in metadata.tables.items():
            columns = [column for column in table.c if str(column) not in OWN]
            found[name] = sorted(map(repr, connection.execute(select(*columns))))
        for words in ("dossier_words", "sent_away_words"):
            for which in range(DOSSIERS):
                for way in range(2):
                    asked = text(f"SELECT rowid FROM {words} WHERE name MATCH :sought")  # noqa: S608  # our own
                    rows = connection.execute(asked, {"sought": f'"{which}" AND "{way}"'})
                    if words == "dossier_words":
                        found[f"{words} {which} {way}"] = sorted(map(repr, rows))
    return found


@settings(max_examples=12, phases=[Phase.explicit, Phase.generate])
@given(coming=comings())
def test_that_portions_leave_what_one_act_at_a_time_leaves(
    coming: Coming, empty_store_file: Path
) -> None:
    with a_store(empty_store_file) as one, a_store(empty_store_file) as other:
        one_at_a_time(one, coming)
        in_portions(other, coming)
        assert held(other) == held(one)
        every_row_is_the_fold_of_all_its_acts(other)


def every_row_is_the_fold_of_all_its_acts(store: Store) -> None:
    with store.reading.connect() as connection:
        order = (t.act.c.subject, t.act.c.position)
        acts: dict[UUID, list[Act]] = {}
        for raw in connection.execute(select(t.act.c.raw).order_by(*order)).scalars():
            act = read_act(raw).act
            acts.setdefault(act.subject.id, []).append(act)
        for row in connection.execute(select(d)).mappings():
            folded = fold(acts[row["id"]])
            assert folded.dossier is not None
            assert dict(row) == row_of(folded.dossier, folded)
        assert check_store(connection, None).problems == ()


def test_that_a_dossier_counts_anew_for_an_act_that_its_row_does_not_show(store: Store) -> None:
    acts = written([(kinds.RECEIVED, 3, 0), (kinds.NOTICE_QUEUED, 3, 0)])
    work = store.work(a_scribe())
    left = []
    for arrival in acts:
        with work() as tx:
            tx.stream.take_in([arrival], noted_at=AT)
            tx.standings.count(9)
            left.append(tx.standings.left())
            tx.commit()
    rows = held(store)["dossier"]
    with work() as tx:
        tx.standings.count(9)
        tx.dossiers.refold([about(3).id], noted_at=AT)
        assert (left, tx.standings.left()) == ([0, 0], 1)
        tx.commit()
    assert held(store)["dossier"] == rows


def test_that_what_a_portion_folded_is_forgotten_with_its_transaction(store: Store) -> None:
    """Row numbers that nobody kept are given anew, to other acts."""
    first = written([(kinds.RECEIVED, 2, 0)])
    other = written([(kinds.RECEIVED, 2, 1)])
    work = store.work(a_scribe())
    with work() as tx:
        tx.stream.take_in(first, noted_at=AT)
    with work() as tx:
        tx.stream.take_in([replace(other[0], position=2)], noted_at=AT)
        tx.commit()
    every_row_is_the_fold_of_all_its_acts(store)


def test_that_what_was_folded_is_forgotten_with_the_file_beneath(store: Store) -> None:
    """An engine that let go of its file may come back to another, with other acts in its rows."""
    first = written([(kinds.RECEIVED, 2, 0)])
    other = written([(kinds.RECEIVED, 2, 1)])
    store.engine.dispose()
    before = shutil.copy(store.file, store.file.with_name("before.sqlite"))
    work = store.work(a_scribe())
    with work() as tx:
        tx.stream.take_in(first, noted_at=AT)
        tx.commit()
    store.engine.dispose()
    shutil.move(before, store.file)
    with work() as tx:
        tx.stream.take_in([replace(other[0], position=2)], noted_at=AT)
        tx.commit()
    every_row_is_the_fold_of_all_its_acts(store)
