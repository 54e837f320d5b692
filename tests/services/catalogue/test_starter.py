"""The procedures a new office begins with, checked against what was published."""

from datetime import date

import pytest

from desk_app.domain.codes.procedure_code import is_national_code
from desk_app.domain.law.due import LimitUnit
from desk_app.domain.law.fees import FeeAuthority, FeeUnit
from desk_app.domain.law.papers import Channel
from desk_app.domain.law.procedure import Procedure
from desk_app.services.catalogue.starter import starter_catalogue

ALL: dict[str, Procedure] = {procedure.code: procedure for procedure in starter_catalogue()}


def test_that_it_holds_the_thirty_five_with_source_and_decision() -> None:
    assert len(ALL) == len(starter_catalogue()) == 35
    for procedure in ALL.values():
        assert is_national_code(procedure.code)
        assert procedure.decision
        assert "Cổng Dịch vụ công quốc gia" in procedure.source
        assert procedure.is_open_on(date(2026, 11, 22))


@pytest.mark.parametrize(
    ("code", "channel", "amount", "unit"),
    [
        ("1.001193", Channel.DIRECT, 0, LimitUnit.SAME_DAY),
        ("2.000635", Channel.ONLINE, 0, LimitUnit.SAME_DAY),
        ("2.000815", Channel.DIRECT, 0, LimitUnit.SAME_DAY),
        ("1.004837", Channel.DIRECT, 3, LimitUnit.WORKING_DAY),
        ("1.012753", Channel.DIRECT, 20, LimitUnit.WORKING_DAY),
        ("1.012753", Channel.ONLINE, 17, LimitUnit.WORKING_DAY),
        ("1.011607", Channel.DIRECT, 15, LimitUnit.DAY),
        ("2.001159", Channel.DIRECT, 1, LimitUnit.WORKING_HOUR),
    ],
)
def test_that_times_are_those_published(
    code: str, channel: Channel, amount: int, unit: LimitUnit
) -> None:
    limit = ALL[code].limit_for(channel)
    assert limit is not None
    assert (int(limit.amount), limit.unit) == (amount, unit)


@pytest.mark.parametrize("code", ["2.000884", "2.001263", "1.004859", "1.011606"])
def test_that_a_time_nobody_published_is_not_made_up(code: str) -> None:
    assert ALL[code].limit_for(Channel.DIRECT) is None


@pytest.mark.parametrize(
    ("code", "channel", "labels"),
    [
        (
            "1.001193",
            Channel.DIRECT,
            ["Tờ khai đăng ký khai sinh theo mẫu", "Giấy chứng sinh"],
        ),
        (
            "1.001193",
            Channel.ONLINE,
            ["Mẫu hộ tịch điện tử tương tác đăng ký khai sinh", "Giấy chứng sinh"],
        ),
        ("1.001612", Channel.DIRECT, ["Giấy đề nghị đăng ký hộ kinh doanh"]),
        (
            "2.000927",
            Channel.DIRECT,
            [
                "Giao dịch đã được chứng thực",
                "Văn bản thỏa thuận về việc sửa lỗi sai sót trong giao dịch đã được chứng thực",
            ],
        ),
        ("1.013967", Channel.DIRECT, ["Đơn yêu cầu giải quyết tranh chấp đất đai"]),
        ("2.001159", Channel.DIRECT, []),
    ],
)
def test_that_what_is_required_is_what_an_officer_would_ask_for(
    code: str, channel: Channel, labels: list[str]
) -> None:
    assert [paper.label for paper in ALL[code].required_papers("", channel)] == labels


@pytest.mark.parametrize("procedure", ALL.values(), ids=ALL)
def test_that_no_heading_and_no_note_is_among_the_papers(procedure: Procedure) -> None:
    for case in procedure.cases:
        for paper in case.papers:
            assert not paper.note
            assert paper.original + paper.copies > 0
            assert not paper.name.startswith(("-", "+", "*"))
            assert ".doc" not in paper.name
            assert ".pdf" not in paper.name


@pytest.mark.parametrize("procedure", ALL.values(), ids=ALL)
def test_that_no_fee_is_doubtful_and_each_zero_says_why(procedure: Procedure) -> None:
    for terms in procedure.terms:
        for fee in terms.fees:
            assert not fee.suspicious
            assert not fee.unproved_zero
            assert fee.amount is not None or fee.note


@pytest.mark.parametrize("procedure", ALL.values(), ids=ALL)
def test_that_each_figure_says_where_it_was_published(procedure: Procedure) -> None:
    for terms in procedure.terms:
        for fee in terms.fees:
            assert bool(fee.source) is (fee.amount is not None)


@pytest.mark.parametrize(
    ("code", "unit"),
    [
        ("2.000635", FeeUnit.COPY),
        ("2.002516", FeeUnit.COPY),
        ("2.000815", FeeUnit.PAGE),
        ("2.000884", FeeUnit.TIME),
        ("2.001035", FeeUnit.TIME),
        ("1.004222", FeeUnit.DOSSIER),
    ],
)
def test_that_a_fee_is_taken_for_what_was_published(code: str, unit: FeeUnit) -> None:
    (fee,) = ALL[code].fees_for(Channel.DIRECT)
    assert fee.unit is unit


def test_that_what_the_province_sets_has_no_figure_of_ours() -> None:
    (fee,) = ALL["1.004873"].fees_for(Channel.DIRECT)
    assert (fee.authority, fee.amount) == (FeeAuthority.PROVINCE, None)
