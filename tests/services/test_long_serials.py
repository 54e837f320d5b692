"""Serials of any length, wherever they are printed, sorted or sought."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest

from db.queries.search import search
from db.store import Store
from db.unit_of_work import UnitOfWork
from desk_app.documents.receipt_of import receipt_of
from desk_app.documents.slip_of import slip_of
from desk_app.domain.codes.blocks import Block
from desk_app.domain.codes.dossier_code import DossierCode
from desk_app.domain.codes.scan import CodeScan, read_scan
from desk_app.domain.dossier import Dossier
from desk_app.domain.errors import BlocksUsedUp
from desk_app.services.intake.receive_dossier import receive_dossier
from tests.builders import UNIT, Clock, a_desk, an_officer, an_order
from tests.documents.test_receipt_of import FACTS

Work = Callable[[], UnitOfWork]
FRIDAY = date(2026, 11, 20)


def received_from(block: int, work: Work, clock: Clock) -> Dossier:
    clock.forward(timedelta(minutes=1))
    with work() as tx:
        tx.numbers.retire_all()
        tx.numbers.give(Block(block), clock())
        tx.commit()
    return receive_dossier(an_order(), an_officer(), a_desk(work, clock))


@pytest.mark.parametrize(
    ("block", "serial"),
    [(1, "1001"), (9, "9001"), (10, "10001"), (99, "99001"), (100, "100001"), (1023, "1023001")],
)
def test_that_a_serial_is_as_long_as_it_must_be_everywhere(
    work: Work, store: Store, block: int, serial: str
) -> None:
    dossier = received_from(block, work, Clock())
    code = f"H13.45.12-261120-{serial}"
    assert str(dossier.code) == code
    assert DossierCode.parse(code) == dossier.code
    receipt = receipt_of(dossier, FACTS)
    assert (receipt.code, receipt.qr, receipt.number) == (code, code, f"{serial}/TNHS-TTPVHCC")
    assert slip_of(dossier, FACTS).code == code
    assert read_scan(f"{code.lower()}*Ninh Kiều") == CodeScan(code)
    for sought in (code, serial, serial[-4:]):
        with store.reading.connect() as connection:
            assert [line.code for line in search(connection, sought)] == [code], sought


def test_that_last_digits_find_every_serial_that_ends_with_them(work: Work, store: Store) -> None:
    clock = Clock()
    codes = [str(received_from(block, work, clock).code) for block in (1, 11, 21, 101, 2)]
    with store.reading.connect() as connection:
        found = {
            sought: [line.code.rsplit("-")[-1] for line in search(connection, sought)]
            for sought in ("1001", "01001", "11001", "101001", "2001", "001", "0975")
        }
    assert len(set(codes)) == len(codes)
    assert found == {
        "1001": ["101001", "21001", "11001", "1001"],
        "01001": ["101001", "1001"],
        "11001": ["11001"],
        "101001": ["101001"],
        "2001": ["2001"],
        "001": [],
        "0975": [],
    }


def test_that_newest_stands_first_whatever_the_length_of_its_serial(
    work: Work, store: Store
) -> None:
    clock = Clock()
    codes = [str(received_from(block, work, clock).code) for block in (1023, 1, 99, 10)]
    with store.reading.connect() as connection:
        assert [line.code for line in search(connection, "nguyen")] == codes[::-1]


def test_that_a_used_up_block_is_followed_by_the_next_even_beyond_four_digits(work: Work) -> None:
    with work() as tx:
        tx.numbers.retire_all()
        for block in (9, 10):
            tx.numbers.give(Block(block), Clock()())
        taken = [tx.numbers.take(UNIT, FRIDAY).number for _ in range(2 * 999)]
        with pytest.raises(BlocksUsedUp):
            tx.numbers.take(UNIT, FRIDAY)
    assert taken == [*range(9001, 10_000), *range(10_001, 11_000)]
