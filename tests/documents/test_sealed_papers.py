"""Papers whose QR is sealed: read from a print of dots, and in the room they have."""

from dataclasses import replace
from datetime import date

import pytest
import segno

from desk_app.documents.appointment_slip import AppointmentSlip
from desk_app.documents.editions import shipped_editions
from desk_app.documents.kinds import A5, ROLL
from desk_app.documents.kinds import RECEIPT as MAU_01
from desk_app.documents.kinds import SLIP as PHIEU_HEN
from desk_app.documents.paper.draw import Manner, pdf
from desk_app.documents.receipt import Receipt
from desk_app.documents.receipt_of import receipt_of
from desk_app.documents.samples.receipts import AUTHORISED, LONG, NO_DUE_SLIP, SLIP, USUAL
from desk_app.documents.slip_of import slip_of
from desk_app.domain.codes.dossier_code import DossierCode
from desk_app.domain.codes.seal import LONGEST, seal
from tests.documents.reading import boxes_of, overlaps, pages_of, scan
from tests.documents.test_receipt_of import FACTS, a_dossier

EDITION = shipped_editions().all[0]
KEY = bytes(range(32))
NATIONAL = "1.001612"
COPY = "1.001612.000.00.00.H13"
LOCAL = "TS_lop1.H22"  # small letters and a sign that no QR of capitals has
PROCEDURES = pytest.mark.parametrize("procedure", [NATIONAL, COPY, LOCAL])


def a_receipt(content: Receipt, dpi: float = 203) -> bytes:
    return pdf(MAU_01, content, EDITION, manner=Manner(copies=("Liên 1: Lưu",), dpi=dpi))


def sealed(code: str, procedure: str = NATIONAL) -> str:
    return str(seal(DossierCode.parse(code), procedure, date(2026, 11, 27), KEY))


@PROCEDURES
@pytest.mark.parametrize("dpi", [203, 300])
@pytest.mark.parametrize("content", [USUAL, AUTHORISED, LONG], ids=["usual", "authorised", "long"])
def test_that_a_receipt_with_its_seal_reads_from_a_print_of_dots(
    content: Receipt, dpi: float, procedure: str
) -> None:
    text = sealed(content.code, procedure)
    bare = a_receipt(replace(content, qr=content.code), dpi)
    paper = a_receipt(replace(content, qr=text), dpi)
    pages = pages_of(paper)
    assert len(pages) == len(pages_of(bare))
    assert scan(paper, dpi)["Code128"] == content.code
    assert scan(paper, dpi, len(pages) - 1)["QRCode"] == text
    for boxes in boxes_of(paper):
        assert overlaps(boxes) == []


@PROCEDURES
@pytest.mark.parametrize(("media", "dpi"), [(A5, 203), (ROLL, 203.2)])
@pytest.mark.parametrize("content", [SLIP, NO_DUE_SLIP], ids=["due", "no due"])
def test_that_a_slip_whose_bars_do_not_fit_reads_with_its_seal(
    content: AppointmentSlip, media: str, dpi: float, procedure: str
) -> None:
    text = sealed(content.code, procedure)
    paper = pdf(PHIEU_HEN, replace(content, qr=text), EDITION, media)
    expected = {"QRCode": text} if media == ROLL else {"Code128": content.code}
    assert scan(paper, dpi) == expected
    for boxes in boxes_of(paper):
        assert overlaps(boxes) == []


@PROCEDURES
def test_that_a_seal_is_written_in_the_letters_a_small_qr_has(procedure: str) -> None:
    symbol = segno.make(sealed("H13.45.12-261120-1037", procedure), error="m", micro=False)
    assert symbol.mode == "alphanumeric"
    assert int(symbol.version) <= 5


def test_that_the_longest_text_that_is_sealed_reads_from_a_print_of_dots() -> None:
    start, end = sealed(USUAL.code).rsplit("*", 1)
    text = f"{start}*{'0' * (LONGEST - len(start) - len(end) - 1)}{end}"
    paper = a_receipt(replace(USUAL, qr=text))
    assert len(text) == LONGEST
    assert len(pages_of(paper)) == 1
    assert scan(paper, 203) == {"Code128": USUAL.code, "QRCode": text}


def test_that_the_papers_carry_the_text_they_are_given_and_the_bare_code_otherwise() -> None:
    text = sealed("H13.45.12-261120-1037")
    assert receipt_of(a_dossier(), FACTS, qr=text).qr == slip_of(a_dossier(), FACTS, qr=text).qr
    assert receipt_of(a_dossier(), FACTS, qr=text).qr == text
    assert receipt_of(a_dossier(), FACTS).qr == slip_of(a_dossier(), FACTS).qr
    assert slip_of(a_dossier(), FACTS).qr == "H13.45.12-261120-1037"
