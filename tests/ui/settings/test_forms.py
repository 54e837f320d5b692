"""The office's own forms on the settings' page, by keys."""

from pathlib import Path

import pytest

from desk_app.documents.office_forms.shelf import shipped_file
from desk_app.documents.preview import page_count
from desk_app.domain.errors import FormUnreadable
from desk_app.domain.officer import Officer
from tests.documents.reading import text_of
from tests.ui.later import Later
from tests.ui.settings.conftest import Desk
from ui.printing.orders import ShownPaper
from ui.screens.settings.parts.forms import FormsPart

LATEST = "tt-03-2025-gui-tra"  # stands first
RECEIPT = shipped_file(LATEST, "receipt").decode()
OURS = RECEIPT.replace("GIẤY TIẾP NHẬN HỒ SƠ", "GIẤY NHẬN HỒ SƠ")


@pytest.fixture
def folder(desk: Desk) -> Path:
    facts = desk.office.forms.facts()
    (facts.folder / LATEST).mkdir(parents=True)
    return facts.folder


def rows(desk: Desk) -> list[str]:
    model = desk.page.forms.table.model()
    return [str(model.index(n, 0).data()) for n in range(model.rowCount())]


def test_that_the_forms_are_listed_with_their_letterhead(desk: Desk, admin: Officer) -> None:
    desk.enter(admin)
    desk.press("Alt+0")
    card = desk.page.forms
    assert rows(desk)[0].startswith("Giấy tiếp nhận hồ sơ và hẹn trả kết quả, A4")
    assert card.letterhead.parent_lines.text() == "UBND PHƯỜNG NINH KIỀU"
    assert card.letterhead.number.text() == "Số: …/TNHS-TTPVHCC"
    assert desk.office.forms.facts().faults == ()


def test_that_a_changed_form_is_read_without_starting_anew(
    desk: Desk, admin: Officer, folder: Path
) -> None:
    desk.enter(admin)
    desk.press("Alt+0")
    (folder / LATEST / "receipt.toml").write_text(OURS, "utf-8")
    (folder / "letterhead.toml").write_text('parent = ["UBND XÃ TA"]\n', "utf-8")
    desk.page.forms.again.setFocus()
    desk.press("Space")
    line = desk.page.forms.current
    assert line is not None
    assert line.worded
    whose = str(desk.page.forms.table.model().index(0, 1).data())
    assert whose == "đơn vị. hôm nay không dùng"  # it begins later; and no digest of the file
    assert desk.page.forms.letterhead.parent_lines.text() == "UBND XÃ TA"
    assert desk.said[-1] is not None


def test_that_a_broken_form_stands_first_with_its_line_and_is_not_previewed(
    desk: Desk, admin: Officer, folder: Path
) -> None:
    (folder / LATEST / "receipt.toml").write_text(OURS.replace("{request}", "{x}"), "utf-8")
    shown: list[ShownPaper] = []
    desk.screen.paper_shown.connect(shown.append)
    desk.enter(admin)
    desk.press("Alt+0")
    desk.page.forms.again.setFocus()
    desk.press("Space")
    line = RECEIPT.split("\n").index(next(s for s in RECEIPT.split("\n") if "{request}" in s)) + 1
    faults = desk.page.forms.faults
    assert faults.isVisible()
    wrong = str(faults.model().index(0, 0).data())
    assert wrong.startswith(f"{LATEST}/receipt.toml, dòng {line}: không hiểu “x”.")
    assert rows(desk)[0].startswith("Giấy tiếp nhận hồ sơ")  # the list holds forms alone
    faults.setFocus()
    desk.press("Return")
    assert shown == []


def test_that_a_form_is_looked_at_by_one_key_and_says_it_has_no_value(
    desk: Desk, admin: Officer
) -> None:
    shown: list[ShownPaper] = []
    desk.screen.paper_shown.connect(shown.append)
    desk.enter(admin)
    desk.press("Alt+0", "Ctrl+Return")
    assert page_count(shown[0].pdf) == 2  # both copies
    assert shown[0].title == "Xem trước: Giấy tiếp nhận hồ sơ và hẹn trả kết quả"
    assert "KHÔNG CÓ GIÁ TRỊ" in text_of(shown[0].pdf)
    assert shown[0].file is None  # and it cannot be printed
    assert list(desk.office.prints.rglob("*.pdf")) == []
    desk.page.forms.table.setFocus()
    desk.press("Down", "Return")
    assert shown[1].title == "Xem trước: Phiếu hẹn trả kết quả"


def test_that_a_look_still_being_drawn_is_not_laid_over_another_page(
    desk: Desk, admin: Officer
) -> None:
    later, shown = Later(), list[ShownPaper]()
    part = FormsPart(desk.office, later)
    part.shown.connect(shown.append)
    part.enter(admin)
    part.preview(desk.office.forms.facts().lines[0])
    part.leave()
    later.go_on()
    assert shown == []


def test_that_a_shipped_form_is_copied_to_be_changed(desk: Desk, admin: Officer) -> None:
    desk.enter(admin)
    desk.press("Alt+0")
    desk.page.forms.copy.setFocus()
    desk.press("Space")
    file = desk.office.forms.facts().folder / LATEST / "receipt.toml"
    assert file.read_text("utf-8") == RECEIPT
    assert desk.said[-1] is not None
    assert str(file) in desk.said[-1].title


def test_that_the_folder_is_made_and_opened(desk: Desk, admin: Officer) -> None:
    opened: list[Path] = []
    desk.screen.open_folder = opened.append
    desk.enter(admin)
    desk.press("Alt+0")
    desk.page.forms.folder.setFocus()
    desk.press("Space")
    assert opened == [desk.office.forms.facts().folder]
    assert opened[0].is_dir()


def test_that_a_folder_is_shared_by_all_desks_and_no_longer(
    desk: Desk, admin: Officer, tmp_path: Path
) -> None:
    share = tmp_path / "share"
    share.mkdir()
    (share / "letterhead.toml").write_text('parent = ["UBND XÃ CHUNG"]\n', "utf-8")
    desk.screen.choose_forms = lambda _over, done: done(share)
    desk.enter(admin)
    desk.press("Alt+0")
    card = desk.page.forms
    card.share.setFocus()
    desk.press("Space")
    assert card.shared.value.text() == str(share)
    assert card.letterhead.parent_lines.text() == "UBND XÃ CHUNG"
    card.share.setFocus()
    desk.press("Space")
    assert card.letterhead.parent_lines.text() == "UBND PHƯỜNG NINH KIỀU"


def test_that_who_may_not_change_forms_still_looks_at_them(desk: Desk, reception: Officer) -> None:
    shown: list[ShownPaper] = []
    desk.screen.paper_shown.connect(shown.append)
    desk.enter(reception)
    desk.press("Alt+0", "Ctrl+Return")
    assert len(shown) == 1
    card = desk.page.forms
    assert not any(button.isEnabled() for button in (card.copy, card.folder, card.share))


def test_that_a_folder_which_cannot_be_written_is_told(
    desk: Desk, admin: Officer, folder: Path
) -> None:
    (folder / LATEST).rmdir()
    folder.rmdir()
    folder.write_text("in the way")
    desk.enter(admin)
    desk.press("Alt+0")
    desk.page.forms.folder.setFocus()
    desk.press("Space")
    assert desk.said[-1] is not None
    assert "không ghi được" in desk.said[-1].title
    assert all(isinstance(fault, FormUnreadable) for fault in desk.office.forms.facts().faults)
