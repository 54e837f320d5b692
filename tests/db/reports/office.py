"""An office of random dossiers, written as the journal writes and counted as reports count."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

from hypothesis import strategies as st
from sqlalchemy import Connection

from db.journal import Journal
from db.repositories.counting.standings import Standings
from db.repositories.dossiers import Dossiers
from db.store import Store
from desk_app.domain.acts.act import Act, Subject, SubjectKind
from desk_app.domain.counting.facts import facts_of
from desk_app.domain.counting.standing import ENDED, Bounds, Counted
from desk_app.domain.counting.tally import Side, Tally
from desk_app.domain.dossier import Dossier
from tests.builders import a_scribe
from tests.domain.counting.lives import Life, acts_of, folded, lives, plain


@st.composite
def offices(draw: st.DrawFn) -> Sequence[Life]:
    return [draw(lives(number)) for number in range(draw(st.integers(0, 6)))]


@contextmanager
def lived(store: Store, office: Sequence[Life]) -> Iterator[Connection]:
    """`store` after all of it, counted; rolled back at the end."""
    with store.engine.connect() as connection, connection.begin() as transaction:
        live(connection, office)
        yield connection
        transaction.rollback()


def live(connection: Connection, office: Sequence[Life]) -> None:
    dossiers = Dossiers(connection)
    journal, standings = Journal(connection, a_scribe(), dossiers), Standings(connection, dossiers)
    for life in office:
        subject = Subject(SubjectKind.DOSSIER, life.id)
        for kind, body, at in life.deeds:
            journal.write(kind, subject, body, by=life.officer, at=at)
    while standings.count(2):
        pass


@dataclass(frozen=True)
class Seen:
    """One dossier, asked of its acts alone."""

    dossier: Dossier
    counted: Counted

    def tally(self, side: Side, acts: Sequence[Act]) -> Tally:
        one, counted = self.dossier, self.counted
        ended = next((act.made_at for act in acts if act.kind in ENDS), None)
        waited = 0
        if counted.standing in ENDED and ended is not None:
            waited = round((ended - one.received_at).total_seconds() * 1000)
        return Tally(
            side=side,
            procedure=one.procedure.code,
            channel=one.channel,
            officer=one.officer,
            desk=one.desk,
            carried=counted.carried,
            standing=counted.standing,
            late=counted.late,
            apologised=counted.apologised,
            facts=facts_of(one),
            n=1,
            waited=waited,
        )


ENDS = {"dossier.result_back", "dossier.refused", "dossier.withdrawn", "dossier.stopped"}


def outcome_of(office: Sequence[Life], bounds: Bounds) -> Sequence[Tally]:
    """The outcome, dossier by dossier, in the plainest way."""
    found = []
    for life in office:
        acts = acts_of(life)
        counted = plain(acts, bounds)
        if counted is not None:
            found.append(Seen(folded(life), counted).tally(Side.OUTCOME, acts))
    return found
