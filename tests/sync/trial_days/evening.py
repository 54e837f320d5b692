"""What must be true when the day is over and every line is well again."""

from collections import Counter
from collections.abc import Mapping, Sequence
from contextlib import suppress
from functools import lru_cache, partial
from typing import Any, Final, TypeAlias
from uuid import UUID

from sqlalchemy import select

from db.prepared import Prepared
from db.repositories.folding.rows import row_of
from db.tables import dossier as d
from db.tables.metadata import metadata
from desk_app.domain.acts import kinds
from desk_app.domain.acts.act import NO_DIGEST, REWRITES, Act, ActUnreadable
from desk_app.domain.acts.fold import fold
from desk_app.domain.acts.kinds import is_shared
from desk_app.domain.codes.paper_number import IN_BODY, number_in
from desk_app.domain.errors import CentralRefused, CentralUnreachable
from desk_app.domain.office_time import office_date
from desk_app.sync.protocol import stream_digest
from tests.sync.office import Home, TrialDesk, act_in

What: TypeAlias = tuple[object, ...]

ROUNDS: Final = 8  # within so many, everybody has heard everything
OWN: Final = frozenset(  # of each store alone: what was drawn, what waits, how it stands
    {
        *("act", "outbox", "setting", "seal_key", "edition", "edition_piece"),
        *(
            "block",
            "draft",
            "log_in_guard",
            "last_serial",
            "last_paper_number",
            "last_ticket",
            "attachment",
        ),
        *("procedure", "procedure_body", "catalogue_turn", "place", "uncounted"),
    }
)
# When a store noted it, and in which order things came into it.
_NOT_SHARED: Final = {"disagreement.noted_at", "sent_away.n", "money_line.n"}
_SHARED: Final = {
    name: Prepared(partial(select, *(c for c in table.c if str(c) not in _NOT_SHARED)))
    for name, table in metadata.tables.items()
    if name not in OWN
}


def what(act: Act) -> What:
    """The same for an act that was written again behind others."""
    body = {key: value for key, value in act.body.items() if key != REWRITES}
    return act.desk, act.kind, act.subject, act.made_at, repr(sorted(body.items()))


@lru_cache(maxsize=16_384)  # the same bytes are looked at after every step of a day
def _read(raw: bytes) -> tuple[What, Act] | None:
    """None: no act."""
    try:
        act = act_in(raw)
    except ActUnreadable:
        return None
    return what(act), act


def present(home: Home, desks: Sequence[TrialDesk]) -> Mapping[What, Act]:
    """What is in any store now, but for what desks note by themselves about a restore."""
    raws = {raw for desk in desks for raw in desk.raws()}
    raws |= {bytes(row.raw) for row in home.acts()}
    raws |= {bytes(row.raw) for row in home.quarantined() if row.holds_seq}
    read = [found for raw in raws if (found := _read(raw)) is not None]
    return {same: act for same, act in read if act.kind != kinds.STORE_RESTORED}


class Evening:
    def __init__(self, home: Home, desks: Sequence[TrialDesk], witness: TrialDesk) -> None:
        self._home = home
        self._desks = desks
        self._witness = witness

    def settle(self) -> None:
        """Exchange until nobody has anything left to say."""
        for _ in range(ROUNDS):
            before = self._place()
            for desk in self._desks:
                with suppress(CentralRefused, CentralUnreachable):  # is told by `check`
                    desk.catch_up()
            if self._place() == before:
                break
        self._witness.catch_up()

    def check(self, must: set[What], ever: set[What]) -> None:
        acts = [act_in(bytes(row.raw)) for row in self._home.acts()]
        self._nothing_lost_or_double(acts, must, ever)
        self._every_refusal_is_seen(acts)
        self._no_good_act_is_refused()
        self.one_stream()
        self._numbers_once(acts)
        self._replicas_equal()
        self._rows_are_folds(acts)

    def _place(self) -> Any:
        cursors = []
        for desk in self._desks:
            with desk.sync.glance() as tx:
                cursors.append(
                    (tx.stream.place(), tx.stream.tally(), tx.settings.get("sync.renumbering"))
                )
        return self._home.length(), cursors

    def _nothing_lost_or_double(
        self, acts: Sequence[Act], must: set[What], ever: set[What]
    ) -> None:
        kept = Counter(what(act) for act in acts if act.kind != kinds.STORE_RESTORED)
        double = [act for act, times in kept.items() if times > 1]
        assert double == [], f"an act is there twice: {double}"
        assert kept.keys() - ever == set(), "an act that nobody did"
        refused = set[What]()
        for desk in self._desks:
            asked_about = desk.refused()
            refused |= {what(act) for act in desk.acts() if act.id in asked_about}
        assert must - kept.keys() - refused == set(), "an act is lost"

    def _every_refusal_is_seen(self, acts: Sequence[Act]) -> None:
        """What the home refused, and has in no other form, stands in a desk's list."""
        kept = {what(act) for act in acts}
        shown = {id_ for desk in self._desks for id_ in desk.refused()}
        own = [{what(act) for act in desk.acts()} for desk in self._desks]
        for row in self._home.quarantined():
            act = act_in(bytes(row.raw))
            alone = all(what(act) in each for each in own)
            assert what(act) in kept or act.id in shown or not alone, f"{act.kind}: {row.reason}"
        for desk in self._desks:
            with desk.sync.glance() as tx:
                tally = tx.stream.tally()
            assert (tally.waiting, tally.refused) == (0, len(desk.refused()))

    def _no_good_act_is_refused(self) -> None:
        """Only what was forged (see `Day`) stays refused."""
        wrong = []
        for desk in self._desks:
            refused = desk.refused()
            wrong += [
                (act.desk, act.seq, act.kind, refused[act.id])
                for act in desk.acts()
                if act.id in refused and act.kind != "desk.remark"
            ]
        assert wrong == [], wrong

    def one_stream(self) -> None:
        stream = self._home.acts()
        assert [row.position for row in stream] == list(range(1, len(stream) + 1))
        digest = NO_DIGEST
        for row in stream:
            digest = stream_digest(digest, row.digest)
            assert row.stream_digest == digest
        for desk in (*self._desks, self._witness):
            pulled = [row for row in stream if is_shared(row.kind) or row.desk == desk.name]
            assert desk.settled() == {row.position: row.digest for row in pulled}
            with desk.sync.glance() as tx:
                place = tx.stream.place()
                assert (place.cursor, place.digest) == (len(stream), digest)
                assert tx.settings.get("sync.renumbering") is None
                assert not tx.stream.has_stepped_aside(desk.name)

    def _numbers_once(self, acts: Sequence[Act]) -> None:
        given: dict[object, set[What]] = {}  # a list and its dossiers name one number at once
        for act in acts:
            number: object = None
            if act.kind == kinds.RECEIVED:
                number = str(act.body["code"])
            elif act.kind == kinds.QUEUE_ISSUED:
                number = str(act.body["number"]), office_date(act.made_at)
            elif IN_BODY in act.body:
                number = number_in(act.body)
            if number is not None:
                given.setdefault(number, set()).add((act.desk, act.made_at))
        assert [number for number, times in given.items() if len(times) > 1] == []

    def _replicas_equal(self) -> None:
        expected = shared_rows(self._witness)
        for desk in self._desks:
            mine = shared_rows(desk)
            for table, rows in expected.items():
                apart = set(mine[table]) ^ set(rows)
                assert mine[table] == rows, f"{table} at {desk.name}: {apart}"

    def _rows_are_folds(self, acts: Sequence[Act]) -> None:
        about: dict[UUID, list[Act]] = {}
        for act in acts:
            if is_shared(act.kind):
                about.setdefault(act.subject.id, []).append(act)
        with self._witness.store.reading.connect() as connection:
            rows = connection.execute(select(d.dossier)).mappings().all()
        for row in rows:
            folded = fold(about[row["id"]])
            assert folded.dossier is not None
            assert dict(row) == row_of(folded.dossier, folded)


def shared_rows(desk: TrialDesk) -> Mapping[str, Sequence[str]]:
    """Every row that every desk of the unit must have alike, table by table, as it is kept."""
    with desk.store.reading.connect() as connection:
        return {
            name: sorted(map(repr, every.kept(connection, {}))) for name, every in _SHARED.items()
        }
