"""After an update the rows of the older program are brought up to the new rules."""

from collections.abc import Callable
from uuid import uuid4

from sqlalchemy import delete, select, update

from db.store import Store
from db.tables import hand_over as h
from db.tables import money as m
from db.tables import queue as q
from db.tables.dossier import dossier as d
from db.tables.online import registered
from db.unit_of_work import UnitOfWork
from desk_app.domain.acts import kinds
from desk_app.domain.acts.act import Subject, SubjectKind
from desk_app.domain.acts.fold import VERSION
from desk_app.domain.codes.paper_number import IN_BODY, number_facts
from desk_app.domain.ids import DossierId
from desk_app.domain.officer import NOBODY
from desk_app.domain.queue.line import EVERYTHING
from desk_app.domain.queue.ticket import TicketId
from desk_app.domain.registered import Registered, registered_body
from desk_app.services.handing_over.hand_over import HandOver, hand_over
from desk_app.services.intake.receive_dossier import receive_dossier
from desk_app.services.office.fold_again import fold_again
from desk_app.services.queue.issue_ticket import IssueTicket, issue_ticket
from tests.builders import CASHIER, FRIDAY_MORNING, UNIT, a_desk, a_person, an_officer, an_order
from tests.money_bodies import a_slip_number, money_bodies

Work = Callable[[], UnitOfWork]


def rows(store: Store) -> list[tuple[object, ...]]:
    with store.reading.connect() as connection:
        return [tuple(row) for row in connection.execute(select(d).order_by(d.c.n))]


def written_by_an_older_program(store: Store, work: Work, dossiers: int) -> None:
    for _ in range(dossiers):
        receive_dossier(an_order(), an_officer(), a_desk(work))
    with store.engine.begin() as connection:
        connection.execute(update(d).values(fold=VERSION - 1, read_only=True, applicant="?"))


def test_that_rows_of_an_older_program_become_what_their_acts_amount_to(
    store: Store, work: Work
) -> None:
    written_by_an_older_program(store, work, 60)
    desk, after, portions = a_desk(work), 0, 0
    while (reached := fold_again(after, desk)) is not None:
        after, portions = reached, portions + 1
    assert portions == 3  # a few at a time: an intake is never held up
    with store.reading.connect() as connection:
        found = connection.execute(select(d.c.fold, d.c.read_only, d.c.applicant)).all()
    assert {tuple(row)[:2] for row in found} == {(VERSION, False)}
    assert "?" not in {row.applicant for row in found}


def test_that_there_is_nothing_to_do_on_other_days(store: Store, work: Work) -> None:
    receive_dossier(an_order(), an_officer(), a_desk(work))
    before = rows(store)
    assert fold_again(0, a_desk(work)) is None
    assert rows(store) == before


def test_that_what_an_older_program_only_kept_has_its_rows_after_the_update(
    store: Store, work: Work
) -> None:
    desk = a_desk(work)
    dossier = receive_dossier(an_order(), an_officer(), desk)
    order = HandOver(batch=uuid4(), unit="Phòng Tư pháp", dossiers=[dossier.id])
    batch = hand_over(order, an_officer(), desk).batch
    ticket = issue_ticket(IssueTicket(id=TicketId(uuid4()), group=EVERYTHING), an_officer(), desk)
    online = DossierId(uuid4())
    with desk.work() as tx:
        subject = Subject(SubjectKind.DOSSIER, online)
        body = registered_body(a_registered(online))
        tx.journal.write(kinds.REGISTERED, subject, body, by=NOBODY, at=desk.now())
        tx.commit()
    with store.engine.begin() as connection:
        for table in (h.batch, h.line, q.ticket, registered):
            connection.execute(delete(table))
    after = 0
    while (reached := fold_again(after, desk)) is not None:
        after = reached
    with desk.glance() as tx:
        assert tx.batches.find(batch.id) == batch
        assert tx.queue.find(ticket.id) == ticket
    with store.reading.connect() as connection:
        assert connection.execute(select(registered.c.id)).scalars().all() == [online]


def test_that_payings_an_older_program_left_out_or_gave_to_one_desk_are_set_right(
    store: Store, work: Work
) -> None:
    desk = a_desk(work)
    dossier = receive_dossier(an_order(), an_officer(), desk)
    bodies = money_bodies(dossier)
    voucher = number_facts(a_slip_number(3001, "refund_voucher", "PC"))
    again = {**bodies[kinds.MONEY_REFUNDED], "shift": uuid4().hex, IN_BODY: voucher}
    told = (
        kinds.MONEY_COLLECTED,
        kinds.MONEY_REFUND_ASKED,
        kinds.MONEY_REFUND_APPROVED,
        kinds.MONEY_REFUNDED,
    )
    with desk.work() as tx:
        subject = Subject(SubjectKind.DOSSIER, dossier.id)
        for kind, body in (*((kind, bodies[kind]) for kind in told), (told[-1], again)):
            tx.journal.write(kind, subject, body, by=CASHIER, at=desk.now())
        tx.commit()
    lines = m.money_line.c
    slips = select(lines.slip, lines.shift, lines.amount).where(lines.back).order_by(lines.slip)
    with store.reading.connect() as connection:
        right = connection.execute(slips).all()
    assert [row.slip for row in right] == ["0001/PC", "3001/PC"]
    for spoiled in (
        delete(m.money_line).where(lines.slip == "3001/PC"),
        update(m.money_line).where(lines.slip == "3001/PC").values(shift=uuid4()),
    ):
        with store.engine.begin() as connection:
            connection.execute(spoiled)
            connection.execute(update(d).values(fold=VERSION - 1))
        assert fold_again(0, desk) is not None
        with store.reading.connect() as connection:
            assert connection.execute(slips).all() == right
    with store.engine.begin() as connection:
        kept = connection.execute(select(lines.n)).all()
        connection.execute(update(d).values(fold=VERSION - 1))
    assert fold_again(0, desk) is not None
    with store.reading.connect() as connection:
        assert connection.execute(select(lines.n)).all() == kept, "what is right stays"


def a_registered(dossier: DossierId) -> Registered:
    return Registered(
        id=dossier,
        unit=UNIT,
        system="Cổng Dịch vụ công quốc gia",
        code="G22.99.02-261120-0001",
        submitted_at=FRIDAY_MORNING,
        applicant=a_person(),
        procedure=an_order().procedure,
        procedure_name="Chứng thực bản sao",
    )
