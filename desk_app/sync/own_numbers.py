"""Numbers that this desk's own acts used, told from acts that came back from the home."""

from contextlib import suppress
from datetime import date

from db.unit_of_work import UnitOfWork
from desk_app.domain.acts import kinds
from desk_app.domain.acts.act import Act
from desk_app.domain.codes.blocks import SIZE, Block, Serial
from desk_app.domain.codes.dossier_code import DossierCode
from desk_app.domain.codes.paper_number import number_in


def note_numbers(tx: UnitOfWork, act: Act) -> None:
    """What `act` gave is used: never give it again. To be told in the order of the chain.

    What a newer program worded in another way is passed over.
    """
    with suppress(KeyError, TypeError, ValueError):
        if act.kind == kinds.RECEIVED:
            _note_code(tx, act)
    with suppress(KeyError, TypeError, ValueError):
        if (number := number_in(act.body)) is not None:
            serial = Serial(number.block, number.number)
            tx.paper_numbers.note_used(act.unit, number.form, number.year, serial)
    with suppress(KeyError, TypeError, ValueError):
        if act.kind == kinds.CLOCK_CONFIRMED:
            tx.numbers.confirm_day(act.unit, date.fromisoformat(str(act.body["day"])))


def _note_code(tx: UnitOfWork, act: Act) -> None:
    code = DossierCode.parse(str(act.body["code"]))
    if code.unit == act.unit:
        serial = Serial(Block(code.serial // SIZE), code.serial)
        tx.numbers.note_used(act.unit, code.day, serial)
