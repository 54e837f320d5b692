"""The office's own forms at the counter: who is told, and what is printed."""

from pathlib import Path

from desk_app.documents.office_forms.shelf import shipped_file
from desk_app.domain.people.rights import Role
from tests.builders import ADMIN, LEADER, an_officer
from tests.documents.reading import text_of
from tests.ui.desk.test_workplace import Window, window
from tests.ui.dossiers.counter import OFFICER, CounterDesk, counter
from ui.shell.screen import Go

__all__ = ["counter", "window"]  # fixtures

RECEIPT = shipped_file("tt-03-2025", "receipt").decode()
OURS = RECEIPT.replace("GIẤY TIẾP NHẬN HỒ SƠ", "GIẤY NHẬN HỒ SƠ")
EDITION = """name = "Mẫu riêng của lĩnh vực"
in_force = 2026-01-01
fields = ["{field}"]
forms = ["receipt"]
trial = "BẢN DÙNG THỬ"
preview = "BẢN XEM TRƯỚC"
page = "Trang {{page}}/{{pages}}"
page_more = "Trang {{page}}/{{pages}} (còn tiếp)"
"""


def write(desk: CounterDesk, name: str, said: str) -> Path:
    file = desk.office.forms.facts().folder / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(said, "utf-8")
    return file


def test_that_who_can_mend_it_is_told_once_of_a_refused_form(window: Window) -> None:
    file = write(window.desk, "tt-03-2025/receipt.toml", OURS.replace("{request}", "{x}"))
    window.seat(an_officer(LEADER, Role.LEADER))
    assert "Mẫu giấy của đơn vị có 1 chỗ sai" in window.said
    window.shell.show_notice(None)
    window.workplace.leave()
    window.seat(an_officer(ADMIN, Role.ADMIN))
    assert "chỗ sai" not in window.said
    file.write_text(OURS.replace("{request}", "{y}"), "utf-8")
    window.workplace.leave()
    window.seat(an_officer(ADMIN, Role.ADMIN))
    assert "chỗ sai" in window.said


def test_that_the_notice_leads_to_the_page_of_the_forms(window: Window) -> None:
    write(window.desk, "letterhead.toml", "x = 1\n")
    window.seat(an_officer(ADMIN, Role.ADMIN))
    window.shell._notice.action.click()
    assert window.workplace.screens["settings"].view.forms.isVisible()


def test_that_a_notice_which_could_not_be_shown_comes_at_the_next_log_in(window: Window) -> None:
    write(window.desk, "letterhead.toml", "x = 1\n")
    window.seat(an_officer(LEADER, Role.LEADER))
    window.workplace._forms._told = frozenset()
    window.workplace.go(Go("settings", "forms"))
    window.workplace.leave()
    window.seat(an_officer(LEADER, Role.LEADER))
    assert "chỗ sai" in window.said


def test_that_the_counter_goes_on_whatever_the_folder_holds(window: Window) -> None:
    write(window.desk, "tt-03-2025/receipt.toml", "\x00 junk")
    window.seat(OFFICER)
    assert window.said == ""
    dossier = window.take_in()
    paper = window.desk.office.papers.receipt(dossier.id, 0, "A4")
    assert "GIẤY TIẾP NHẬN HỒ SƠ" in text_of(paper)


def test_that_a_receipt_is_printed_in_the_words_of_the_office(window: Window) -> None:
    write(window.desk, "tt-03-2025/receipt.toml", OURS)
    write(window.desk, "letterhead.toml", 'parent = ["UBND THÀNH PHỐ TA", "UBND PHƯỜNG TA"]\n')
    window.seat(OFFICER)
    dossier = window.take_in()
    text = text_of(window.desk.office.papers.receipt(dossier.id, 0, "A4"))
    assert "GIẤY NHẬN HỒ SƠ" in text
    assert "UBND THÀNH PHỐ TA" in text
    assert "UBND PHƯỜNG TA" in text


def test_that_the_field_of_the_procedure_chooses_the_edition(window: Window) -> None:
    procedure = window.desk.office.reading.procedure("1.001612")
    assert procedure is not None
    write(window.desk, "nganh-2026/edition.toml", EDITION.format(field=procedure.field.upper()))
    write(window.desk, "nganh-2026/receipt.toml", OURS)
    window.seat(OFFICER)
    dossier = window.take_in()
    assert "GIẤY NHẬN HỒ SƠ" in text_of(window.desk.office.papers.receipt(dossier.id, 0, "A4"))
    slip = text_of(window.desk.office.papers.slip(dossier.id, 0, "A5"))
    assert "PHIẾU HẸN TRẢ KẾT QUẢ" in slip
