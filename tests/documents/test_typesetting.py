"""How Vietnamese is broken into lines, and what happens to signs the font lacks."""

import logging
import subprocess
import sys
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desk_app.documents.editions import shipped_editions
from desk_app.documents.kinds import RECEIPT
from desk_app.documents.letterhead import Letterhead
from desk_app.documents.paper.draw import Manner, lacking, pdf
from desk_app.documents.paper.typesetting.faces import (
    BOX,
    Face,
    printable,
    unprintable,
    width,
)
from desk_app.documents.paper.typesetting.fill import words
from desk_app.documents.paper.typesetting.glue import HARD, SOFT, glued, name_glued
from desk_app.documents.paper.typesetting.lines import break_lines
from desk_app.documents.samples.receipts import USUAL
from tests.documents.reading import scan, text_of

SIZE = 13


def lines_of(text: str, room: float, indent: float = 0) -> list[str]:
    lines = break_lines(words(text), SIZE, room, indent=indent)
    return ["".join(run for run, _ in line.runs) for line in lines]


def room_for(text: str) -> float:
    return width(text, Face.REGULAR, SIZE) + 1


@pytest.mark.parametrize(
    ("text", "together"),
    [
        ("trong 03 ngày làm việc", f"03{HARD}ngày"),
        ("nộp 01 (bộ)", f"01{HARD}(bộ)"),
        ("phí 150.000 đồng", f"150.000{HARD}đồng"),
        ("ở khu vực 3, phường", f"khu vực{HARD}3,"),
        ("theo Điều 124 Luật", f"Điều{HARD}124"),
        ("giấy số 118", f"số{HARD}118"),
        ("gọi 0912 345 678 nhé", f"0912{HARD}345{HARD}678"),
        ("ở phường Ninh Kiều", f"phường{HARD}Ninh"),
        ("ở xã Đông Phước", f"xã{HARD}Đông"),
        ("TP Cần Thơ", f"TP{HARD}Cần"),
        ("Cần Thơ – Chi nhánh", f"Thơ{HARD}– Chi"),
        (
            "từ ngày 20 tháng 11 năm 2026",
            f"ngày{HARD}20{SOFT}tháng{HARD}11{SOFT}năm{HARD}2026",
        ),
    ],
)
def test_that_what_belongs_together_stays_on_one_line(text: str, together: str) -> None:
    assert together in glued(text)


@pytest.mark.parametrize("text", ["một số phường", "ngày nghỉ", "Phường 5 sao", "20 người"])
def test_that_ordinary_words_are_not_glued(text: str) -> None:
    assert HARD not in glued(text.removeprefix("Phường 5 "))


def test_that_the_last_two_syllables_of_a_name_stay_together() -> None:
    assert name_glued("NGUYỄN THỊ LAN") == f"NGUYỄN THỊ{HARD}LAN"
    assert name_glued("LAN") == "LAN"


def test_that_a_whole_date_moves_to_the_next_line_when_the_hole_is_small() -> None:
    text = "Giấy chứng nhận cấp ở thành phố Cần Thơ ngày 20 tháng 11 năm 2026"
    room = room_for("Giấy chứng nhận cấp ở thành phố Cần Thơ ngày 20")
    assert lines_of(text, room) == [
        "Giấy chứng nhận cấp ở thành phố Cần Thơ",
        "ngày 20 tháng 11 năm 2026",
    ]


def test_that_a_date_is_broken_between_its_parts_rather_than_leave_a_hole() -> None:
    room = room_for("Cấp ngày 20 tháng 11 nă")
    assert lines_of("Cấp ngày 20 tháng 11 năm 2026", room)[0] == "Cấp ngày 20 tháng 11"


def test_that_no_last_line_is_one_short_syllable() -> None:
    room = room_for("Biên bản họp thành viên hộ gia")
    assert lines_of("Biên bản họp thành viên hộ gia đình", room)[-1] == "gia đình"


def test_that_a_line_break_in_the_text_begins_a_new_line() -> None:
    assert lines_of("TRUNG TÂM\nPHỤC VỤ\n\nHÀNH CHÍNH", 500) == [
        "TRUNG TÂM",
        "PHỤC VỤ",
        "HÀNH CHÍNH",
    ]


def test_that_an_address_too_long_for_the_line_breaks_after_a_stroke() -> None:
    first, *_ = lines_of("https://dichvucong.example.vn/ho-so/tra-cuu", 150)
    assert first[-1] in "/-.@_"


@given(
    text=st.text(st.sampled_from("aạgưƯ Ễ/-.\n\u00a0"), max_size=120),
    room=st.floats(40, 300),
    indent=st.floats(0, 25),
)
def test_that_lines_hold_every_letter_and_are_never_too_wide(
    text: str, room: float, indent: float
) -> None:
    lines = break_lines(words(text), SIZE, room, indent=indent)
    kept = "".join(run for line in lines for run, _ in line.runs)
    assert "".join(kept.split()) == "".join(text.split())
    for line in lines:
        measured = sum(width(run, face, SIZE) for run, face in line.runs)
        assert measured == pytest.approx(line.width, abs=0.01)
        assert line.width <= room - line.indent + 0.1


def test_that_a_sign_without_a_glyph_is_shown_as_missing_and_logged(
    caplog: pytest.LogCaptureFixture,
) -> None:
    with caplog.at_level(logging.WARNING):
        assert printable("王 Ngọc") == f"{BOX} Ngọc"
    assert "U+738B" in caplog.text
    assert unprintable("王 Ngọc") == {"王"}


@pytest.mark.parametrize(
    ("raw", "drawn"),
    [
        ("a\u00a0b", "a b"),
        ("a\tb", "a b"),
        ("\uf0fc\tTrường hợp", "• Trường hợp"),
        ("●", "•"),
        ("đăng k\u200ey", "đăng ky"),
        ("a\r\nb", "a\nb"),
        ("Nguye\u0302\u0303n", "Nguyễn"),
    ],
)
def test_that_signs_of_other_programs_get_a_look_alike(raw: str, drawn: str) -> None:
    assert printable(raw) == drawn
    assert unprintable(raw) == frozenset()


def test_that_a_letter_no_face_has_is_an_empty_box_and_never_left_out() -> None:
    content = replace(USUAL, applicant="NGUYỄN 𠀀 LAN")
    drawn = pdf(RECEIPT, content, shipped_editions().all[-1], manner=Manner(copies=("",)))
    assert "NGUYỄN □ LAN" in text_of(drawn)
    assert lacking(content) == {"𠀀"}


@pytest.mark.parametrize(
    ("said", "printed"),
    [
        ("NGUYỄN\x07 THỊ\x00 LAN", "NGUYỄN THỊ LAN"),  # control characters say nothing
        ("NGUYỄN \u202eTHỊ LAN", "NGUYỄN THỊ LAN"),  # nor does turning the line round
        ("NGUYE\u0302\u0303N THI\u0323 LAN", "NGUYỄN THỊ LAN"),
    ],
)
def test_that_signs_that_are_no_letters_do_not_spoil_a_name(said: str, printed: str) -> None:
    content = replace(USUAL, applicant=said)
    drawn = pdf(RECEIPT, content, shipped_editions().all[-1], manner=Manner(copies=("",)))
    assert f"Tổ chức: {printed} Số định danh" in text_of(drawn)


def test_that_letters_read_from_the_right_are_boxes_that_can_be_told() -> None:
    assert lacking(replace(USUAL, applicant="محمد")) == set("محمد")


def test_that_a_mark_without_its_letter_is_told() -> None:
    assert lacking(replace(USUAL, applicant="Lan \u0354")) == {"\u0354"}


def test_that_a_paper_without_a_letterhead_is_drawn_all_the_same() -> None:
    content = replace(USUAL, letterhead=Letterhead(parent=(), unit=()))
    drawn = pdf(RECEIPT, content, shipped_editions().all[-1], manner=Manner(copies=("",)))
    assert "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM" in text_of(drawn)
    assert scan(drawn, 203)["Code128"] == content.code


def test_that_a_missing_face_is_named_and_nothing_is_drawn() -> None:
    code = (
        "from desk_app.documents.paper.typesetting import faces;"
        "from desk_app.domain.paper_faults import FontMissing;"
        "from pathlib import Path;"
        "faces.files = lambda _package: Path('nowhere');\n"
        "try: faces.register()\n"
        "except FontMissing as missing: print(missing.file)"
    )
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert said.stdout.strip() == "Tinos-cut-Regular.ttf"
