"""Pictures of pages, and what is loaded when."""

import subprocess
import sys
from io import BytesIO
from pathlib import Path

from PIL import Image, ImageChops

from desk_app.commands.forms import draw_forms
from desk_app.documents.editions import shipped_editions
from desk_app.documents.kinds import RECEIPT
from desk_app.documents.paper.draw import Manner, pdf
from desk_app.documents.preview import page_count, page_picture, page_png
from desk_app.documents.samples.receipts import LONG

PDF = pdf(RECEIPT, LONG, shipped_editions().all[0], manner=Manner(copies=("Liên 1: Lưu",)))


def test_that_a_page_becomes_a_picture_of_its_size() -> None:
    assert page_count(PDF) == 2
    picture = page_picture(PDF, 1, 0.5)
    assert (picture.width, picture.height) == (298, 421)
    assert len(picture.rgb) == 3 * 298 * 421
    assert min(picture.rgb) < 60  # there is ink on it


def test_that_a_page_becomes_a_png() -> None:
    file = page_png(PDF, 0, 0.5)
    assert file.startswith(b"\x89PNG")
    drawn = page_picture(PDF, 0, 0.5)
    seen = Image.open(BytesIO(file)).convert("L")
    page = Image.frombytes("RGB", (drawn.width, drawn.height), drawn.rgb).convert("L")
    assert seen.size == page.size
    assert max(ImageChops.difference(seen, page).tobytes()) <= 8  # of 255


def test_that_wording_a_receipt_does_not_load_what_draws_it() -> None:
    code = (
        "import sys, desk_app.documents.receipt_of, desk_app.documents.slip_of, "
        "desk_app.documents.editions; sys.exit('reportlab' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_that_the_forms_command_leaves_every_paper_as_pdf_and_picture(tmp_path: Path) -> None:
    assert draw_forms(tmp_path / "forms", times=1) == 0
    made = {file.name for file in (tmp_path / "forms").iterdir()}
    assert {
        "mau01-thuong.pdf",
        "mau01-dai-4.png",
        "niem-yet-dai-5.png",
        "phieu-huong-dan-dai-checklist-a5-1.png",
    } <= made
