"""An online dossier waits only while its acts say so."""

from collections.abc import Callable
from uuid import UUID

from sqlalchemy import select, update

from db.store import Store
from db.tables import journal as j
from db.tables.online import registered as t
from db.unit_of_work import UnitOfWork
from desk_app.domain.acts import kinds
from desk_app.domain.acts.act import Subject, SubjectKind
from desk_app.domain.ids import DossierId
from desk_app.domain.registered import Registered, registered_body
from desk_app.services.intake.receive_dossier import receive_dossier
from tests.builders import BUSINESS, UNIT, Clock, a_desk, a_person, an_officer, an_order

Work = Callable[[], UnitOfWork]


def test_that_what_was_received_before_it_came_online_waits_no_more(
    store: Store, work: Work
) -> None:
    clock, key = Clock(), DossierId(UUID(int=7 << 76 | 0x8000_0000_0000_0001))
    come = Registered(
        id=key,
        unit=UNIT,
        system="Cổng Dịch vụ công quốc gia",
        code="G01.899-261120-0001",
        submitted_at=clock(),
        applicant=a_person(),
        procedure=BUSINESS,
        procedure_name="Hộ kinh doanh",
    )
    with work() as tx:
        subject = Subject(SubjectKind.DOSSIER, key)
        body = registered_body(come)
        tx.journal.write(kinds.REGISTERED, subject, body, by=an_officer().id, at=clock())
        tx.dossiers.refold([key], noted_at=clock())
        tx.commit()
    receive_dossier(an_order(key=key), an_officer(), a_desk(work, clock))
    with store.reading.connect() as connection:
        assert connection.execute(select(t.c.id)).scalars().all() == [key]
    earlier = update(j.act).where(j.act.c.kind == kinds.RECEIVED).values(position=1)
    with store.engine.begin() as connection:
        connection.execute(earlier)
    with work() as tx:
        tx.dossiers.refold([key], noted_at=clock())
        tx.commit()
    with store.reading.connect() as connection:
        assert connection.execute(select(t.c.id)).scalars().all() == []
