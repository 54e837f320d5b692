"""Use case: the office decides what no publication says, or confirms what is doubtful in one."""

import hashlib
import json
from dataclasses import dataclass

from desk_app.domain.acts import kinds
from desk_app.domain.acts.act import THIS_DESK, Body
from desk_app.domain.errors import ProcedureUnknown
from desk_app.domain.ids import ProcedureCode
from desk_app.domain.law.procedure import Procedure, procedure_facts
from desk_app.domain.law.settled import Settlement, settled
from desk_app.domain.office_time import office_date
from desk_app.domain.officer import Officer
from desk_app.domain.people.rights import Right
from desk_app.services.catalogue.comparing.changes_in_words import changed_facts
from desk_app.services.catalogue.comparing.corrected import remember_published
from desk_app.services.desk import Desk


@dataclass(frozen=True, slots=True)
class SettleProcedure:
    """What the officer decided."""

    code: ProcedureCode
    decided: Settlement


def settle_procedure(order: SettleProcedure, officer: Officer, desk: Desk) -> Procedure:
    """Required papers, time limit, short name, cut-off: a new version, in force from today.

    Dossiers keep the version they were received under. The next import of the same decision
    keeps what was decided. Deciding what holds already stores nothing.

    Raises:
        RightMissing: the role decides nothing about the catalogue.
        ProcedureUnknown: no such code.
    """
    officer.need(Right.IMPORT_CATALOGUE)
    now = desk.now()
    today = office_date(now)
    with desk.work() as work:
        found = work.catalogue.on(order.code, today)
        if found is None:
            raise ProcedureUnknown(order.code)
        before = found[0]
        after = remember_published(settled(before, order.decided), before)
        if after == before:
            return before
        edition = f"{today:%Y%m%d}-s{_digest(after)}"
        work.catalogue.put(edition, [after], today)
        body: Body = {
            "code": after.code,
            "edition": edition,
            "changed": [fact.what for fact in changed_facts(before, after)],
        }
        work.journal.write(kinds.PROCEDURE_SETTLED, THIS_DESK, body, by=officer.id, at=now)
        work.commit()
    return after


def _digest(procedure: Procedure) -> str:
    raw = json.dumps(procedure_facts(procedure), ensure_ascii=False, sort_keys=True).encode()
    return hashlib.blake2s(raw, digest_size=4).hexdigest()
