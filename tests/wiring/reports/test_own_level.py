"""A ward's report: what the province does as well stands there under the ward's level."""

from datetime import date
from pathlib import Path

import pytest

from desk_app.domain.ids import DeskId, ProcedureCode
from desk_app.domain.law.procedure import Level, lead_level, level_of_unit
from desk_app.domain.office import DeskFacts, unit_from
from desk_app.paths import Folders
from desk_app.wiring.opening import open_desk
from desk_app.wiring.reports.sources import report_sources
from tests.builders import UNIT, a_procedure, a_scribe

BOTH = frozenset({Level.PROVINCE, Level.COMMUNE})
COPY = ProcedureCode("2.000635")  # bản sao trích lục hộ tịch


@pytest.mark.parametrize(
    ("name", "level"),
    [
        ("Phường Ninh Kiều", Level.COMMUNE),
        ("XÃ VỊ THỦY", Level.COMMUNE),
        ("Đặc khu Phú Quốc", Level.COMMUNE),
        ("Phường Tịnh Biên", Level.COMMUNE),
        ("Xã Sơn Tịnh", Level.COMMUNE),
        ("UBND xã Sơ Pai", Level.COMMUNE),
        ("Ủy ban nhân dân xã Tân Phú, tỉnh Đồng Nai", Level.COMMUNE),
        ("Bộ phận Một cửa phường Tịnh Khê", Level.COMMUNE),
        ("Trung tâm Phục vụ hành chính công phường Ninh Kiều, TP Cần Thơ", Level.COMMUNE),
        ("Xa\u0303 Ta\u0323nh", Level.COMMUNE),
        ("Thành phố Cần Thơ", Level.PROVINCE),
        ("Trung tâm Phục vụ hành chính công TP Cần Thơ – Chi nhánh số 12", Level.PROVINCE),
        ("Sở Tư pháp", Level.PROVINCE),
        ("Bảo hiểm xã hội Việt Nam", None),
        ("Cục Sở hữu trí tuệ", None),
        ("Cơ quan quản lý cơ sở dữ liệu của địa phương", None),
        ("Bộ phận Một cửa", None),
        ("Xãng", None),
    ],
)
def test_that_the_name_of_a_unit_says_which_level_is_its_own(
    name: str, level: Level | None
) -> None:
    assert level_of_unit(name) is level


def test_that_an_office_settles_what_its_level_does_and_lists_all_else_under_the_highest() -> None:
    assert lead_level(BOTH, Level.COMMUNE) is Level.COMMUNE
    assert lead_level(BOTH) is Level.PROVINCE
    assert lead_level(frozenset({Level.PROVINCE}), Level.COMMUNE) is Level.PROVINCE


@pytest.mark.parametrize(
    ("unit", "level"),
    [("Phường Ninh Kiều", Level.COMMUNE), ("Thành phố Cần Thơ", Level.PROVINCE)],
)
def test_that_a_ward_counts_under_its_own_level(tmp_path: Path, unit: str, level: Level) -> None:
    opened = open_desk(Folders(tmp_path), tmp_path / "keys")
    with opened.store.work(a_scribe())() as work:
        work.catalogue.put("test", [a_procedure(code=COPY, levels=BOTH)])
        work.commit()
    facts = DeskFacts(
        unit=unit_from(UNIT, unit, {}), desk=DeskId("Q1"), desk_name="Quầy 1", central=""
    )
    sources = report_sources(opened, facts)
    assert sources.procedures(date(2026, 11, 20))[COPY].level is level
    opened.close()
