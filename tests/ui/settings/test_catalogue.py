"""Taking a catalogue in, by keys: compared, seen, applied or left."""

from dataclasses import replace
from pathlib import Path

import pytest

from desk_app.domain.ids import ProcedureCode
from desk_app.domain.officer import Officer
from desk_app.services.catalogue.compare_catalogue import ImportCatalogue
from desk_app.services.catalogue.import_catalogue import ApplyCatalogue
from desk_app.services.catalogue.reading import CatalogueProblem, Why
from desk_app.services.catalogue.sheets.writing import workbook
from tests.builders import BUSINESS, a_procedure
from tests.services.catalogue.samples import portal, raw
from tests.ui.settings.conftest import Desk
from ui.news import CatalogueChanged
from ui.screens.settings.parts.catalogue import why_words

NEW = a_procedure(code=ProcedureCode("1.004222"), name="Đăng ký thường trú")
RENAMED = replace(a_procedure(), short="Hộ kinh doanh")


@pytest.fixture
def book(tmp_path: Path) -> Path:
    """One procedure more, another name for the one that is held."""
    file = tmp_path / "danh-muc.xlsx"
    file.write_bytes(workbook([RENAMED, NEW]))
    return file


def choose(desk: Desk, *files: Path) -> None:
    desk.screen.choose_files = lambda _over, done: done(files)


def listed(desk: Desk) -> list[str]:
    model = desk.page.catalogue.difference.list.model()
    return [str(model.index(n, 1).data()) for n in range(model.rowCount())]


def facts(desk: Desk) -> list[tuple[str, ...]]:
    model = desk.page.catalogue.difference.facts.model()
    return [tuple(model.index(n, c).data() for c in range(3)) for n in range(model.rowCount())]


def test_that_the_difference_is_seen_before_anything_is_stored(
    desk: Desk, admin: Officer, book: Path
) -> None:
    choose(desk, book)
    desk.enter(admin)
    desk.press("Ctrl+Return")
    card = desk.page.catalogue
    assert "thêm 1, đổi 1" in card.difference.summary.text()
    assert listed(desk) == [
        f"Hộ kinh doanh. {BUSINESS}: tên ngắn",
        "Đăng ký thường trú. 1.004222: thêm mới",
    ]
    assert facts(desk) == [("Tên ngắn", "–", "Hộ kinh doanh")]
    assert desk.office.keeping.procedures() == 1
    assert desk.news == []
    assert not card.take_in.isVisible()


def test_that_ctrl_enter_applies_what_was_seen(desk: Desk, admin: Officer, book: Path) -> None:
    choose(desk, book)
    desk.enter(admin)
    desk.press("Ctrl+Return", "Ctrl+Return")
    report = desk.screen.catalogue.state.report
    assert report
    assert (report.added, report.changed) == (1, 1)
    assert desk.page.catalogue.held.value.text() == "2"
    assert desk.news == [CatalogueChanged()]
    assert desk.page.catalogue.take_in.isVisible()
    assert not desk.page.catalogue.difference.isVisible()


def test_that_esc_leaves_everything_as_it_is(desk: Desk, admin: Officer, book: Path) -> None:
    choose(desk, book)
    desk.enter(admin)
    desk.press("Ctrl+Return")
    assert desk.screen.step_back()
    assert desk.page.catalogue.take_in.isVisible()
    assert desk.page.catalogue.take_in.hasFocus()
    assert desk.office.keeping.procedures() == 1
    assert not desk.screen.step_back()


def test_that_space_leaves_a_procedure_out_and_takes_it_back(
    desk: Desk, admin: Officer, book: Path
) -> None:
    choose(desk, book)
    desk.enter(admin)
    desk.press("Ctrl+Return", "Space", "Down", "Space", "Space", "Ctrl+Return")
    report = desk.screen.catalogue.state.report
    assert report
    assert (report.added, report.changed) == (1, 0)
    held = desk.office.reading.procedure(BUSINESS)
    assert held is not None
    assert held.short == ""


def test_that_with_nothing_ticked_there_is_nothing_to_apply(
    desk: Desk, admin: Officer, book: Path
) -> None:
    choose(desk, book)
    desk.enter(admin)
    desk.press("Ctrl+Return", "Space", "Down", "Space", "Ctrl+Return")
    assert not desk.page.catalogue.apply.isEnabled()
    assert desk.office.keeping.procedures() == 1


def test_that_the_arrows_show_before_and_after_of_each(
    desk: Desk, admin: Officer, book: Path
) -> None:
    choose(desk, book)
    desk.enter(admin)
    desk.press("Ctrl+Return", "Down")
    assert ("Tên", "–", "Đăng ký thường trú") in facts(desk)


def test_that_doubts_and_problems_stand_in_their_own_lists(
    desk: Desk, admin: Officer, tmp_path: Path
) -> None:
    file = tmp_path / "cong.json"
    doubtful = portal(executionMethods=[])
    file.write_bytes(raw([doubtful, portal(code="")]))
    choose(desk, file)
    desk.enter(admin)
    desk.press("Ctrl+Return", "Shift+Tab", "Right", "Right")
    model = desk.page.catalogue.difference.notes.model()
    assert [model.index(n, 0).data() for n in range(model.rowCount())] == ["Mục thứ 2 của tệp"]
    desk.press("Left")
    assert [model.index(n, 0).data() for n in range(model.rowCount())] == [
        "1.001193. Thủ tục đăng ký khai sinh"
    ]


def test_that_the_same_again_needs_no_confirmation(desk: Desk, admin: Officer, book: Path) -> None:
    choose(desk, book)
    desk.enter(admin)
    desk.press("Ctrl+Return", "Ctrl+Return", "Ctrl+Return")
    report = desk.screen.catalogue.state.report
    assert report
    assert (report.edition, report.unchanged) == ("", 2)
    assert desk.news == [CatalogueChanged()]


def test_that_a_catalogue_changed_in_between_is_told_and_stored_nothing(
    desk: Desk, admin: Officer, book: Path
) -> None:
    choose(desk, book)
    desk.enter(admin)
    desk.press("Ctrl+Return")
    keeping = desk.office.keeping
    other = keeping.compare_catalogue(ImportCatalogue([("a.xlsx", workbook([NEW]))]), admin)
    keeping.apply_catalogue(ApplyCatalogue(other), admin)
    desk.press("Ctrl+Return")
    assert desk.said[-1]
    assert "đã thay đổi" in desk.said[-1].title
    assert desk.page.catalogue.take_in.isVisible()
    held = desk.office.reading.procedure(BUSINESS)
    assert held is not None
    assert held.short == ""


@pytest.mark.parametrize(
    ("name", "content"),
    [("anh.json", b"{ hong"), ("anh.pdf", b"%PDF-1.4"), ("anh.xlsx", b"PK\3\4")],
)
def test_that_a_file_that_is_no_catalogue_is_a_notice_and_changes_nothing(
    desk: Desk, admin: Officer, tmp_path: Path, name: str, content: bytes
) -> None:
    file = tmp_path / name
    file.write_bytes(content)
    choose(desk, file)
    desk.enter(admin)
    desk.press("Ctrl+Return")
    assert desk.said[-1]
    assert name in desk.said[-1].title
    assert not desk.page.catalogue.take_in.busy
    assert desk.news == []


def test_that_a_file_gone_since_it_was_chosen_is_a_notice(
    desk: Desk, admin: Officer, tmp_path: Path
) -> None:
    choose(desk, tmp_path / "mat.json")
    desk.enter(admin)
    desk.press("Ctrl+Return")
    assert desk.said[-1]
    assert "mat.json" in desk.said[-1].title


def test_that_the_template_and_a_copy_are_written_where_the_officer_says(
    desk: Desk, admin: Officer, tmp_path: Path
) -> None:
    file = tmp_path / "ra.xlsx"
    asked: list[str] = []

    def name_file(_over: object, proposed: str, done: object) -> None:
        asked.append(proposed)
        assert callable(done)
        done(file)

    desk.screen.name_file = name_file
    desk.enter(admin)
    desk.page.catalogue.template.click()
    template = file.read_bytes()
    desk.page.catalogue.export.click()
    assert asked == ["mau-danh-muc.xlsx", "danh-muc.xlsx"]
    assert len(file.read_bytes()) > len(template)
    assert desk.screen.catalogue.state.written == "ra.xlsx"


def test_that_tables_are_told_by_the_names_they_were_written_under(
    desk: Desk, admin: Officer, tmp_path: Path
) -> None:
    desk.screen.name_file = lambda _over, _proposed, done: done(tmp_path / "ra.csv")
    desk.enter(admin)
    desk.page.catalogue.template.click()
    written = desk.screen.catalogue.state.written.split(", ")
    assert sorted(written) == sorted(file.name for file in tmp_path.glob("*ra.csv"))
    assert "Thủ tục - ra.csv" in written


def test_that_all_are_left_out_and_taken_back_at_once(
    desk: Desk, admin: Officer, book: Path
) -> None:
    choose(desk, book)
    desk.enter(admin)
    desk.press("Ctrl+Return")
    everything = desk.page.catalogue.difference.every
    everything.setFocus()
    assert everything.text() == "Bỏ chọn tất cả"
    desk.press("Space")
    assert desk.screen.catalogue.state.taken == 0
    assert everything.text() == "Chọn tất cả"
    desk.page.catalogue.difference.list.setFocus()
    desk.press("Space", "Ctrl+Return")
    report = desk.screen.catalogue.state.report
    assert report
    assert (report.added, report.changed) == (0, 1)


def test_that_the_whole_of_a_long_text_can_be_read(
    desk: Desk, admin: Officer, tmp_path: Path
) -> None:
    file = tmp_path / "dai.xlsx"
    long = "Cấp lại giấy phép hoạt động đối với cơ sở khám bệnh, chữa bệnh " * 15
    file.write_bytes(workbook([replace(a_procedure(), name=long.strip())]))
    choose(desk, file)
    desk.enter(admin)
    desk.press("Ctrl+Return")
    assert facts(desk)[0][2].endswith("…")
    panel = desk.page.catalogue.difference
    panel.facts.setFocus()
    assert panel.whole.toPlainText().endswith(long.strip())


def test_that_who_may_not_import_cannot_and_is_told_why(desk: Desk, reception: Officer) -> None:
    asked: list[bool] = []
    desk.screen.choose_files = lambda _over, _done: asked.append(True)
    desk.enter(reception)
    desk.press("Ctrl+Return")
    assert asked == []
    for button in ("take_in", "template", "export"):
        assert not getattr(desk.page.catalogue, button).isEnabled()


@pytest.mark.parametrize("why", [Why.UNIT_UNKNOWN, Why.CODE_MISSING])
def test_that_a_reason_is_a_sentence(why: Why) -> None:
    words = why_words(CatalogueProblem("1.1", why, {"unit": "QUARTER"}))
    assert words[0].isupper()
    assert words.endswith(".")
