"""The internal slip: the words of one taking, its number, and never a number of a biên lai."""

from dataclasses import replace

from desk_app.documents.editions import editions_of
from desk_app.documents.kinds import KINDS, PAYMENT_SLIP
from desk_app.documents.paper.draw import pdf
from desk_app.domain.dossier import FeeDue, UnpricedFee
from desk_app.domain.law.fees import FeeKind
from desk_app.domain.money.till.moves import Method, MoneyState, TakenLine
from desk_app.domain.office_time import office_date
from desk_app.wiring.money.slip import slip_content
from tests.builders import FRIDAY_MORNING
from tests.documents.reading import text_of
from tests.domain.acts.test_fold import a_dossier
from tests.money_bodies import a_collection, a_line
from tests.ui.dossiers.counter import FACTS

LEVY = FeeDue(name="Lệ phí", amount=150_000, kind=FeeKind.LEVY)


def test_that_a_slip_says_what_was_taken_its_number_and_the_change() -> None:
    taken = a_collection(received=200_000)
    dossier = a_dossier(fees=(LEVY,), money=MoneyState(collections=(taken,)))
    said = slip_content(dossier, taken, FACTS)
    assert (said.number, said.method) == ("1001/PT", "Tiền mặt")
    assert said.remarks == ("Khách đưa: 200.000 đồng; trả lại: 50.000 đồng",)
    assert said.total_in_words == "Một trăm năm mươi nghìn đồng"


def test_that_a_transfer_is_named_by_its_reference() -> None:
    taken = replace(a_collection(), method=Method.TRANSFER, reference="FT26324")
    said = slip_content(a_dossier(fees=(LEVY,)), taken, FACTS)
    assert said.method == "Chuyển khoản, số giao dịch FT26324"
    assert said.remarks == ()


def test_that_what_was_credited_beyond_stands_on_the_slip() -> None:
    credit = replace(a_collection(), method=Method.TRANSFER, reference="FT1", received=160_000)
    said = slip_content(a_dossier(fees=(LEVY,)), credit, FACTS)
    assert said.remarks == ("Báo có: 160.000 đồng; nộp thừa: 10.000 đồng",)
    assert said.lines[-1].amount == "150.000"


def test_that_the_sums_are_those_taken_whatever_is_owed_today() -> None:
    taken = a_collection(a_line(20_000, "Phí thẩm định"))
    said = slip_content(a_dossier(unpriced_fees=("Phí thẩm định",)), taken, FACTS)
    assert [line.amount for line in said.lines][-1] == "20.000"
    assert said.remarks == ()


def test_that_a_fee_whose_sum_nobody_knew_stands_under_what_it_was_published_as() -> None:
    taken = a_collection(TakenLine(name="Lệ phí hộ tịch", amount=20_000))
    names = ("Lệ phí hộ tịch",)
    known = (UnpricedFee(name="Lệ phí hộ tịch", kind=FeeKind.LEVY),)
    said = slip_content(a_dossier(unpriced_fees=names, unpriced_as=known), taken, FACTS)
    assert [line.name for line in said.lines] == ["Lệ phí", "Lệ phí hộ tịch", "Tổng cộng"]
    older = slip_content(a_dossier(unpriced_fees=names), taken, FACTS)
    assert older.lines[0].name == "Khoản thu khác"


def test_that_the_number_stands_on_the_paper_in_both_sizes() -> None:
    taken = a_collection()
    said = slip_content(a_dossier(fees=(LEVY,)), taken, FACTS)
    edition = editions_of(KINDS[PAYMENT_SLIP]).on(office_date(FRIDAY_MORNING), "payment-slip-a5")
    for media in ("A5", "80mm"):
        drawn = pdf(PAYMENT_SLIP, said, edition, media)
        assert "1001/PT" in text_of(drawn)
        assert "Không phải biên lai" in text_of(drawn)
