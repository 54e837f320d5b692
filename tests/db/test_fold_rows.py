"""What lists read is exactly what the acts say."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from db.repositories.folding.rows import row_of
from db.store import Store
from db.tables import journal as t
from db.tables.dossier import dossier as d
from db.unit_of_work import UnitOfWork
from desk_app.domain.acts.act import NO_DIGEST, digest_of, read_act
from desk_app.domain.dossier import Collector, CollectorKind, Dossier
from desk_app.domain.errors import DeskError
from desk_app.services.handling.result_back import ResultBack, result_back
from desk_app.services.intake.receive_dossier import receive_dossier
from desk_app.services.return_.return_result import ReturnResult, return_result
from tests.builders import PAID_ELSEWHERE, Clock, a_desk, a_person, an_officer, an_order

Work = Callable[[], UnitOfWork]
STEPS = st.lists(
    st.tuples(st.sampled_from(["receive", "back", "return"]), st.integers(0, 3)), max_size=12
)
OWNER = Collector(kind=CollectorKind.OWNER, name="NGUYỄN THỊ LAN")


def play(steps: list[tuple[str, int]], work: Work) -> None:
    """Do `steps` as an officer would; what is not allowed is refused and changes nothing."""
    clock = Clock()
    desk, officer = a_desk(work, clock), an_officer()
    received: list[Dossier] = []
    for step, which in steps:
        clock.forward(timedelta(seconds=7))
        try:
            if step == "receive" or not received:
                order = an_order(applicant=a_person(name=f"LÊ VĂN {'ABCD'[which]}"))
                received.append(receive_dossier(order, officer, desk))
                continue
            about = received[which % len(received)].id
            if step == "back":
                result_back(ResultBack(dossier=about), officer, desk)
            else:
                return_result(
                    ReturnResult(dossier=about, collector=OWNER, unpaid_because=PAID_ELSEWHERE),
                    officer,
                    desk,
                )
        except DeskError:
            continue


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=STEPS)
def test_that_every_row_is_the_fold_of_its_acts(
    steps: list[tuple[str, int]], store: Store, work: Work
) -> None:
    play(steps, work)
    with store.reading.connect() as connection, work() as tx:
        for row in connection.execute(select(d)).mappings():
            folded = tx.dossiers.find(row["id"])
            assert folded.dossier is not None
            assert dict(row) == row_of(folded.dossier, folded)


def test_that_a_desks_acts_form_one_chain_without_gaps(store: Store, work: Work) -> None:
    play([("receive", 0), ("back", 0), ("return", 0), ("receive", 1)], work)
    with store.reading.connect() as connection:
        rows = connection.execute(select(t.act.c.raw, t.act.c.digest).order_by(t.act.c.seq)).all()
    before = NO_DIGEST
    for place, (raw, digest) in enumerate(rows, start=1):
        act = read_act(raw).act
        assert (act.seq, act.previous, digest_of(raw)) == (place, before, digest)
        before = digest


def test_that_nothing_of_an_unfinished_transaction_is_kept(work: Work, tmp_path: Path) -> None:
    desk = a_desk(work)
    with work() as tx:
        tx.numbers.take(desk.unit, Clock().at.date())
    assert receive_dossier(an_order(), an_officer(), desk).code.serial == 1001
