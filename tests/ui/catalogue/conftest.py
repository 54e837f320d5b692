"""A counter with a catalogue that has changed once."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Final

import pytest

from db.repositories.catalogue import versions
from db.unit_of_work import UnitOfWork
from desk_app.domain.ids import ProcedureCode
from desk_app.domain.law.due import Limit, LimitUnit
from desk_app.domain.law.papers import Channel, PaperCase
from desk_app.domain.law.procedure import Flag, Level, Procedure
from desk_app.domain.law.terms import ChannelTerms
from tests.builders import a_paper, a_procedure
from tests.ui.dossiers.counter import CounterDesk, counter

__all__ = ["counter"]

Work = Callable[[], UnitOfWork]
LONG_AGO: Final = date(2026, 3, 2)
LATELY: Final = date(2026, 11, 9)
MARRIAGE: Final = ProcedureCode("1.000894")
GONE: Final = ProcedureCode("1.000656")
CASES: Final = ProcedureCode("1.004884")


def days(count: int) -> tuple[ChannelTerms, ...]:
    limit = Limit(Decimal(count), LimitUnit.WORKING_DAY)
    return (ChannelTerms(channel=Channel.DIRECT, limit=limit),)


def marriage(**changed: object) -> Procedure:
    return a_procedure(
        **{
            "code": MARRIAGE,
            "name": "Đăng ký kết hôn",
            "field": "Hộ tịch",
            "levels": frozenset({Level.COMMUNE}),
            "flags": frozenset({Flag.IN_PERSON}),
            "decision": "1/QĐ",
            "terms": days(5),
            **changed,
        }
    )


def gone() -> Procedure:
    return a_procedure(
        code=GONE,
        name="Đăng ký khai tử",
        field="Hộ tịch",
        levels=frozenset({Level.COMMUNE}),
        decision="2/QĐ",
    )


def with_cases() -> Procedure:
    return a_procedure(
        code=CASES,
        name="Đăng ký lại khai sinh",
        field="Hộ tịch",
        levels=frozenset({Level.COMMUNE, Level.PROVINCE}),
        cases=(
            PaperCase("Còn bản sao", (a_paper("Tờ khai"),)),
            PaperCase("Không còn bản sao", (a_paper("Tờ khai"), a_paper("Bản cam đoan"))),
        ),
    )


def take(work: Work, edition: str, *procedures: Procedure, on: date) -> None:
    """As an import of that day does."""
    with work() as tx:
        tx.catalogue.stage(edition, versions(procedures, on))
        tx.catalogue.switch(edition, on)
        tx.commit()


@pytest.fixture
def changed(counter: CounterDesk, work: Work) -> CounterDesk:
    """Since LATELY a marriage takes three days, and a death is no procedure of its own."""
    take(work, "a", marriage(), gone(), with_cases(), on=LONG_AGO)
    ended = a_procedure(code=GONE, name="Đăng ký khai tử", field="Hộ tịch", abolished_on=LATELY)
    new = marriage(decision="9/QĐ", terms=days(3))
    take(work, "b", new, ended, on=LATELY)
    return counter
