"""Invented days as they are sealed: a usual one, an extreme one, one on which nobody came."""

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Final
from uuid import UUID

from desk_app.documents.office.day_end.sheet_of import SheetAsked, day_sheet_of
from desk_app.documents.samples import dossiers
from desk_app.documents.samples.office_lists import REPRINT
from desk_app.documents.samples.public import FACTS
from desk_app.domain.acts import kinds
from desk_app.domain.acts.act import moment_text
from desk_app.domain.day_end.points import EARLY
from desk_app.domain.day_end.seal import Seal
from desk_app.domain.day_end.sheet import (
    CODES,
    CashLine,
    ChangeLine,
    CountLine,
    DaySheet,
    HeardLine,
    MarkLine,
    NumberLine,
    NumberWhy,
    PaperLine,
    PaperWhy,
    PrintLine,
    RemarkLine,
    SeriesLine,
    UnpaidLine,
)
from desk_app.domain.ids import ActId, DeskId, OfficerId
from desk_app.domain.watching.findings import Trouble

_AT: Final = datetime(2026, 11, 20, 10, 5, tzinfo=UTC)
_OFFICERS: Final = (
    CountLine(name="Trần Văn Đức", received=27, returned=20, ended=1, refused=1, open=24, late=2),
    CountLine(
        name="Trần Thị Bích Ngọc",
        received=17,
        returned=17,
        voided=1,
        supplements=3,
        open=14,
        late=1,
    ),
)
_GAP: Final = NumberLine(series=CODES, desk="Q2", first=2012, last=2013, why=NumberWhy.UNEXPLAINED)
_SHIFT: Final = CashLine(
    shift=UUID(int=5).hex,
    desk="Q2",
    cashier="Lê Thị Thu Hoa",
    closed=True,
    opening=500_000,
    cash=1_273_000,
    transfer=450_000,
    pos=150_000,
    given_back=150_000,
    expected=1_623_000,
    counted=1_620_000,
    said="thiếu tiền lẻ, đã lập biên bản",
)
SHEET: Final = DaySheet(
    day="2026-11-20",
    desk=FACTS.desk,
    made_at=moment_text(_AT),
    acts=412,
    by_field=(
        CountLine(name="Chứng thực", received=22, returned=22),
        CountLine(name="Hộ tịch", received=14, returned=11, voided=1, supplements=2, open=9),
        CountLine(
            name="Thành lập và hoạt động của hộ kinh doanh",
            received=8,
            returned=4,
            ended=1,
            refused=1,
            supplements=1,
            open=29,
            late=3,
        ),
    ),
    by_officer=_OFFICERS,
    series=(
        SeriesLine(series=CODES, desk="Q1", block=1, first=1001, last=1027, count=27),
        SeriesLine(series=CODES, desk="Q2", block=2, first=2001, last=2019, count=17),
        SeriesLine(series="payment_slip", desk="Q2", block=2, first=2107, last=2121, count=15),
        SeriesLine(series="supplement", desk="Q2", block=2, first=2011, last=2013, count=3),
    ),
    numbers=(
        NumberLine(
            series=CODES,
            desk="Q1",
            first=1014,
            last=1014,
            why=NumberWhy.VOIDED,
            said="nhận nhầm thủ tục",
        ),
        _GAP,
    ),
    prints=(
        PrintLine(form="receipt", wanted=43, printed=41, reprints=2),
        PrintLine(form="supplement_request", wanted=3, printed=3, reprints=0),
    ),
    papers=(
        PaperLine(code="H13.45.12-261120-2007", form="receipt", desk="Q2", why=PaperWhy.FAILED),
        PaperLine(code="H13.45.12-261120-2019", form="receipt", desk="Q2", why=PaperWhy.NEVER),
    ),
    cash=(_SHIFT,),
    unpaid=(
        UnpaidLine(
            code="H13.45.12-261117-1042",
            officer="Trần Thị Bích Ngọc",
            left=100_000,
            unknown=0,
            said="Chuyển khoản, chờ báo có",
        ),
    ),
    heard=(HeardLine(desk="Q3", last_at=moment_text(_AT.replace(hour=9, minute=58))),),
    unsent=3,
    marks=(
        MarkLine(
            about=Trouble.LATE,
            officer="Nguyễn Hữu Nghĩa",
            at=moment_text(_AT.replace(hour=2)),
            said="đã gọi phòng, chiều nay trả",
            code="H13.45.12-261103-0012",
        ),
        MarkLine(
            about=Trouble.UNPRINTED,
            officer="Nguyễn Hữu Nghĩa",
            at=moment_text(_AT.replace(hour=9)),
            count=2,
        ),
    ),
    changes=(
        ChangeLine(
            day="2026-11-19",
            kind=kinds.VOIDED,
            desk="Q1",
            officer="Lê Văn Đạt",
            at=moment_text(_AT.replace(hour=1)),
            about="H13.45.12-261119-1003",
            said="trùng với hồ sơ trực tuyến",
        ),
        ChangeLine(
            day="2026-11-19",
            kind=kinds.RECEIVED,
            desk="Q3",
            officer="Trần Văn Đức",
            at=moment_text(datetime(2026, 11, 19, 9, 40, tzinfo=UTC)),
            about="H13.45.12-261119-3011",
            late=True,
        ),
        ChangeLine(
            day="2026-11-19",
            kind="",
            desk="Q3",
            officer="",
            at=moment_text(datetime(2026, 11, 19, 9, 44, tzinfo=UTC)),
            count=4,
        ),
    ),
)
SEAL: Final = Seal(
    act=ActId(UUID(int=9)),
    day=date(2026, 11, 20),
    desk=DeskId(FACTS.desk),
    by=OfficerId(UUID(int=2)),
    officer_name="Lê Văn Đạt",
    at=_AT,
    digest=bytes(range(32)),
    held={"Q1": ((1, 412),)},
    told={},
    sheet=SHEET,
    remarks=(RemarkLine(key=_GAP.key, said="máy treo khi cấp số, đã lập biên bản"),),
)
SEALED: Final = day_sheet_of(SheetAsked(sheet=SHEET, seal=SEAL), FACTS)
_MANY: Final = replace(
    SHEET,
    by_field=tuple(
        replace(SHEET.by_field[2], name=dossiers.LONGEST_NAME if not at else f"Lĩnh vực thứ {at}")
        for at in range(30)
    ),
    by_officer=tuple(
        replace(_OFFICERS[0], name=f"Tôn Nữ Nguyễn Thị Phương Uyên {at}", received=12_345)
        for at in range(12)
    ),
    numbers=tuple(
        replace(_GAP, first=2000 + 3 * at, last=2001 + 3 * at, why=why)
        for at, why in enumerate(NumberWhy)
    ),
    papers=tuple(replace(SHEET.papers[at % 2], why=why) for at, why in enumerate(PaperWhy)) * 6,
    cash=(
        replace(_SHIFT, cash=98_765_432_000, expected=98_765_432_000, counted=98_765_432_500),
        replace(_SHIFT, shift=UUID(int=6).hex, closed=False, said=""),
    ),
    changes=tuple(
        replace(
            SHEET.changes[0],
            kind=kind,
            officer="Tôn Nữ Nguyễn Thị Phương Uyên",
            said=dossiers.LONGEST_NAME[:180],
        )
        for kind in sorted((kinds.VOIDED, kinds.CORRECTED, kinds.SHIFT_REVERSED, kinds.DECIDED))
    ),
    unsealed=("2026-11-17", "2026-11-18"),
)
LONG: Final = day_sheet_of(
    SheetAsked(
        sheet=_MANY,
        seal=replace(
            SEAL,
            officer_name="Tôn Nữ Nguyễn Thị Phương Uyên",
            sheet=_MANY,
            remarks=(
                RemarkLine(key=_MANY.cash[1].key, said=dossiers.LONGEST_NAME[:200]),
                RemarkLine(key=EARLY, said="mất điện toàn phường từ 15 giờ"),
            ),
        ),
        reprint=REPRINT,
    ),
    replace(FACTS, trial=True),
)
EMPTY: Final = day_sheet_of(
    SheetAsked(
        sheet=DaySheet(day="2026-11-20", desk=FACTS.desk, made_at=moment_text(_AT), acts=0),
        officer="Lê Văn Đạt",
    ),
    FACTS,
)
