"""The money of a received dossier: what the slip showed is what is stored."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from db.unit_of_work import UnitOfWork
from desk_app.documents.receipt_of import fee_of
from desk_app.domain.law.due import SAME_DAY
from desk_app.domain.law.fees import FeeLine, FeeTier, FeeUnit
from desk_app.domain.law.papers import Channel
from desk_app.domain.law.terms import ChannelTerms
from desk_app.domain.money.bill import FeeEntry
from desk_app.domain.money.counted import Counted
from desk_app.domain.money.faults import ExemptionUnproved
from desk_app.domain.money.relief import Exemption, Ground, Waiver
from desk_app.services.intake.prepare import prepare
from desk_app.services.intake.receive_dossier import receive_dossier
from tests.builders import a_desk, a_procedure, an_officer, an_order

Work = Callable[[], UnitOfWork]
COPY = FeeLine(amount=2_000, unit=FeeUnit.PAGE, tiers=(FeeTier(3, 1_000),), ceiling=200_000)
LEVY = FeeLine(amount=None, name="Lệ phí hộ tịch")
HALF = Waiver(
    id="half",
    title="Đăng ký hộ kinh doanh",
    source="NQ 12/2026/NQ-HĐND",
    since=date(2026, 11, 1),
    until=date(2026, 11, 20),
    share=50,
    conditions=(),
    procedures=frozenset({"1.001612"}),
)


def publish(work: Work, *fees: FeeLine) -> None:
    terms = ChannelTerms(channel=Channel.DIRECT, limit=SAME_DAY, fees=fees)
    with work() as tx:
        tx.catalogue.put("test", [a_procedure(terms=(terms,))])
        tx.commit()


def test_that_the_sum_prepared_is_the_sum_stored(work: Work) -> None:
    publish(work, COPY, LEVY)
    order = an_order(money=FeeEntry(counted=Counted(pages=3, copies=2)))
    shown = prepare(order, a_desk(work))
    dossier = receive_dossier(order, an_officer(), a_desk(work))
    assert dossier.fee_total == shown.bill.total == 10_000
    assert dossier.unpriced_fees == ("Lệ phí hộ tịch",)
    with work() as tx:
        assert tx.dossiers.get(dossier.id) == dossier


@pytest.mark.parametrize(
    ("lines", "kept", "on_paper"),
    [
        ((FeeLine(amount=0, name="Lệ phí", note="Miễn lệ phí"),), [("Lệ phí", 0)], "không thu"),
        ((), [], "theo mức quy định, báo trước khi thu"),
    ],
)
def test_that_a_free_dossier_is_told_from_one_whose_fees_nobody_knows(
    work: Work, lines: tuple[FeeLine, ...], kept: list[tuple[str, int]], on_paper: str
) -> None:
    publish(work, *lines)
    dossier = receive_dossier(an_order(), an_officer(), a_desk(work))
    assert [(fee.name, fee.amount) for fee in dossier.fees] == kept
    assert fee_of(dossier) == on_paper


def test_that_a_waiver_of_the_desk_is_used_when_it_is_confirmed(work: Work) -> None:
    desk = replace(a_desk(work), waivers=(HALF,))
    plain = receive_dossier(an_order(), an_officer(), desk)
    halved = receive_dossier(
        an_order(money=FeeEntry(confirmed=frozenset({"half"}))), an_officer(), desk
    )
    assert (plain.fee_total, halved.fee_total) == (150_000, 75_000)
    assert halved.fees[0].waived == 75_000


def test_that_an_exemption_without_a_basis_stores_nothing(work: Work) -> None:
    order = an_order(money=FeeEntry(exemption=Exemption(ground=Ground.ELDERLY)))
    with pytest.raises(ExemptionUnproved):
        receive_dossier(order, an_officer(), a_desk(work))
    with work() as tx:
        assert tx.dossiers.find(order.key).dossier is None
