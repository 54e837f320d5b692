"""Looking a store over is for every store, one that keeps acts of a newer program too."""

from collections.abc import Callable
from dataclasses import replace
from uuid import uuid4

import pytest
from sqlalchemy import update

from db.check import check_store
from db.repositories.folding.arrivals import Arrival
from db.store import Store
from db.tables.dossier import dossier as d
from db.unit_of_work import UnitOfWork
from desk_app.domain.acts import kinds
from desk_app.domain.acts.act import NO_DIGEST, Act, Subject, SubjectKind, read_act, write_act
from desk_app.domain.acts.fold import VERSION
from desk_app.domain.dossier import Dossier, ReturnWay
from desk_app.domain.handling.flow import Status
from desk_app.domain.ids import ActId, DeskId, DossierId
from desk_app.domain.money.till.kept import collected_body, refund_asked_body
from desk_app.domain.money.till.moves import TakenLine
from desk_app.domain.registered import registered_body
from desk_app.domain.scans.scans import scanned_body
from desk_app.services.handling.result_back import ResultBack, result_back
from desk_app.services.intake.ask_supplement_first import ask_supplement_first
from desk_app.services.intake.note_external_code import NoteExternalCode, note_external_code
from desk_app.services.intake.receive_dossier import receive_dossier
from tests.builders import (
    CASHIER,
    FRIDAY_MORNING,
    UNIT,
    a_desk,
    a_sending,
    an_officer,
    an_order,
)
from tests.money_bodies import a_collection, a_refund, money_bodies
from tests.services.test_fold_again import a_registered
from tests.step_bodies import a_scan, good_bodies

Work = Callable[[], UnitOfWork]


def test_that_a_list_of_a_newer_program_is_no_fault_of_the_store(store: Store, work: Work) -> None:
    act = Act(
        id=ActId(uuid4()),
        unit=UNIT,
        desk=DeskId("Q7"),
        seq=1,
        kind=kinds.BATCH_HANDED_OVER,
        subject=Subject(SubjectKind.BATCH, uuid4()),
        actor=CASHIER,
        made_at=FRIDAY_MORNING,
        clock_offset_ms=0,
        previous=NO_DIGEST,
        body={"of": "another shape"},
    )
    with work() as tx:
        tx.stream.take_in([Arrival(write_act(act), position=1)], noted_at=FRIDAY_MORNING)
        tx.commit()
    with store.reading.connect() as connection:
        assert check_store(connection, None).problems == ()


class Everything:
    """A store with a row of each kind that is kept beside the dossiers'."""

    def __init__(self, work: Work) -> None:
        self.desk = a_desk(work)
        who = an_officer()
        self.dossier = receive_dossier(an_order(return_way=ReturnWay.POST), who, self.desk)
        noted = NoteExternalCode(dossier=self.dossier.id, system="Cổng", code="1")
        note_external_code(noted, who, self.desk)
        result_back(ResultBack(dossier=self.dossier.id), who, self.desk)
        self.away = ask_supplement_first(a_sending(), who, self.desk)
        with work() as tx:
            body = scanned_body(a_scan(self.dossier))
            about = Subject(SubjectKind.DOSSIER, self.dossier.id)
            tx.journal.write(kinds.PAPER_SCANNED, about, body, by=who.id, at=FRIDAY_MORNING)
            online = a_registered(DossierId(uuid4()))
            about, body = Subject(SubjectKind.DOSSIER, online.id), registered_body(online)
            tx.journal.write(kinds.REGISTERED, about, body, by=who.id, at=FRIDAY_MORNING)
            tx.commit()
        self.online = online


@pytest.mark.parametrize(
    ("table", "name", "about"),
    [
        ("external_code", "external code", lambda all_: all_.dossier.id),
        ("sent_away", "sent away", lambda all_: all_.away.id),
        ("registered", "online", lambda all_: all_.online.id),
        ("scan", "scan", lambda all_: all_.dossier.id),
        ("postal_item", "post", lambda all_: all_.dossier.id),
    ],
)
def test_that_rows_kept_beside_the_dossiers_are_what_their_acts_say(
    table: str, name: str, about: Callable[[Everything], object], work: Work, store: Store
) -> None:
    everything = Everything(work)
    with store.reading.connect() as connection:
        assert check_store(connection, None).problems == ()
    with store.engine.begin() as connection:
        connection.exec_driver_sql(f"DELETE FROM {table}")  # noqa: S608  # of the table above
    with store.reading.connect() as connection:
        problems = check_store(connection, None).problems
    assert f"{name}: rows and acts of {about(everything)} differ" in problems


def test_that_no_row_beside_it_is_expected_of_a_dossier_that_another_one_s_code_leaves_alone(
    store: Store, work: Work
) -> None:
    """Two desks gave one code, against all rules: the later dossier is listed nowhere."""
    desk, who = a_desk(work), an_officer()
    first = receive_dossier(an_order(return_way=ReturnWay.POST), who, desk)
    with store.reading.connect() as connection:
        raw = connection.exec_driver_sql(
            "SELECT raw FROM act WHERE kind = ?", (kinds.RECEIVED,)
        ).scalar_one()
    about, previous = Subject(SubjectKind.DOSSIER, uuid4()), NO_DIGEST
    with work() as tx:
        copy = replace(read_act(raw).act, desk=DeskId("Q7"), subject=about)
        for seq, (kind, body) in enumerate(
            [
                (kinds.RECEIVED, copy.body),
                (kinds.RESULT_BACK, good_bodies(first)[kinds.RESULT_BACK]),
            ]
        ):
            act = replace(copy, id=ActId(uuid4()), seq=seq + 1, kind=kind, body=body)
            written = write_act(replace(act, previous=previous))
            tx.stream.take_in([Arrival(written, position=seq + 1)], noted_at=FRIDAY_MORNING)
            previous = written.digest
        tx.commit()
    with work() as tx:
        folded = tx.dossiers.find(DossierId(about.id)).dossier
    assert folded is not None
    assert folded.status is Status.RESULT_BACK
    result_back(ResultBack(dossier=first.id), who, desk)
    with store.reading.connect() as connection:
        problems = check_store(connection, None).problems
    assert problems == ()


def test_that_rows_a_migration_marked_to_be_folded_anew_are_no_problem(
    store: Store, work: Work
) -> None:
    receive_dossier(an_order(), an_officer(), a_desk(work))
    for fold, problems in ((VERSION, 1), (1, 0)):
        with store.engine.begin() as connection:
            connection.execute(update(d).values(fold=fold, desk="Q9"))
        with store.reading.connect() as connection:
            assert len(check_store(connection, None).problems) == problems


def paid_and_given_back(work: Work, store: Store) -> Dossier:
    """Taken, and 20.000 of it given back."""
    dossier = receive_dossier(an_order(), an_officer(), a_desk(work))
    about = Subject(SubjectKind.DOSSIER, dossier.id)
    (fee,) = dossier.fees
    paid = TakenLine(name=fee.name, amount=fee.amount, kind=fee.kind)
    refund = a_refund(replace(paid, amount=20_000))
    bodies = money_bodies(dossier)
    with work() as tx:
        for kind, body in (
            (kinds.MONEY_COLLECTED, collected_body(a_collection(paid))),
            (kinds.MONEY_REFUND_ASKED, refund_asked_body(refund)),
            (kinds.MONEY_REFUND_APPROVED, bodies[kinds.MONEY_REFUND_APPROVED]),
            (kinds.MONEY_REFUNDED, bodies[kinds.MONEY_REFUNDED]),
        ):
            tx.journal.write(kind, about, body, by=CASHIER, at=FRIDAY_MORNING)
        tx.commit()
    with store.reading.connect() as connection:
        assert check_store(connection, None).problems == ()
    return dossier


TWICE = (
    "INSERT INTO money_line SELECT n + 9, dossier, key, back, name, kind, source, method,"
    " amount, shift, desk, at, slip FROM money_line WHERE NOT back"
)


@pytest.mark.parametrize(
    "spoilt",
    [
        TWICE,
        "DELETE FROM dossier_money",
        "UPDATE dossier_money SET left = 5000",
        "UPDATE dossier_money SET status = 'collected'",
        "DELETE FROM money_line WHERE back",
        "UPDATE money_line SET amount = 2000 WHERE back",
        "UPDATE money_line SET desk = 'Q9' WHERE NOT back",
    ],
)
def test_that_rows_of_money_are_what_its_acts_come_to(
    spoilt: str, work: Work, store: Store
) -> None:
    dossier = paid_and_given_back(work, store)
    with store.engine.begin() as connection:
        connection.exec_driver_sql(spoilt)
    with store.reading.connect() as connection:
        problems = check_store(connection, None).problems
    assert problems == (f"money: rows and acts of {dossier.code} differ",)


@pytest.mark.parametrize("table", ["money_line", "dossier_money"])
def test_that_money_of_a_dossier_without_acts_is_found(
    table: str, work: Work, store: Store
) -> None:
    paid_and_given_back(work, store)
    lost = uuid4()
    with store.engine.begin() as connection:
        connection.exec_driver_sql(
            f"CREATE TEMP TABLE one AS SELECT * FROM {table} LIMIT 1"  # noqa: S608  # of the tables above
        )
        connection.exec_driver_sql("UPDATE one SET dossier = ?", (lost.bytes,))
        if table == "money_line":
            connection.exec_driver_sql("UPDATE one SET n = n + 90")
        connection.exec_driver_sql(f"INSERT INTO {table} SELECT * FROM one")  # noqa: S608  # likewise
        connection.exec_driver_sql("DROP TABLE one")
    with store.reading.connect() as connection:
        assert check_store(connection, None).problems == (f"money: no act of {lost}",)


def test_that_money_folded_by_an_older_program_is_no_problem(store: Store, work: Work) -> None:
    paid_and_given_back(work, store)
    with store.engine.begin() as connection:
        connection.execute(update(d).values(fold=VERSION - 1))
        connection.exec_driver_sql("UPDATE dossier_money SET status = 'collected'")
    with store.reading.connect() as connection:
        assert check_store(connection, None).problems == ()
