"""When a fee is collected: as decided, otherwise by custom; kept with the dossier."""

import json
from dataclasses import replace
from datetime import date

from desk_app.documents.receipt_of import fee_of
from desk_app.domain.dossier import FeeDue
from desk_app.domain.handling.flow import Status
from desk_app.domain.law.fees import FeeKind, FeeLine, FeeMoment, fee_facts, fee_from
from desk_app.domain.law.settled import Settlement, keep_of_decision, settled
from desk_app.domain.money.bill import NOTHING_ENTERED, bill_of, moment_of
from desk_app.domain.money.kept import fee_due_facts, fee_due_from
from desk_app.domain.money.till.moves import CollectAt, MoneyState
from desk_app.domain.money.till.owed import due_now, owed, too_much, unsettled
from desk_app.domain.money.till.turn import money_turn
from tests.builders import FRIDAY_MORNING, a_procedure
from tests.domain.acts.test_fold import a_dossier
from tests.money_bodies import a_collection

DAY = date(2026, 11, 20)
LEVY = FeeDue(name="Lệ phí", amount=150_000, kind=FeeKind.LEVY)
COPY = FeeDue(name="Phí bản sao", amount=24_000, kind=FeeKind.FEE, moment=FeeMoment.AFTER)


def test_that_a_fee_is_collected_at_receiving_where_nobody_says_otherwise() -> None:
    assert moment_of(FeeLine(amount=50_000), a_procedure()) is FeeMoment.BEFORE


def test_that_fees_of_certification_are_collected_afterwards_by_custom() -> None:
    certifies = replace(a_procedure(), field="Hộ tịch; Chứng thực")
    assert moment_of(FeeLine(amount=2_000), certifies) is FeeMoment.AFTER
    decided = FeeLine(amount=2_000, moment=FeeMoment.BEFORE)
    assert moment_of(decided, certifies) is FeeMoment.BEFORE


def test_that_the_bill_tells_apart_what_is_paid_now_and_what_with_the_result() -> None:
    lines = (
        FeeLine(amount=50_000, name="Phí thẩm định"),
        FeeLine(amount=20_000, name="Lệ phí cấp", moment=FeeMoment.AFTER),
        FeeLine(amount=None, name="Phí khác", moment=FeeMoment.AFTER),
    )
    bill = bill_of(a_procedure(), lines, NOTHING_ENTERED, (), DAY)
    assert (bill.total_before, bill.total_after, bill.total) == (50_000, 20_000, 70_000)
    assert [fee.moment for fee in bill.due] == [FeeMoment.BEFORE, FeeMoment.AFTER]
    assert bill.unpriced_after == ("Phí khác",)


def test_that_the_moment_is_kept_and_fees_of_before_are_due_at_receiving() -> None:
    line = FeeLine(amount=50_000, moment=FeeMoment.AFTER)
    assert fee_from(json.loads(json.dumps(fee_facts(line)))) == line
    assert fee_from({"amount": 50_000, "kind": "levy"}).moment is None
    assert fee_due_from(json.loads(json.dumps(fee_due_facts(COPY)))) == COPY
    assert "moment" not in fee_due_facts(LEVY)
    assert fee_due_from({"name": "Lệ phí", "amount": 150_000}).moment is FeeMoment.BEFORE


def test_that_what_the_office_decides_goes_to_every_line_of_that_name_and_stays() -> None:
    procedure = a_procedure()
    (fee,) = procedure.terms[0].fees
    decided = settled(procedure, Settlement(moments={fee.ref: FeeMoment.AFTER}))
    assert {line.moment for terms in decided.terms for line in terms.fees} == {FeeMoment.AFTER}
    again = keep_of_decision(procedure, decided)
    assert {line.moment for terms in again.terms for line in terms.fees} == {FeeMoment.AFTER}


def test_that_a_fee_paid_afterwards_is_due_once_the_result_is_there() -> None:
    dossier = a_dossier(fees=(LEVY, COPY), unpriced_fees=("Phí đo",), unpriced_after=("Phí đo",))
    moments = [line.moment for line in owed(dossier)]
    assert moments == [CollectAt.RECEIVING, CollectAt.RETURN, CollectAt.RETURN]
    assert [line.name for line in due_now(dossier)] == ["Lệ phí"]
    back = replace(dossier, status=Status.RESULT_BACK, result_back_at=FRIDAY_MORNING)
    assert due_now(back) == unsettled(back)
    assert len(due_now(back)) == 3


def test_that_the_receipt_says_what_is_paid_with_the_result() -> None:
    assert fee_of(a_dossier(fees=(LEVY,))) == "150.000 đồng"
    assert fee_of(a_dossier(fees=(COPY,))) == "24.000 đồng, thu khi trả kết quả"
    both = "174.000 đồng, trong đó 24.000 đồng thu khi trả kết quả"
    assert fee_of(a_dossier(fees=(LEVY, COPY))) == both
    unknown = a_dossier(unpriced_fees=("Phí đo",), unpriced_after=("Phí đo",))
    said = "Phí đo (thu khi trả kết quả): theo mức quy định, báo trước khi thu"
    assert fee_of(unknown) == said


def test_that_all_that_was_taken_for_a_voided_dossier_is_to_be_given_back() -> None:
    taken = a_collection()
    dossier = a_dossier(fees=(LEVY,), money=MoneyState(collections=(taken,)))
    assert too_much(dossier) == 0
    assert too_much(replace(dossier, status=Status.VOIDED)) == 150_000


def test_that_a_correction_tells_what_is_given_back_and_what_more_is_paid() -> None:
    taken = a_collection()
    before = a_dossier(fees=(LEVY,), money=MoneyState(collections=(taken,)))
    other = FeeDue(name="Phí thẩm định", amount=200_000)
    turn = money_turn(before, replace(before, fees=(other,)))
    assert turn is not None
    assert (turn.taken, turn.to_give_back, turn.to_collect) == (150_000, 150_000, 200_000)
    dearer = money_turn(before, replace(before, fees=(replace(LEVY, amount=170_000),)))
    assert dearer is not None
    assert (dearer.to_give_back, dearer.to_collect) == (0, 20_000)


def test_that_a_correction_of_an_unpaid_dossier_says_nothing_of_money() -> None:
    before = a_dossier(fees=(LEVY,))
    assert money_turn(before, replace(before, fees=())) is None
