"""The trial page on every paper and head, and pages as dots."""

from dataclasses import replace

import numpy as np
import pytest
import zxingcpp

from desk_app.documents.kinds import A4, A5, LABEL, ROLL
from desk_app.documents.printing.dots import HEADS, Dots, dots_an_inch, page_dots, page_millimetres
from desk_app.documents.printing.trial_page import TrialRead, read_trial, trial_pdf
from tests.documents.reading import boxes_of, overlaps, text_of
from tests.ui.printing.papers import a_trial

_INK, _WHITE = np.uint8(0), np.uint8(255)
SIZES = {A4: (210, 297), A5: (148, 210), ROLL: (72, 100), LABEL: (70, 50)}
EACH_PAPER = pytest.mark.parametrize("media", list(SIZES))


def codes_on(page: Dots) -> dict[str, str]:
    rows = np.frombuffer(page.bits, np.uint8).reshape(page.height, page.stride)
    dark = np.unpackbits(rows, axis=1)[:, : page.width]
    picture = np.where(dark == 1, _INK, _WHITE)
    return {
        found.format.name: found.text
        for found in zxingcpp.read_barcodes(picture, try_invert=False, try_rotate=False)
    }


@EACH_PAPER
@pytest.mark.parametrize("dpi", HEADS)
def test_that_both_codes_read_from_the_dots_of_each_head(media: str, dpi: int) -> None:
    trial = a_trial(media, dpi)
    (page,) = page_dots(trial_pdf(trial), dots_an_inch(dpi))
    assert codes_on(page) == {"Code128": trial.bar_code, "QRCode": trial.qr_code}


@EACH_PAPER
def test_that_the_page_is_as_large_as_its_paper_and_says_what_it_is(media: str) -> None:
    pdf = trial_pdf(a_trial(media))
    assert page_millimetres(pdf) == pytest.approx(SIZES[media], abs=0.2)
    said = text_of(pdf)
    for words in ("Trang in thử", "Xprinter XP-80, 203 dpi", "Phường Ninh Kiều, Quầy 2", " mm"):
        assert words in said
    assert "09:15:30, 20/11/2026" in said


def test_that_long_names_stay_on_the_label_and_end_in_an_ellipsis() -> None:
    long = replace(
        a_trial(LABEL),
        unit="Trung tâm Phục vụ hành chính công phường Ninh Kiều, thành phố Cần Thơ",
        printer="Máy in của phòng một cửa, nối qua mạng, bên trái cửa ra vào",
    )
    pdf = trial_pdf(long)
    assert "…" in text_of(pdf)
    (boxes,) = boxes_of(pdf)
    assert not overlaps(boxes)
    width, height = (side * 72 / 25.4 for side in page_millimetres(pdf))
    assert all(0 < box.left < box.right < width and 0 < box.bottom < height for box in boxes)


def test_that_a_scan_of_it_tells_which_code_which_head_and_when() -> None:
    trial = a_trial(A4, 600)
    assert read_trial(trial.bar_code) == TrialRead(False, 600, "20/11/2026", "09:15")
    assert read_trial("]Q1" + trial.qr_code) == TrialRead(True, 600, "20/11/2026", "09:15")
    assert read_trial("H13.45.12-261120-1001") is None


@pytest.mark.parametrize(
    ("media", "size"), [(ROLL, (576, 800)), (LABEL, (560, 400))], ids=["80 mm", "label"]
)
def test_that_a_page_of_whole_dots_has_not_one_more(media: str, size: tuple[int, int]) -> None:
    (page,) = page_dots(trial_pdf(a_trial(media)), dots_an_inch(203))
    assert (page.width, page.height) == size
    assert len(page.bits) == page.stride * page.height
