"""Procedures with something in every field the tables have, and any others."""

from datetime import date
from decimal import Decimal
from typing import Final

from hypothesis import strategies as st

from desk_app.domain.ids import ProcedureCode
from desk_app.domain.law.deadline.pause import PauseModel
from desk_app.domain.law.due import NO_LIMIT, SAME_DAY, Cutoff, Limit, LimitUnit
from desk_app.domain.law.fees import FeeAuthority, FeeKind, FeeLine, FeeTier, FeeUnit
from desk_app.domain.law.papers import Channel, Paper, PaperCase
from desk_app.domain.law.procedure import Flag, Level, OnlineLevel, Procedure
from desk_app.domain.law.process import Leg, ProcessStep
from desk_app.domain.law.terms import ChannelTerms
from desk_app.domain.people.spelling import tidy

FULL: Final = Procedure(
    code=ProcedureCode("2.000820"),
    name="Chứng thực bản sao từ bản chính",
    short="Sao y",
    field="Chứng thực",
    levels=frozenset({Level.COMMUNE, Level.OTHER}),
    decision="3152/QĐ-BTP",
    decided_on=date(2026, 1, 16),
    valid_from=date(2026, 7, 1),
    abolished_on=date(2027, 7, 1),
    authority="UBND cấp xã",
    flags=frozenset({Flag.FIVE_ON_THE_SPOT, Flag.POSTAL}),
    online=OnlineLevel.PARTIAL,
    cutoff=Cutoff.THREE_PM,
    pause=PauseModel.RESUME,
    results=("Bản sao; có chứng thực", "Giấy hẹn"),
    forms=("Tờ khai",),
    note="Ghi chú",
    source="Quyết định của Ủy ban",
    cases=(
        PaperCase("", (Paper(name="Bản chính", original=1, required=True),)),
        PaperCase(
            "Ủy quyền",
            (
                Paper(name="Lưu ý:", note=True),
                Paper(name="- Giấy ủy quyền", copies=2, channels=frozenset({Channel.POST})),
                Paper(name="=Giấy lạ", original=1, group="Xuất trình"),
            ),
        ),
    ),
    terms=(
        ChannelTerms(
            channel=Channel.DIRECT,
            limit=Limit(Decimal("7.5"), LimitUnit.WORKING_DAY),
            statutory=Limit(Decimal(10), LimitUnit.WORKING_DAY),
            note="Kể từ ngày nhận đủ; theo luật",
            fees=(
                FeeLine(
                    amount=2_000,
                    kind=FeeKind.FEE,
                    name="Phí chứng thực",
                    unit=FeeUnit.PAGE,
                    tiers=(FeeTier(3, 1_000), FeeTier(10, 500)),
                    ceiling=200_000,
                    authority=FeeAuthority.STATE,
                    source="TT 226/2016/TT-BTC",
                    since=date(2017, 1, 1),
                    until=date(2027, 2, 28),
                    note="/trang",
                ),
                FeeLine(amount=None),
                FeeLine(amount=0, kind=FeeKind.LEVY, note="Miễn"),
            ),
        ),
        ChannelTerms(channel=Channel.ONLINE, case="Ủy quyền", limit=SAME_DAY),
        ChannelTerms(channel=Channel.ONLINE, limit=None, stated="Theo kế hoạch"),
        ChannelTerms(channel=Channel.POST, limit=NO_LIMIT),
        ChannelTerms(channel=Channel.POST, limit=NO_LIMIT),
    ),
    steps=(ProcessStep("Tiếp nhận", "Công chức một cửa", Decimal("0.5")),),
    legs=(Leg("Thuế cơ sở", Limit(Decimal(3), LimitUnit.DAY)),),
)
BARE: Final = Procedure(code=ProcedureCode("1.000001"), name="Thủ tục tối thiểu")

_TEXT: Final = st.text(
    st.characters(codec="utf-8", exclude_categories=("Cs", "Cc")), max_size=12
).map(tidy)
_WORD: Final = _TEXT.filter(lambda text: bool(text) and text != "-")
_DAY: Final = st.none() | st.dates(date(1900, 1, 1), date(2999, 12, 31))
_AMOUNT: Final = st.none() | st.integers(0, 10**12)
_LIMIT: Final = (
    st.none()
    | st.just(SAME_DAY)
    | st.just(NO_LIMIT)
    | st.builds(
        Limit,
        st.decimals("0.25", 999, places=2),
        st.sampled_from(
            [LimitUnit.DAY, LimitUnit.WORKING_DAY, LimitUnit.WORKING_HOUR, LimitUnit.MONTH]
        ),
    )
)
_FEE: Final = st.builds(
    FeeLine,
    amount=_AMOUNT,
    kind=st.sampled_from(FeeKind),
    name=_TEXT,
    note=_TEXT,
    unit=st.sampled_from(FeeUnit),
    tiers=st.lists(st.builds(FeeTier, st.integers(2, 99), st.integers(0, 10**6)), max_size=2).map(
        tuple
    ),
    ceiling=_AMOUNT,
    authority=st.none() | st.sampled_from(FeeAuthority),
    source=_TEXT,
    since=_DAY,
    until=_DAY,
)
_TERMS: Final = st.builds(
    ChannelTerms,
    channel=st.sampled_from(Channel),
    case=_TEXT,
    limit=_LIMIT,
    statutory=_LIMIT,
    stated=_TEXT,
    note=_TEXT,
    fees=st.lists(_FEE, max_size=2).map(tuple),
)
_PAPER: Final = st.builds(
    Paper,
    name=_WORD,
    original=st.integers(0, 9),
    copies=st.integers(0, 9),
    required=st.booleans(),
    note=st.booleans(),
    group=_TEXT,
    channels=st.frozensets(st.sampled_from(Channel)),
)
_CASES: Final = st.lists(
    st.builds(PaperCase, _TEXT, st.lists(_PAPER, max_size=3).map(tuple)),
    max_size=3,
    unique_by=lambda case: case.name,
).map(tuple)
_OPTIONAL: Final = _TEXT.filter(lambda text: text != "-")
_LIST: Final = st.lists(_WORD, max_size=2).map(tuple)

ANY_PROCEDURE: Final = st.builds(
    Procedure,
    code=st.from_regex(r"[1-9]\.[0-9]{6}(\.H[0-9]{2})?", fullmatch=True).map(ProcedureCode),
    name=_WORD,
    short=_OPTIONAL,
    field=_OPTIONAL,
    levels=st.frozensets(st.sampled_from(Level)),
    decision=_OPTIONAL,
    decided_on=_DAY,
    authority=_OPTIONAL,
    cases=_CASES,
    terms=st.lists(_TERMS, max_size=3).map(tuple),
    results=_LIST,
    forms=_LIST,
    flags=st.frozensets(st.sampled_from(Flag)),
    online=st.none() | st.sampled_from(OnlineLevel),
    steps=st.lists(
        st.builds(ProcessStep, _TEXT, _TEXT, st.decimals(0, 99, places=1)), max_size=2
    ).map(tuple),
    legs=st.lists(st.builds(Leg, _WORD, _LIMIT.filter(bool)), max_size=2).map(tuple),
    cutoff=st.none() | st.sampled_from(Cutoff),
    pause=st.none() | st.sampled_from(PauseModel),
    valid_from=_DAY,
    abolished_on=_DAY,
    source=_OPTIONAL,
    note=_OPTIONAL,
)
