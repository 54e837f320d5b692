"""A difference with every kind of change, for the pictures of the settings."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal

from desk_app.domain.ids import ProcedureCode
from desk_app.domain.law.due import SAME_DAY, Limit, LimitUnit
from desk_app.domain.law.fees import FeeKind, FeeLine
from desk_app.domain.law.papers import Channel, Paper, PaperCase
from desk_app.domain.law.procedure import Level, Procedure
from desk_app.domain.law.terms import ChannelTerms
from desk_app.services.catalogue.comparing.difference import CatalogueDifference, Change
from desk_app.services.catalogue.comparing.doubts import doubts_of
from desk_app.services.catalogue.reading import CatalogueProblem


def _terms(limit: Limit | None, fee: FeeLine, stated: str = "") -> tuple[ChannelTerms, ...]:
    return (ChannelTerms(channel=Channel.DIRECT, limit=limit, stated=stated, fees=(fee,)),)


_BIRTH = Procedure(
    code=ProcedureCode("1.001193"),
    name="Thủ tục đăng ký khai sinh",
    field="Hộ tịch",
    levels=frozenset({Level.COMMUNE}),
    decision="163/QĐ-BTP",
    cases=(PaperCase("", (Paper(name="Giấy chứng sinh", original=1, required=True),)),),
    terms=_terms(None, FeeLine(amount=0, kind=FeeKind.LEVY), "1"),
)
_COPY = Procedure(
    code=ProcedureCode("2.000815"),
    name="Chứng thực bản sao từ bản chính giấy tờ, văn bản do cơ quan, tổ chức có thẩm quyền của "
    "Việt Nam; cơ quan, tổ chức có thẩm quyền của nước ngoài cấp hoặc chứng nhận",
    field="Chứng thực",
    levels=frozenset({Level.COMMUNE, Level.OTHER}),
    decision="3152/QĐ-BTP",
    terms=_terms(SAME_DAY, FeeLine(amount=2_000, kind=FeeKind.FEE)),
)
_HOUSEHOLD = replace(
    _BIRTH,
    code=ProcedureCode("1.001612"),
    name="Đăng ký thành lập hộ kinh doanh",
    field="Thành lập và hoạt động của hộ kinh doanh",
    decision="2353/QĐ-BTC",
    terms=(
        ChannelTerms(
            channel=Channel.DIRECT,
            limit=Limit(Decimal(3), LimitUnit.DAY),
            note="Trong thời hạn 03 ngày làm việc kể từ ngày nhận đủ hồ sơ",
            fees=(FeeLine(amount=150, kind=FeeKind.LEVY),),
        ),
        ChannelTerms(channel=Channel.ONLINE, limit=None, fees=(FeeLine(amount=0),)),
    ),
)


def a_difference(problems: Sequence[CatalogueProblem]) -> CatalogueDifference:
    changes = (
        (
            _BIRTH,
            replace(
                _BIRTH,
                name="Đăng ký khai sinh",
                short="Khai sinh",
                terms=_terms(SAME_DAY, FeeLine(amount=8_000, kind=FeeKind.LEVY, note="/bản")),
                cases=(
                    PaperCase(
                        "",
                        (
                            Paper(name="Giấy chứng sinh", original=1),
                            Paper(name="Tờ khai theo mẫu", original=1, required=True),
                        ),
                    ),
                ),
            ),
        ),
        (_COPY, replace(_COPY, abolished_on=date(2026, 12, 1))),
    )
    changed = tuple(Change(before, after) for before, after in changes)
    return CatalogueDifference(
        files=("danh-muc.xlsx",),
        added=(_HOUSEHOLD,),
        changed=changed,
        unchanged=445,
        problems=problems,
        doubts=(
            *doubts_of(_HOUSEHOLD),
            *(doubt for change in changed for doubt in doubts_of(change.after)),
        ),
    )
