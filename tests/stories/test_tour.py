"""The main job from outside: one command, no display, and the papers it leaves behind."""

import json
import subprocess
import sys
import unicodedata
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pypdfium2 as pdfium
import pytest
import zxingcpp

ROOT = Path(__file__).parents[2]
DPI = 203


@pytest.fixture(scope="module")
def tour(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("tour")
    done = subprocess.run(
        [sys.executable, "dev.py", "run", "--tour", str(folder)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=240,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert "stream_differs" not in done.stderr
    assert "Traceback" not in done.stderr  # a fault that did not stop the tour is one all the same
    return folder


@pytest.fixture(scope="module")
def facts(tour: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((tour / "tour.json").read_text("utf-8"))
    return found


def codes_on(pdf: Path) -> Sequence[tuple[str, str]]:
    """What a desk scanner reads: the page as a 203-dpi head prints it, one bit a dot."""
    page = pdfium.PdfDocument(pdf)[0]
    dots = page.render(scale=DPI / 72, grayscale=True).to_pil()
    bits = dots.point(lambda grey: 255 if grey > 127 else 0)
    return [
        (found.format.name, found.text) for found in zxingcpp.read_barcodes(bits, try_invert=False)
    ]


def words_on(pdf: Path) -> str:
    text = "".join(page.get_textpage().get_text_range() for page in pdfium.PdfDocument(pdf))
    return " ".join(text.split())


def test_that_every_act_reached_the_centre_and_another_desk_sees_the_dossier(
    facts: dict[str, Any],
) -> None:
    assert (facts["waiting"], facts["refused"]) == (0, 0)
    assert facts["acts_accepted"] == len(facts["acts"])
    assert [row["code"] for row in facts["at_the_centre"]] == [facts["code"]]
    assert facts["at_the_centre"][0]["status"] == "returned"
    assert {"dossier.received", "dossier.result_back", "dossier.returned"} <= set(facts["acts"])


def test_that_the_bars_of_the_receipt_are_the_bare_code(tour: Path, facts: dict[str, Any]) -> None:
    found = dict(codes_on(tour / "receipt.pdf"))
    assert found["Code128"] == facts["code"]
    assert found["QRCode"].split("*")[0] == facts["code"]


def test_that_the_appointment_slip_carries_the_same_code(tour: Path, facts: dict[str, Any]) -> None:
    assert facts["code"] in [
        text.split("*")[0] for _, text in codes_on(tour / "appointment-slip.pdf")
    ]


def test_that_control_slip_and_label_are_in_the_bundle(tour: Path, facts: dict[str, Any]) -> None:
    for paper in ("control-slip.pdf", "folder-label.pdf"):
        assert ("QRCode", facts["code"]) in codes_on(tour / paper)


def test_that_the_papers_can_be_read_as_vietnamese_text(tour: Path, facts: dict[str, Any]) -> None:
    words = words_on(tour / "receipt.pdf")
    assert words == unicodedata.normalize("NFC", words)
    for part in (
        "GIẤY TIẾP NHẬN HỒ SƠ VÀ HẸN TRẢ KẾT QUẢ",
        "NGUYỄN THỊ LAN",
        "Đăng ký thành lập hộ kinh doanh",
        facts["code"],
    ):
        assert part in words
    assert "PHIẾU HẸN TRẢ KẾT QUẢ" in words_on(tour / "appointment-slip.pdf")


def test_that_the_tour_leaves_a_picture_of_every_screen_it_passed(
    tour: Path, facts: dict[str, Any]
) -> None:
    assert len(facts["pictures"]) >= 10
    for name in facts["pictures"]:
        assert (tour / name).stat().st_size > 10_000
