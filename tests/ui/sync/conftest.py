"""The counter these pages are tested at, and what other desks did meanwhile."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from db.store import Store
from db.unit_of_work import UnitOfWork
from desk_app.domain.acts import kinds
from desk_app.domain.acts.act import Body, Subject, SubjectKind
from desk_app.domain.acts.bodies import collector_body
from desk_app.domain.acts.steps.ending import ending_body
from desk_app.domain.dossier import Collector, CollectorKind, Dossier
from tests.builders import LEADER
from tests.step_bodies import an_ending
from tests.ui.dossiers.counter import CounterDesk, counter
from ui.news import DossiersChanged

__all__ = ["counter"]

Work = Callable[[], UnitOfWork]
_COPIES = """
INSERT INTO act (n, id, desk, seq, kind, subject, actor, made_at, raw, digest)
WITH RECURSIVE number(k) AS (SELECT 1 UNION ALL SELECT k + 1 FROM number WHERE k < ?)
SELECT last.n + k, randomblob(16), last.desk, last.seq + k, 'desk.remark', last.subject,
       last.actor, last.made_at, last.raw, last.digest
FROM number, (SELECT * FROM act ORDER BY n DESC LIMIT 1) AS last
"""


class Elsewhere:
    """Acts as they come from another desk: the fold judges them."""

    def __init__(self, counter: CounterDesk, work: Work) -> None:
        self._counter, self._work = counter, work

    def returned_twice(self) -> Dossier:
        dossier = self._counter.bring_back(self._counter.receive())
        for name in ("NGUYỄN THỊ LAN", "TRẦN VĂN HẬU"):
            self.returned(dossier, name)
        return dossier

    def returned(self, dossier: Dossier, name: str) -> None:
        body = collector_body(Collector(kind=CollectorKind.OWNER, name=name))
        self._note(dossier, kinds.RETURNED, body)

    def voided(self, dossier: Dossier, *, papers_given_back: bool = False) -> None:
        ending = replace(an_ending(dossier, kinds.VOIDED), papers_given_back=papers_given_back)
        self._note(dossier, kinds.VOIDED, ending_body(ending))

    def _note(self, dossier: Dossier, kind: str, body: Body) -> None:
        with self._work() as work:
            subject = Subject(SubjectKind.DOSSIER, dossier.id)
            at = self._counter.clock()
            work.journal.write(kind, subject, body, by=LEADER, at=at)
            work.commit()
        self._counter.news.tell(DossiersChanged(frozenset({dossier.id})))

    def waiting(self, number: int, store: Store) -> None:
        """So many acts that wait for the line, each a copy of the last one this desk did."""
        with store.engine.begin() as connection:
            connection.exec_driver_sql(_COPIES, (number,))
            connection.exec_driver_sql(
                "INSERT INTO outbox (act) SELECT n FROM act WHERE kind = 'desk.remark'"
            )


@pytest.fixture
def elsewhere(counter: CounterDesk, work: Work) -> Elsewhere:
    return Elsewhere(counter, work)
