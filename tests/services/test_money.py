"""The money of a received dossier: what the slip showed is what is stored."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any
from uuid import uuid4

import pytest

from db.queries.till import ledger
from db.store import Store
from db.unit_of_work import UnitOfWork
from desk_app.documents.receipt_of import fee_of
from desk_app.domain.acts import kinds
from desk_app.domain.acts.bodies import received_body
from desk_app.domain.acts.fold import fold
from desk_app.domain.acts.steps.amending import corrected_body
from desk_app.domain.dossier import UnpricedFee
from desk_app.domain.law.due import SAME_DAY
from desk_app.domain.law.fees import FeeKind, FeeLine, FeeTier, FeeUnit
from desk_app.domain.law.papers import Channel
from desk_app.domain.law.terms import ChannelTerms
from desk_app.domain.money.bill import FeeEntry
from desk_app.domain.money.counted import Counted
from desk_app.domain.money.faults import ExemptionUnproved
from desk_app.domain.money.relief import Exemption, Ground, Waiver
from desk_app.domain.money.till.moves import Method
from desk_app.domain.money.till.owed import too_much, unsettled
from desk_app.domain.people.rights import Role
from desk_app.services.intake.prepare import prepare
from desk_app.services.intake.receive_dossier import receive_dossier
from desk_app.services.money.collect import Collect, collect
from desk_app.services.money.shifts import OpenShift, open_shift
from tests.builders import CASHIER, a_desk, a_procedure, an_officer, an_order
from tests.domain.acts.test_fold import a_dossier, act

Work = Callable[[], UnitOfWork]
COPY = FeeLine(amount=2_000, unit=FeeUnit.PAGE, tiers=(FeeTier(3, 1_000),), ceiling=200_000)
ALWAYS = (datetime(2020, 1, 1, tzinfo=UTC), datetime(2100, 1, 1, tzinfo=UTC))
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


def test_that_a_fee_whose_sum_nobody_knew_is_in_the_ledger_as_it_was_published(
    work: Work, store: Store
) -> None:
    land = "Văn phòng Đăng ký đất đai"
    publish(work, replace(LEVY, kind=FeeKind.LEVY, source=land))
    desk, till = a_desk(work), an_officer(CASHIER, Role.CASHIER)
    dossier = receive_dossier(an_order(), an_officer(), desk)
    open_shift(OpenShift(key=uuid4(), opening=0), till, desk)
    (line,) = unsettled(dossier)
    taken = Collect(
        key=uuid4(),
        dossier=dossier.id,
        lines=(line.taken(20_000),),
        method=Method.CASH,
        received=20_000,
    )
    after = collect(taken, till, desk)
    assert (unsettled(after), too_much(after)) == ((), 0)
    with store.reading.connect() as connection:
        (row,) = ledger(connection, *ALWAYS)
    assert (row.beneficiary, row.kind, row.name) == (land, FeeKind.LEVY, "Lệ phí hộ tịch")


def test_that_a_correction_tells_what_a_fee_without_a_sum_was_published_as() -> None:
    before = a_dossier(unpriced_fees=("Phí",))
    known = (UnpricedFee(name="Lệ phí hộ tịch", kind=FeeKind.LEVY),)
    after = replace(before, unpriced_fees=("Lệ phí hộ tịch",), unpriced_as=known)
    body: Any = corrected_body(before, after, uuid4(), "Nhầm thủ tục")
    assert set(body["after"]) == {"unpriced_fees"}, "older programs read what they know"
    acts = [act(kinds.RECEIVED, received_body(before)), act(kinds.CORRECTED, body, 5)]
    folded = fold(acts).dossier
    assert folded is not None
    assert (folded.unpriced_fees, folded.unpriced_as) == (after.unpriced_fees, known)
