"""What `explain fee` and `explain words` answer: result, rule, data and the sentence."""

import json
from datetime import date

import pytest

from desk_app.documents.explain.fee import FeeQuestion, explain_fee, explain_words
from desk_app.domain.money.bill import FeeEntry
from desk_app.domain.money.counted import Counted
from desk_app.domain.money.relief import Exemption, Ground
from desk_app.services.catalogue.starter import starter_catalogue
from desk_app.wiring.waivers import the_waivers

TODAY = date(2026, 11, 22)
STARTER = {str(procedure.code): procedure for procedure in starter_catalogue()}


def test_that_a_certified_copy_is_explained_down_to_its_pages() -> None:
    asked = FeeQuestion(day=TODAY, entry=FeeEntry(counted=Counted(pages=3, copies=2)))
    told = explain_fee(STARTER["2.000815"], asked)
    assert (told["total"], told["lines"][0]["bands"]) == (10_000, [[1, 2, 2_000], [3, 1, 1_000]])
    assert told["lines"][0]["source"] == "Công bố theo Quyết định 3152/QĐ-BTP"
    assert told["explanation"] == (
        "Phí chứng thực bản sao: 2 trang × 2.000 đồng + 1 trang × 1.000 đồng = 5.000 đồng/bản; "
        "2 bản: 10.000 đồng. Phải nộp: 10.000 đồng."
    )
    assert json.loads(json.dumps(told)) == told


def test_that_a_waiver_is_offered_and_used_once_confirmed() -> None:
    waivers = the_waivers()
    plain = explain_fee(STARTER["1.004222"], FeeQuestion(day=TODAY), waivers)
    (offer,) = plain["offered"]
    assert (plain["total"], offer["confirmed"]) == (20_000, False)
    entry = FeeEntry(confirmed=frozenset({offer["id"]}))
    waived = explain_fee(STARTER["1.004222"], FeeQuestion(day=TODAY, entry=entry), waivers)
    assert waived["total"] == 0
    assert waived["lines"][0]["relief"]["source"] == "TT 117/2026/TT-BTC"


def test_that_a_sum_nobody_knows_is_no_total() -> None:
    told = explain_fee(STARTER["1.000656"], FeeQuestion(day=TODAY))
    assert (told["total"], told["unpriced"]) == (None, ["Lệ phí đăng ký khai tử"])
    assert "Chưa có dữ liệu" in told["explanation"]


def test_that_nothing_published_is_no_total_either() -> None:
    told = explain_fee(STARTER["2.001159"], FeeQuestion(day=TODAY))
    assert (told["total"], told["explanation"]) == (
        None,
        "Phí, lệ phí: chưa có dữ liệu trong danh mục.",
    )


def test_that_an_exemption_without_a_basis_is_told() -> None:
    entry = FeeEntry(exemption=Exemption(ground=Ground.ELDERLY))
    told = explain_fee(STARTER["2.000884"], FeeQuestion(day=TODAY, entry=entry))
    assert told["total"] == 10_000
    assert "chưa có căn cứ" in told["explanation"]


def test_that_published_words_on_the_ground_are_quoted_and_exempt_nobody() -> None:
    entry = FeeEntry(exemption=Exemption(ground=Ground.DISABLED))
    told = explain_fee(STARTER["2.002516"], FeeQuestion(day=TODAY, entry=entry))
    assert told["total"] == 8_000
    assert "Danh mục ghi: “/văn bản xác nhận về một việc hộ tịch; miễn cho" in told["explanation"]


def test_that_words_are_explained_with_their_settings() -> None:
    told = explain_words(15_404, zero="lẻ", thousand="ngàn")
    assert told["words"] == "Mười lăm ngàn bốn trăm lẻ bốn đồng"
    assert told["explanation"] == "15.404 đồng: Mười lăm ngàn bốn trăm lẻ bốn đồng."


@pytest.mark.parametrize("options", [{"zero": "le"}, {"thousand": "nghin"}])
def test_that_another_word_is_refused(options: dict[str, str]) -> None:
    with pytest.raises(ValueError, match="is not a valid"):
        explain_words(1, **options)
