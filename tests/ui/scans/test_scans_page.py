"""Scanning by keys only: files become papers, and what is wrong is told."""

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication

from desk_app.domain.acts import kinds
from desk_app.domain.dossier import Dossier, PaperKind, SubmittedPaper
from desk_app.domain.people.rights import Role
from desk_app.domain.scans.digitisation import Digitisation
from desk_app.paths import Folders
from tests.builders import LEADER, an_officer
from tests.domain.scans.files import a_pdf, a_picture
from tests.ui.dossiers.counter import ANOTHER, AT_THE_TILL, CounterDesk
from tests.ui.scans.conftest import ScanPage
from ui.screens.scans.state import Mode


@pytest.fixture
def dossier(counter: CounterDesk) -> Dossier:
    return counter.receive()


def scans_of(page: ScanPage, dossier: Dossier) -> list[tuple[str, int, int]]:
    """Paper, pages and images of each scan that counts."""
    scans = page.counter.stored(dossier).scans.scans
    return [(s.paper.name, s.pages, s.file.images) for s in scans if not s.withdrawn]


def drop(page: ScanPage, file: Path) -> None:
    """Drag `file` over the page and let it go."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file))])
    how = (
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    QApplication.sendEvent(page.screen.view, QDragEnterEvent(QPoint(5, 5), *how))
    QApplication.sendEvent(page.screen.view, QDropEvent(QPointF(5, 5), *how))


def test_that_two_keys_give_a_file_to_its_paper_and_go_on_to_the_next(
    page: ScanPage, dossier: Dossier
) -> None:
    first = page.scanner_writes("Scan_1.pdf", 2)
    page.scanner_writes("Scan_2.pdf", 1)
    page.open(dossier)
    names = [paper.name for paper in dossier.papers]
    assert page.line.name == names[0]
    page.counter.press("2", "Ctrl+Return")
    assert page.line.name == names[1]
    assert page.counter.said == f"Đã gắn 2 trang vào “{names[0]}”. Còn 1 giấy chưa số hóa."
    page.counter.press("1", "Ctrl+Return")
    assert scans_of(page, dossier) == [(names[0], 2, 2), (names[1], 1, 1)]
    assert page.counter.said.endswith("Giấy tờ của hồ sơ đã số hóa đủ.")
    assert not first.exists()
    assert page.tray == []
    assert page.counter.kinds(dossier).count(kinds.PAPER_SCANNED) == 2


def test_that_a_file_appears_only_when_it_is_complete(page: ScanPage, dossier: Dossier) -> None:
    page.open(dossier)
    file = page.folder / "Scan_1.pdf"
    whole = a_pdf(2)
    file.write_bytes(whole[:100])
    page.look()
    file.write_bytes(whole)
    page.look()
    assert page.tray == []
    page.look()
    assert page.tray == ["Scan_1.pdf"]
    assert page.state.chosen is not None
    assert page.state.chosen.found is not None
    assert page.state.sight.pages == 2


def test_that_a_difference_of_pages_is_told_while_typing_and_needs_a_reason(
    page: ScanPage, dossier: Dossier
) -> None:
    page.scanner_writes("Scan_1.pdf", 2)
    page.open(dossier)
    page.counter.press("3", "Ctrl+Return")
    assert page.counter.said.startswith("Giấy 3 trang, tệp 2 ảnh; chưa lưu gì.")
    assert "ghi lý do" in page.state.hint
    assert page.counter.focus is page.screen.view.form.fields["reason"]
    assert scans_of(page, dossier) == []
    assert list(Folders(page.folder.parent).scans.rglob("*.att")) == []
    page.counter.type("Mặt sau trang 3 để trống")
    page.counter.press("Ctrl+Return")
    assert scans_of(page, dossier) == [(dossier.papers[0].name, 3, 2)]


def test_that_pages_have_to_be_counted(page: ScanPage, dossier: Dossier) -> None:
    page.scanner_writes("Scan_1.pdf", 2)
    page.open(dossier)
    page.counter.press("Ctrl+Return")
    assert page.counter.said.startswith("Chưa ghi số trang của giấy")
    assert page.counter.focus is page.screen.view.form.fields["pages"]


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("a.pdf", b"", "Tệp quét trống, không nhận."),
        ("a.pdf", b"hello", "Tệp không phải PDF, JPEG, PNG hay TIFF, không nhận."),
        ("a.pdf", a_picture("JPEG"), "Tên tệp không đúng loại: nội dung là JPEG."),
        ("a.pdf", a_pdf(1, "Giấy", "246810"), "Tệp có mật khẩu, không nhận."),
        ("a.pdf", a_pdf(2)[:300], "Tệp quét không đọc được, không nhận."),
        ("a.tif", a_picture("TIFF", (300, 300), 2)[:-9000], "Trang 2 của tệp không đọc được."),
    ],
)
def test_that_a_file_that_is_no_good_says_why_and_cannot_be_given(
    page: ScanPage, dossier: Dossier, name: str, content: bytes, said: str
) -> None:
    page.scanner_writes(name, content=content)
    page.open(dossier)
    (item,) = page.state.tray
    assert item.fault == said
    assert not page.screen.view.form.submit.isEnabled()
    assert Mode.SCAN not in page.state.possible
    assert (page.folder / name).exists()


def test_that_dropped_files_come_first_and_stay_where_they_are(
    page: ScanPage, dossier: Dossier, tmp_path: Path
) -> None:
    page.scanner_writes("Scan_1.pdf")
    page.open(dossier)
    mine = tmp_path / "của tôi.png"
    mine.write_bytes(a_picture("PNG"))
    drop(page, mine)
    assert page.tray == ["của tôi.png", "Scan_1.pdf"]
    page.screen.view.form.focus_first()
    page.counter.press("1", "Ctrl+Return")
    assert scans_of(page, dossier) == [(dossier.papers[0].name, 1, 1)]
    assert mine.exists()


def test_that_files_are_chosen_where_there_is_no_scanner(
    page: ScanPage, dossier: Dossier, tmp_path: Path
) -> None:
    file = tmp_path / "a.pdf"
    file.write_bytes(a_pdf(1))
    page.screen.choose_files = lambda _owner, done: done([file])
    page.open(dossier)
    page.screen.view.tray.files.click()
    assert page.tray == ["a.pdf"]


def test_that_a_file_that_changed_meanwhile_is_not_taken_for_the_one_that_was_seen(
    page: ScanPage, dossier: Dossier
) -> None:
    file = page.scanner_writes("Scan_1.pdf", 2)
    page.open(dossier)
    file.write_bytes(a_pdf(2, "another"))
    page.counter.press("2", "Ctrl+Return")
    assert page.counter.said.startswith("Tệp đã đổi hoặc không còn ở chỗ cũ")
    assert scans_of(page, dossier) == []


def test_that_a_scan_that_took_the_name_of_a_stored_one_is_not_removed(
    page: ScanPage, dossier: Dossier
) -> None:
    file = page.scanner_writes("scan.pdf", 2)
    page.open(dossier)
    take_away = page.counter.office.scans.take_away
    stored = page.state.chosen
    assert stored is not None
    assert stored.found is not None
    file.write_bytes(a_pdf(3, "next"))
    assert take_away(file, stored.found)
    assert file.exists()
    page.look(2)
    assert [item.found.images for item in page.state.tray if item.found] == [3]


def test_that_what_is_seen_of_a_paper_stays_when_a_file_arrives(
    page: ScanPage, dossier: Dossier
) -> None:
    page.scanner_writes("Scan_1.pdf", 2)
    page.open(dossier)
    page.counter.press("2", "Ctrl+Return")
    page.scanner_writes("Scan_2.pdf", 1)
    page.screen.view.papers.table.setFocus()
    page.counter.press("Up")
    assert page.state.sight.title == dossier.papers[0].name
    page.scanner_writes("Scan_3.pdf", 1)
    assert page.state.sight.title == dossier.papers[0].name


def test_that_a_number_typed_for_a_file_goes_with_it(page: ScanPage, dossier: Dossier) -> None:
    first = page.scanner_writes("Scan_1.pdf", 2)
    page.scanner_writes("Scan_2.pdf", 2)
    page.open(dossier)
    page.counter.press("2")
    first.unlink()
    page.look()
    assert page.state.chosen is not None
    assert page.state.chosen.name == "Scan_2.pdf"
    assert page.state.entry.pages == ""


def test_that_reuse_is_recorded_with_its_source(page: ScanPage, dossier: Dossier) -> None:
    page.open(dossier)
    page.screen.view.papers.table.setFocus()
    page.counter.press("2")
    assert page.counter.focus is page.screen.view.form.fields["source"]
    page.counter.press("Ctrl+Return")
    assert page.counter.said.startswith("Chưa ghi nguồn tái sử dụng")
    page.counter.type("Kho dữ liệu số hóa")
    page.counter.press("Ctrl+Return")
    assert page.state.papers[0].state is Digitisation.REUSED
    page.screen.view.papers.table.setFocus()
    page.counter.press("3")
    page.counter.type("H13.45.12-260311-1001")
    page.counter.press("Ctrl+Return")
    assert page.state.papers[1].state is Digitisation.REUSED_FROM_RESULT
    assert page.counter.kinds(dossier).count(kinds.DIGITISED_BY_REUSE) == 2


def test_that_a_withdrawn_file_comes_back_to_the_tray_and_goes_to_another_paper(
    page: ScanPage, dossier: Dossier
) -> None:
    page.scanner_writes("Scan_1.pdf", 2)
    page.open(dossier)
    page.counter.press("2", "Ctrl+Return")
    page.screen.view.papers.table.setFocus()
    page.counter.press("Up", "0")
    assert page.state.entry.mode is Mode.WITHDRAW
    page.counter.press("Ctrl+Return")
    assert page.counter.said.startswith("Chưa ghi lý do gỡ")
    page.counter.type("Nhầm giấy")
    page.counter.press("Ctrl+Return")
    assert page.state.papers[0].state is Digitisation.NOT_YET
    assert page.tray == [dossier.papers[0].name]
    page.screen.view.papers.table.setFocus()
    page.counter.press("Down")
    page.screen.view.form.focus_first()
    page.counter.press("2", "Ctrl+Return")
    assert scans_of(page, dossier) == [(dossier.papers[1].name, 2, 2)]
    assert page.tray == []


def test_that_erasing_leaves_nothing_of_the_file(page: ScanPage, dossier: Dossier) -> None:
    page.scanner_writes("Scan_1.pdf", 2)
    page.open(dossier)
    page.counter.press("2", "Ctrl+Return")
    page.screen.view.papers.table.setFocus()
    page.counter.press("Up", "0")
    page.counter.type("Giấy mật")
    page.screen.view.form.erase.click()
    page.counter.press("Ctrl+Return")
    assert page.tray == []
    assert list(Folders(page.folder.parent).scans.rglob("*.att")) == []


def test_that_esc_leaves_reuse_and_nothing_is_stored(page: ScanPage, dossier: Dossier) -> None:
    page.open(dossier)
    page.screen.view.papers.table.setFocus()
    page.counter.press("2")
    assert page.screen.step_back()
    assert page.state.entry.mode is Mode.SCAN
    assert not page.screen.step_back()
    assert page.counter.stored(dossier).scans.entries == ()


def test_that_papers_not_to_be_scanned_are_told(page: ScanPage) -> None:
    names = [paper.name for paper in page.counter.receive().papers]
    shown = page.counter.receive(
        papers=(
            SubmittedPaper(name="Hộ chiếu (xuất trình)", kind=PaperKind.ORIGINAL),
            *(SubmittedPaper(name=name, kind=PaperKind.ELECTRONIC) for name in names),
        )
    )
    page.scanner_writes("Scan_1.pdf", 2)
    page.open(shown)
    assert "Giấy chỉ xuất trình thì không quét." in page.state.hint
    page.counter.press("2", "Ctrl+Return")
    assert page.counter.said.startswith("Giấy chỉ xuất trình thì không quét.")
    assert scans_of(page, shown) == []
    page.counter.type("Luật chuyên ngành cho quét")
    page.counter.press("Ctrl+Return")
    assert [line[0] for line in scans_of(page, shown)] == ["Hộ chiếu (xuất trình)"]
    page.scanner_writes("Scan_2.pdf", 1)
    page.screen.view.papers.table.setFocus()
    page.counter.press("Down")
    assert page.line.never
    assert not page.screen.view.form.submit.isEnabled()


def test_that_a_second_press_while_it_is_stored_gives_nothing_twice(
    page: ScanPage, dossier: Dossier
) -> None:
    page.scanner_writes("Scan_1.pdf", 2)
    page.open(dossier)
    page.counter.press("2", "Ctrl+Return", "Ctrl+Return", "Ctrl+Return")
    assert len(scans_of(page, dossier)) == 1


def test_that_a_damaged_file_is_told_and_never_shown(page: ScanPage, dossier: Dossier) -> None:
    page.scanner_writes("Scan_1.pdf", 2)
    page.open(dossier)
    page.counter.press("2", "Ctrl+Return")
    (kept,) = Folders(page.folder.parent).scans.rglob("*.att")
    kept.write_bytes(kept.read_bytes()[:-1] + b"\0")
    page.screen.leave()
    page.screen.presenter.preview.clear()
    page.open(dossier)
    page.screen.view.preview.room.emit(300)
    page.screen.view.papers.table.setFocus()
    page.counter.press("Up")
    assert page.state.sight.fault.startswith("Tệp quét bị hỏng, không hiện.")
    kept.unlink()
    page.screen.leave()
    page.open(dossier)
    assert page.state.papers[0].look
    assert "MẤT TỆP" in page.state.papers[0].note


def test_that_who_may_not_scan_sees_the_states_and_no_file(
    page: ScanPage, dossier: Dossier
) -> None:
    page.scanner_writes("Scan_1.pdf", 2)
    page.open(dossier)
    page.counter.press("2", "Ctrl+Return")
    page.open(dossier, AT_THE_TILL)
    assert page.state.papers[0].state is Digitisation.SCANNED
    assert page.state.tray == ()
    page.screen.view.preview.room.emit(300)
    page.screen.view.papers.table.setFocus()
    page.counter.press("Up")
    assert page.state.sight.fault
    assert page.state.blocked.startswith("Vai trò này không quét")
    assert page.state.possible == frozenset()


def test_that_the_folder_is_named_by_who_may_and_a_lost_one_is_told_once(
    page: ScanPage, dossier: Dossier, tmp_path: Path
) -> None:
    page.open(dossier)
    assert not page.screen.view.tray.folder.isVisibleTo(page.screen.view)
    admin = an_officer(LEADER, Role.ADMIN)
    page.screen.choose_folder = lambda _owner, done: done(tmp_path / "không có")
    page.open(dossier, admin)
    page.screen.view.tray.folder.click()
    assert page.counter.said.startswith("Không mở được thư mục máy quét.")
    told = len(page.counter.notices)
    page.look(3)
    assert len(page.counter.notices) == told


def test_that_a_leader_sets_how_large_a_file_may_be(page: ScanPage, dossier: Dossier) -> None:
    page.open(dossier, ANOTHER)
    page.screen.view.tray.limits.click()
    page.counter.press("Ctrl+A")
    page.counter.type("0")
    page.counter.press("Ctrl+Return")
    assert page.counter.said.startswith("Giới hạn: 1–200 MB, 1–2000 trang; chưa lưu gì.")
    page.counter.press("Ctrl+A")
    page.counter.type("5")
    page.counter.press("Return", "Ctrl+A")
    page.counter.type("1")
    page.counter.press("Ctrl+Return")
    assert (page.state.limits.mib, page.state.limits.pages) == (5, 1)
    page.scanner_writes("Scan_1.pdf", 2)
    (item,) = page.state.tray
    assert item.fault == "Tệp 2 trang, quá 1 trang, không nhận."


def test_that_what_another_desk_did_is_seen_at_once(page: ScanPage, dossier: Dossier) -> None:
    page.scanner_writes("Scan_1.pdf", 2)
    page.open(dossier)
    page.counter.bring_back(dossier)
    assert page.state.dossier == page.counter.stored(dossier)
    page.open(dossier, ANOTHER)
    assert page.state.blocked == ""
