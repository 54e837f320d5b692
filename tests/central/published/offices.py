"""Editions for tests, and the line by which a trial desk fetches their files."""

import base64
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cache
from hashlib import shake_256

from central.contents.keeper import ContentKeeper
from central.contents.publishing import publish_catalogue
from central.publishing import Published
from desk_app.domain.errors import CentralUnreachable
from desk_app.domain.ids import ProcedureCode, UnitCode
from desk_app.domain.law.edition.file import CatalogueEdition, write_edition
from desk_app.domain.law.procedure import Procedure
from desk_app.services.calendar.in_force import shipped_calendar
from desk_app.services.desk import Desk
from desk_app.sync.protocol import ContentsAnswer, ContentsOrder
from tests.builders import UNIT, a_procedure
from tests.sync.office import SECOND, Home, TrialDesk

NEW = a_procedure(code=ProcedureCode("1.004222"), name="Đăng ký thường trú")


@cache
def an_edition(*procedures: Procedure, seed: int = 1) -> bytes:
    """A file of four pieces: one of its procedures has a note that nothing packs."""
    noise = base64.b64encode(shake_256(bytes([seed])).digest(900_000)).decode()
    large = replace(NEW, code=ProcedureCode("9.000001"), name="Thủ tục dài", note=noise)
    return write_edition(CatalogueEdition((*procedures, large), ()))


def publish(home: Home, raw: bytes, *units: str) -> Published:
    home.clock.forward(SECOND)
    with home.engine.begin() as connection:
        return publish_catalogue(connection, raw, units, home.clock())


@dataclass
class EditionLine:
    """The home's files for one desk; broken off after so many answers."""

    home: Home
    desk: TrialDesk
    unit: UnitCode = UNIT
    breaks: int | None = None
    alters: Callable[[bytes], bytes] = bytes
    asked: int = 0

    def contents(self, order: ContentsOrder) -> ContentsAnswer:
        if self.breaks is not None and self.asked >= self.breaks:
            raise CentralUnreachable()
        self.asked += 1
        keeper = ContentKeeper(self.home.engine, self.home.clock)
        answer = keeper.answer(self.home.office.admit(self.desk.secret, self.unit).desk, order)
        return replace(answer, data=self.alters(answer.data))


def as_desk(trial: TrialDesk) -> Desk:
    return Desk(
        unit=UNIT,
        id=trial.name,
        now=trial.clock,
        work=trial.sync.work,
        glance=trial.sync.glance,
        calendar_now=shipped_calendar,
    )
