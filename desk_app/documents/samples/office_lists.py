"""Invented lists and a day in sum, usual ones and extreme ones."""

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Final
from uuid import UUID

from desk_app.documents.office.daily_sheet_of import (
    DayCounts,
    DayFigures,
    FeesExpected,
    NumberGap,
    NumbersUsed,
    daily_sheet_of,
)
from desk_app.documents.office.hand_over_minutes_of import (
    BatchDossier,
    HandOverBatch,
    hand_over_minutes_of,
)
from desk_app.documents.office.postal_list_of import postal_list_of
from desk_app.documents.samples import dossiers
from desk_app.documents.samples.public import FACTS
from desk_app.documents.series import the_series
from desk_app.domain.codes.dossier_code import DossierCode
from desk_app.domain.ids import DeskId, OfficerId
from desk_app.domain.law.deadline.display import ShownDue
from desk_app.domain.law.fees import FeeKind
from desk_app.domain.post.given import SERIES, GivenList, line_of

AT: Final = datetime(2026, 11, 20, 7, 10, tzinfo=UTC)
REPRINT: Final = "Bản in lại lần 2 (in lần đầu: 14:05 21/11/2026, Trần Văn Đức)"

BATCH: Final = HandOverBatch(
    number=3,
    at=AT,
    dossiers=tuple(map(BatchDossier, dossiers.LISTED)),
    giver="TRẦN VĂN ĐỨC",
    department="Văn phòng HĐND và UBND",
    taker="NGUYỄN THỊ THU HÀ",
)
_FORTY: Final = tuple(
    replace(
        dossiers.LONG if at % 7 == 0 else dossiers.LISTED[at % 12],
        code=DossierCode.parse(f"H13.45.12.07-261120-{1001 + at}"),
    )
    for at in range(40)
)
HAND_OVER: Final = hand_over_minutes_of(BATCH, FACTS)
LONG_HAND_OVER: Final = hand_over_minutes_of(
    replace(
        BATCH,
        dossiers=tuple(map(BatchDossier, _FORTY)),
        department="Phòng Kinh tế, Hạ tầng và Đô thị thuộc Ủy ban nhân dân phường Ninh Kiều, bộ "
        "phận tiếp nhận hồ sơ đất đai và xây dựng",
    ),
    replace(FACTS, trial=True),
    REPRINT,
)
SHORT_HAND_OVER: Final = hand_over_minutes_of(
    replace(
        BATCH,
        dossiers=(BatchDossier(dossiers.BUSINESS, ShownDue(dossiers.RECEIVED, whole_day=True)),),
        taker="",
    ),
    FACTS,
)

POST: Final = GivenList(
    id=UUID(int=2),
    number=the_series(FACTS.unit).number(SERIES, 2026, 2),
    desk=DeskId("Q2"),
    by=OfficerId(UUID(int=1)),
    at=AT,
    lines=tuple(
        line_of(
            dossier,
            fee=(0, 35_000, 43_500)[at % 3],
            tracking=f"EB{123456700 + at}VN",
        )
        for at, dossier in enumerate(dossiers.LISTED[:8])
    ),
    giver="Trần Văn Đức",
    post="Bưu điện phường Ninh Kiều",
    taker="Lê Minh Tâm",
)
POSTAL: Final = postal_list_of(POST, FACTS)
LONG_POSTAL: Final = postal_list_of(
    replace(
        POST,
        lines=tuple(
            line_of(dossier, fee=1_235_000, tracking=f"EB{123456700 + at}VN")
            for at, dossier in enumerate(_FORTY)
        ),
    ),
    replace(FACTS, trial=True),
    REPRINT,
)
SHORT_POSTAL: Final = postal_list_of(
    replace(POST, lines=(line_of(dossiers.BUSINESS),), taker=""), FACTS
)

FIGURES: Final = DayFigures(
    day=date(2026, 11, 20),
    scope="Quầy 2",
    by_field=(
        DayCounts(name="Hộ tịch", received=14, sent_away=2, returned=11, open=9),
        DayCounts(name="Chứng thực", received=22, returned=22),
        DayCounts(
            name="Thành lập và hoạt động của hộ kinh doanh",
            received=5,
            sent_away=1,
            returned=3,
            open=12,
            late=1,
        ),
        DayCounts(name="Đất đai", received=3, sent_away=1, returned=1, open=17, late=2),
    ),
    by_officer=(
        DayCounts(name="Trần Văn Đức", received=27, sent_away=3, returned=20, open=24, late=2),
        DayCounts(
            name="Trần Thị Bích Ngọc", received=17, sent_away=1, returned=17, open=14, late=1
        ),
    ),
    numbers=(
        NumbersUsed(
            desk="Quầy 2",
            first=1001,
            last=1046,
            gaps=(
                NumberGap(1012, 1012, "mất điện khi đang cấp số, hồ sơ được cấp số sau"),
                NumberGap(1031, 1031, "máy dừng khi đang ghi"),
            ),
        ),
    ),
    fees=(FeesExpected(FeeKind.FEE, 22, 418_000), FeesExpected(FeeKind.LEVY, 9, 705_000)),
    unpriced=3,
    exceptions=(
        "10:40 mất kết nối với trung tâm, có lại lúc 11:25; 7 hồ sơ gửi sau.",
        "14:20 hẹn lại 01 hồ sơ theo lịch mới (H13.45.12-261118-1020).",
    ),
)
_LATE: Final = datetime(2026, 11, 20, 10, 5, tzinfo=UTC)
DAY: Final = daily_sheet_of(FIGURES, FACTS, "Trần Văn Đức", _LATE)
LONG_DAY: Final = daily_sheet_of(
    DayFigures(
        day=FIGURES.day,
        scope="Toàn đơn vị",
        by_field=tuple(
            DayCounts(
                name=dossiers.LONGEST_NAME if not at else f"Lĩnh vực thứ {at}",
                received=1_200 + at,
                open=98_765,
                late=at,
            )
            for at in range(40)
        ),
        by_officer=tuple(
            DayCounts(name=f"Tôn Nữ Nguyễn Thị Phương Uyên {at}", received=at) for at in range(12)
        ),
        numbers=tuple(
            replace(FIGURES.numbers[0], desk=f"Quầy {at} – {FACTS.unit.name}") for at in range(1, 9)
        ),
        fees=tuple(FeesExpected(kind, 12_345, 98_765_432_000) for kind in FeeKind),
        unpriced=120,
        exceptions=tuple(f"{at}. {dossiers.LONGEST_NAME}" for at in range(1, 4)),
    ),
    replace(FACTS, trial=True),
    "Tôn Nữ Nguyễn Thị Phương Uyên",
    _LATE,
    REPRINT,
)
EMPTY_DAY: Final = daily_sheet_of(
    DayFigures(day=FIGURES.day, scope="Quầy 2", by_field=(), by_officer=()),
    FACTS,
    "Trần Văn Đức",
    _LATE,
)
