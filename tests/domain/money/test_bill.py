"""What is to be paid in the end: phí and lệ phí apart, waived by the highest benefit alone."""

import json
import tomllib
from datetime import date
from importlib.resources import files
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desk_app.domain.dossier import FeeDue
from desk_app.domain.ids import ProcedureCode
from desk_app.domain.law.fees import FeeKind, FeeLine, FeeUnit
from desk_app.domain.law.papers import Channel
from desk_app.domain.money.bill import Bill, FeeEntry, bill_of
from desk_app.domain.money.counted import Counted
from desk_app.domain.money.kept import fee_due_facts, fee_due_from
from desk_app.domain.money.reckon import Unknown
from desk_app.domain.money.relief import Exemption, Ground, Relief, left_to_pay, read_waivers
from desk_app.services.catalogue.starter import starter_catalogue
from tests.builders import a_procedure

TODAY = date(2026, 11, 22)
WAIVERS = read_waivers(
    tomllib.loads((files("resources") / "fees" / "waivers.toml").read_text("utf-8"))
)
RESIDENCE = "tt-117-2026.cu-tru"
STARTER = {procedure.code: procedure for procedure in starter_catalogue()}


def a_bill(code: str, day: date = TODAY, channel: Channel = Channel.DIRECT, **entry: Any) -> Bill:
    procedure = STARTER[ProcedureCode(code)]
    lines = procedure.fees_for(channel)
    return bill_of(procedure, lines, FeeEntry(**entry), WAIVERS, day)


def bill_for(line: FeeLine, name: str, **entry: Any) -> Bill:
    procedure = a_procedure(code=ProcedureCode("9.000001"), name=name)
    return bill_of(procedure, (line,), FeeEntry(**entry), WAIVERS, TODAY)


@pytest.mark.parametrize(
    ("code", "counted", "due"),
    [
        ("2.000815", Counted(pages=3, copies=2), [("Phí chứng thực bản sao", 10_000)]),
        ("2.000635", Counted(copies=3), [("Phí cấp bản sao trích lục hộ tịch", 24_000)]),
        ("2.000884", Counted(times=2), [("Phí chứng thực chữ ký", 20_000)]),
        ("2.001035", Counted(), [("Phí chứng thực giao dịch", 50_000)]),
        ("1.001193", Counted(), [("Lệ phí đăng ký khai sinh", 0)]),  # free
        ("2.001159", Counted(), []),  # nothing is published
        ("1.000656", Counted(), []),  # set by the province: not known here
        ("1.004222", Counted(), [("Lệ phí đăng ký cư trú", 20_000)]),
    ],
)
def test_that_the_published_fees_are_reckoned(
    code: str, counted: Counted, due: list[tuple[str, int]]
) -> None:
    assert [(fee.name, fee.amount) for fee in a_bill(code, counted=counted).due] == due


def test_that_fee_and_levy_stay_two_lines_and_the_sum_is_of_both() -> None:
    lines = (
        FeeLine(amount=50_000, kind=FeeKind.LEVY),
        FeeLine(amount=100_000, kind=FeeKind.FEE),
    )
    bill = bill_of(a_procedure(), lines, FeeEntry(), (), TODAY)
    assert [(fee.name, fee.kind, fee.amount) for fee in bill.due] == [
        ("Lệ phí", FeeKind.LEVY, 50_000),
        ("Phí", FeeKind.FEE, 100_000),
    ]
    assert bill.total == 150_000


def test_that_a_line_nobody_knows_is_named_and_not_counted_as_nothing() -> None:
    lines = (FeeLine(amount=None, name="Lệ phí hộ tịch"), FeeLine(amount=8_000))
    bill = bill_of(a_procedure(), lines, FeeEntry(), (), TODAY)
    assert bill.unpriced == ("Lệ phí hộ tịch",)
    assert (len(bill.due), bill.total) == (1, 8_000)


@pytest.mark.parametrize(
    ("day", "confirmed", "dong"),
    [
        (date(2026, 8, 14), True, 20_000),  # not yet
        (date(2026, 8, 15), True, 0),
        (date(2026, 11, 22), True, 0),
        (date(2026, 11, 22), False, 20_000),  # the officer did not confirm the conditions
        (date(2027, 2, 28), True, 0),
        (date(2027, 3, 1), True, 20_000),  # no more
    ],
)
def test_that_a_waiver_holds_between_its_days_for_whom_the_officer_confirms(
    day: date, confirmed: bool, dong: int
) -> None:
    ids = frozenset({RESIDENCE}) if confirmed else frozenset()
    assert a_bill("1.004222", day, confirmed=ids).total == dong


@pytest.mark.parametrize(
    ("code", "offered"),
    [
        ("1.004222", [RESIDENCE]),
        ("1.010038", [RESIDENCE]),
        ("3.000333", ["tt-117-2026.ly-lich-tu-phap"]),
        ("2.000815", []),
        ("2.001159", []),  # asks for no fee
        ("1.001193", []),  # free for everybody
    ],
)
def test_that_only_the_waivers_of_the_procedure_are_offered(code: str, offered: list[str]) -> None:
    assert [waiver.id for waiver in a_bill(code).offered] == offered


@pytest.mark.parametrize(
    ("code", "offered"),
    [
        ("1.004222", [RESIDENCE]),
        ("1.004222.H13", [RESIDENCE]),
        ("1.004222.000.00.00.H13", [RESIDENCE]),
        ("1.004223.H13", []),
        ("TS_lop1.000.00.00.H22", []),
        ("2.009182739", []),  # the code of no catalogue
    ],
)
def test_that_a_waiver_is_of_the_procedure_in_every_province(code: str, offered: list[str]) -> None:
    procedure = a_procedure(code=ProcedureCode(code), name="Thủ tục của tỉnh")
    bill = bill_of(procedure, (FeeLine(amount=20_000),), FeeEntry(), WAIVERS, TODAY)
    assert [waiver.id for waiver in bill.offered] == offered


@pytest.mark.parametrize(
    ("name", "offered"),
    [
        ("Cấp lại thẻ căn cước", "tt-117-2026.can-cuoc"),
        ("Đổi, cấp lại Giấy phép lái xe", "tt-117-2026.giay-phep-lai-xe"),
        ("Đăng ký biện pháp bảo đảm bằng quyền sử dụng đất", "tt-117-2026.bien-phap-bao-dam"),
        ("Cấp thẻ ABTC", "tt-117-2026.abtc"),
        ("Cấp lại thẻ căn cước (thực hiện tại cấp tỉnh)", "tt-117-2026.can-cuoc"),
        ("Đổi chứng nhận đăng ký xe, biển số xe bằng dịch vụ công", "tt-117-2026.dang-ky-xe"),
        ("Cấp hộ chiếu phổ thông ở trong nước", "tt-117-2026.ho-chieu"),
        ("Thẩm định thiết kế về phòng cháy chữa cháy", "tt-117-2026.pccc"),
        ("Xóa đăng ký biện pháp bảo đảm bằng tàu biển", "tt-117-2026.bien-phap-bao-dam"),
        ("Khai lệ phí trước bạ nhà, đất", "tt-117-2026.truoc-ba-nha-dat"),
        ("Đăng ký kết hôn", None),
        ("Cấp lại giấy phép sát hạch cho trung tâm đào tạo lái xe", None),
        ("Trình báo mất hộ chiếu phổ thông (thực hiện tại cấp xã)", None),
        ("Cấp lại tem “AB” trong trường hợp hộ chiếu bị mất, hư hỏng ở trong nước", None),
        ("Cấp chứng nhận đăng ký xe, biển số xe trong trường hợp thay đổi chủ xe", None),
        ("Trình báo mất thẻ ABTC (thực hiện tại cấp tỉnh)", None),
        ("Thủ tục áp dụng biện pháp bảo đảm đầu tư", None),
    ],
)
def test_that_a_waiver_is_offered_by_the_name_of_the_procedure(
    name: str, offered: str | None
) -> None:
    found = [waiver.id for waiver in bill_for(FeeLine(amount=70_000), name).offered]
    assert found == ([offered] if offered else [])


@pytest.mark.parametrize(
    ("exemption", "dong", "used", "passed_over"),
    [
        (None, 40_000, "tt-117-2026.bien-phap-bao-dam", []),
        (Exemption(ground=Ground.MERIT, basis="Thẻ số 12"), 0, "merit", [50]),
    ],
)
def test_that_the_highest_benefit_is_used_alone(
    exemption: Exemption | None, dong: int, used: str, passed_over: list[int]
) -> None:
    bill = bill_for(
        FeeLine(amount=80_000),
        "Đăng ký biện pháp bảo đảm",
        confirmed=frozenset({"tt-117-2026.bien-phap-bao-dam"}),
        exemption=exemption,
    )
    (charge,) = bill.charges
    assert charge.relief is not None
    assert (charge.amount, charge.relief.id) == (dong, used)
    assert [relief.share for relief in charge.passed_over] == passed_over


_NAMED = "Miễn cho người thuộc gia đình có công với cách mạng, hộ nghèo, người khuyết tật"
_TRAPS = "Hộ nghèo ở miền núi: 5.000. Miễn cho hộ nghèo; giảm 50% đối với trẻ em"


@pytest.mark.parametrize(
    ("note", "ground", "basis", "covered"),
    [
        (_NAMED, Ground.POOR_HOUSEHOLD, "", False),  # published words only suggest
        (_NAMED, Ground.POOR_HOUSEHOLD, "   ", False),
        (_NAMED, Ground.POOR_HOUSEHOLD, "Sổ hộ nghèo số 15", True),
        (_NAMED, Ground.ELDERLY, "", False),
        (_NAMED, Ground.ELDERLY, "NQ 12/2026/NQ-HĐND, căn cước", True),
        (_TRAPS, Ground.POOR_HOUSEHOLD, "", False),
        (_TRAPS, Ground.CHILD, "", False),
        ("Không miễn cho trẻ em", Ground.CHILD, "", False),
        ("Trẻ em bị khuyết tật thì được miễn chi phí", Ground.CHILD, "", False),
        ("", Ground.OTHER, "", False),
        ("", Ground.OTHER, "Công văn 15/STC", True),
    ],
)
def test_that_an_exemption_always_has_a_basis(
    note: str, ground: Ground, basis: str, covered: bool
) -> None:
    bill = bill_for(
        FeeLine(amount=15_000, note=note),
        "Đăng ký lại khai sinh",
        exemption=Exemption(ground=ground, basis=basis),
    )
    assert (bill.total, bill.unproved) == (0 if covered else 15_000, not covered)


@pytest.mark.parametrize(
    ("note", "ground", "said"),
    [
        (_NAMED, Ground.MERIT, _NAMED),
        (_NAMED, Ground.ELDERLY, ""),
        (_TRAPS, Ground.POOR_HOUSEHOLD, _TRAPS),
        (_TRAPS, Ground.CHILD, "Miễn cho hộ nghèo; giảm 50% đối với trẻ em"),
        ("Thu 5.000 đồng. Không miễn cho trẻ em.", Ground.CHILD, "Không miễn cho trẻ em."),
        ("Miễn cho hộ cận nghèo", Ground.POOR_HOUSEHOLD, ""),
        ("Miễn cho đối tượng khác", Ground.OTHER, ""),
    ],
)
def test_that_what_is_published_on_a_ground_is_shown_and_not_understood(
    note: str, ground: Ground, said: str
) -> None:
    bill = bill_for(
        FeeLine(amount=15_000, note=note), "Đăng ký", exemption=Exemption(ground=ground)
    )
    assert bill.published_on_ground == said


def test_that_who_is_exempt_owes_nothing_even_where_the_sum_is_unknown() -> None:
    poor = Exemption(ground=Ground.POOR_HOUSEHOLD, basis="Sổ hộ nghèo số 15")
    (fee,) = (bill := a_bill("1.004884", exemption=poor)).due
    assert (fee.amount, fee.full, fee.waived, bill.unpriced) == (0, None, None, ())


def test_that_half_of_an_unknown_sum_stays_unknown() -> None:
    bill = bill_for(
        FeeLine(amount=None),
        "Đăng ký biện pháp bảo đảm",
        confirmed=frozenset({"tt-117-2026.bien-phap-bao-dam"}),
    )
    assert bill.charges[0].unknown is Unknown.NO_FIGURE
    assert bill.unpriced == ("Phí, lệ phí",)


def test_that_a_relief_with_a_ceiling_nobody_knows_gives_no_sum() -> None:
    bill = bill_for(
        FeeLine(amount=5_000_000, name="Lệ phí trước bạ nhà, đất"),
        "Nộp lệ phí trước bạ",
        confirmed=frozenset({"tt-117-2026.truoc-ba-nha-dat"}),
    )
    assert bill.charges[0].unknown is Unknown.RELIEF_CEILING
    assert bill.due == ()


@pytest.mark.parametrize(
    ("amount", "share", "left", "rounded"),
    [
        (25_000, 50, 12_500, False),
        (25_001, 50, 12_500, True),  # half a đồng is let go
        (33_333, 10, 29_999, True),
        (20_000, 100, 0, False),
    ],
)
def test_that_no_half_dong_is_asked_for_and_rounding_is_told(
    amount: int, share: int, left: int, rounded: bool
) -> None:
    assert left_to_pay(amount, share) == (left, rounded)


@given(st.integers(0, 10**9), st.integers(1, 100))
def test_that_a_relief_never_costs_more_and_lets_go_less_than_one_dong(
    amount: int, share: int
) -> None:
    left, _rounded = left_to_pay(amount, share)
    assert 0 <= amount * (100 - share) / 100 - left < 1
    assert left <= amount


FEES_DUE = st.builds(
    FeeDue,
    name=st.text(),
    amount=st.integers(0, 10**9),
    kind=st.sampled_from(FeeKind),
    unit=st.sampled_from(FeeUnit),
    counted=st.builds(Counted, copies=st.integers(1, 99), pages=st.integers(1, 99)),
    full=st.none() | st.integers(0, 10**9),
    relief=st.none()
    | st.builds(
        Relief, id=st.text(), share=st.integers(1, 100), reason=st.text(), source=st.text()
    ),
    source=st.text(),
)


@given(FEES_DUE)
def test_that_a_fee_is_kept_as_it_was_reckoned(fee: FeeDue) -> None:
    assert fee_due_from(json.loads(json.dumps(fee_due_facts(fee)))) == fee


def test_that_a_fee_stored_by_an_earlier_program_is_still_read() -> None:
    fee = fee_due_from({"name": "Lệ phí", "amount": 150_000})
    assert fee == FeeDue(name="Lệ phí", amount=150_000)
    assert fee.waived == 0


def test_that_each_waiver_says_its_source_days_share_and_conditions() -> None:
    assert len(WAIVERS) == len({waiver.id for waiver in WAIVERS}) == 13
    for waiver in WAIVERS:
        assert waiver.source == "TT 117/2026/TT-BTC"
        assert (waiver.since, waiver.until) == (date(2026, 8, 15), date(2027, 2, 28))
        assert len(waiver.conditions) >= 3
        assert waiver.share in {10, 50, 100}
