"""What holds for each paper of each edition on each size, with usual and with extreme contents."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass, replace
from functools import cache, partial
from typing import Any

import pypdfium2 as pdfium
import pytest

from desk_app.commands.scanned import scanned
from desk_app.documents.editions import editions_of
from desk_app.documents.form import Coded, Edition, Folder, Form, Heading, Notes, QrCode, Symbol
from desk_app.documents.form_files.asked import named_fields
from desk_app.documents.kinds import KINDS, LABEL, ROLL
from desk_app.documents.paper.codes import Head, bars, qr
from desk_app.documents.paper.draw import Manner, lacking, pdf
from desk_app.documents.samples import SAMPLES
from desk_app.documents.stored import texts_of
from tests.documents.reading import boxes_of, overlaps, squares_of, text_of

# What a paper may leave out of its content, and why. Everything else is on it, as often as said.
LEFT_OUT = {
    ("folder_label", "70x50mm"): {"applicant", "procedure", "department"},  # clipped to fit
    ("appointment_slip", "A5"): {"due.short_date"},  # the day is written out
    ("appointment_slip", "80mm"): {"due.date"},  # the day in figures
}
DRAWN = {"qr"}  # as a symbol, not in words
ONE_COPY = ("Liên 1",)


@dataclass(frozen=True)
class Case:
    """One paper as it is drawn here."""

    kind: str
    media: str
    edition: str
    sample: str

    @property
    def content(self) -> object:
        return SAMPLES[self.kind][self.sample]

    @property
    def form(self) -> Form:
        return self._edition.forms[KINDS[self.kind].file(self.media)]

    def drawn(self, dpi: float = 203) -> bytes:
        return _drawn(self, Manner(copies=ONE_COPY, dpi=dpi))

    def preview(self) -> bytes:
        return _drawn(self, Manner(copies=ONE_COPY, preview=True))

    def codes_read(self, dpi: float) -> set[tuple[str, ...]]:
        """Symbol and text, as in ("QRCode", "H13.45.12-261120-0015")."""
        return _codes_read(self, dpi)

    @property
    def codes(self) -> list[set[tuple[str, ...]]]:
        """What a scanner has to read: one of these, since bars give way to a QR where they must."""
        said = partial(getattr, self.content)
        wanted = set[tuple[str, ...]]()
        for block in (*self.form.blocks, *self.form.ending):
            match block:
                case Heading() if block.code and said("code"):
                    wanted.add(("Code128", said("code")))
                case Coded() | QrCode() | Folder() if said(block.qr):
                    wanted.add(("QRCode", said(block.qr)))
                case Notes():
                    wanted.add(("QRCode", said("qr")))
                case Symbol():
                    return [{("Code128", said("code"))}, {("QRCode", said("qr"))}]
                case _:
                    pass
        return [wanted]

    @property
    def words(self) -> Counter[str]:
        """Of all that the form names of the content, row by row."""
        left_out = LEFT_OUT.get((self.kind, self.media), set()) | DRAWN
        names = named_fields(self.form)
        return sum(
            (
                _spoken(text)
                for name in names - left_out
                if not any(other.startswith(f"{name}.") for other in names)
                for text in _said(self.content, name, left_out)
            ),
            Counter[str](),
        )

    @property
    def _edition(self) -> Edition:
        return editions_of(KINDS[self.kind]).named(self.edition)


@cache
def _drawn(case: Case, manner: Manner) -> bytes:
    return pdf(case.kind, case.content, case._edition, case.media, manner)


@cache
def _codes_read(case: Case, dpi: float) -> set[tuple[str, ...]]:
    return {tuple(found.split(" ", 1)) for found in scanned(case.drawn(dpi), dpi)}


def _every_case() -> Iterator[Case]:
    for kind in KINDS.values():
        for edition in editions_of(kind).all:
            for media, file in kind.files.items():
                if file in edition.forms:
                    for sample in SAMPLES[kind.name]:
                        yield Case(kind.name, media, edition.id, sample)


ALL = list(_every_case())
USUAL = [case for case in ALL if case.sample == next(iter(SAMPLES[case.kind]))]
CODED = [case for case in USUAL if case.codes != [set()]]


def _name(case: object) -> str:
    return f"{case.sample} {case.media} {case.edition}" if isinstance(case, Case) else str(case)


EACH = pytest.mark.parametrize("case", ALL, ids=_name)


def test_that_every_paper_has_a_usual_and_an_extreme_sample() -> None:
    assert SAMPLES.keys() == KINDS.keys()
    assert all(len(samples) > 1 for samples in SAMPLES.values())


@EACH
def test_that_no_word_of_the_content_is_lost(case: Case) -> None:
    assert case.words
    assert case.words - _spoken(text_of(case.drawn())) == Counter()


@EACH
def test_that_no_words_stand_on_each_other_and_all_are_on_the_sheet(case: Case) -> None:
    drawn = case.drawn()
    with pdfium.PdfDocument(drawn) as document:
        sizes = [page.get_size() for page in document]
    for page, (width, height) in zip(boxes_of(drawn), sizes, strict=True):
        assert overlaps(page) == []
        assert all(box.left >= 0 and box.right <= width for box in page)
        assert all(box.bottom >= 0 and box.top <= height for box in page)


@EACH
def test_that_a_scanner_reads_every_code_from_a_print_of_coarse_dots(case: Case) -> None:
    assert case.codes_read(203) in case.codes


@pytest.mark.parametrize("dpi", [203.2, 300, 600])
@pytest.mark.parametrize("case", CODED, ids=_name)
def test_that_codes_are_read_from_whatever_printer_draws_them(case: Case, dpi: float) -> None:
    assert case.codes_read(dpi) in case.codes


@pytest.mark.parametrize("dpi", [203, 203.2, 300, 600])
def test_that_modules_are_whole_dots_of_any_head(dpi: float) -> None:
    head = Head(dpi)
    lengths = [bars("H13.45.12-261120-0015", head).module]
    lengths += [qr("H13.45.12-261120-0015", dots, head).module for dots in range(3, 9)]
    for dots in (length * dpi / 72 for length in lengths):
        assert dots == pytest.approx(round(dots), abs=1e-9)


@pytest.mark.parametrize("dpi", [203, 300])
@pytest.mark.parametrize("case", CODED, ids=_name)
def test_that_a_qr_is_of_whole_dots_with_four_modules_of_white_round_it(
    case: Case, dpi: float
) -> None:
    small = case.media in {ROLL, LABEL}
    exact = 203.2 if small and dpi == 203 else dpi
    squares = squares_of(case.drawn(dpi), exact)
    assert {square.text for square in squares} == {
        text for symbol, text in case.codes_read(dpi) if symbol == "QRCode"
    }
    for square in squares:
        assert square.module == int(square.module)
        assert square.clear == 4


@pytest.mark.parametrize("case", [case for case in USUAL if case.media in {ROLL, LABEL}], ids=_name)
def test_that_a_roll_and_a_label_are_drawn_for_the_head_that_prints_them(case: Case) -> None:
    alike = [each for each in ALL if replace(each, sample=case.sample) == case]
    drawn = {
        dpi: [_drawn(each, Manner(dpi=dpi, invariant=True)) for each in alike]
        for dpi in (203, 203.2, 300, 600)
    }
    assert drawn[203] == drawn[203.2]
    assert len(set(map(tuple, drawn.values()))) == 3 if case in CODED else 1


@EACH
def test_that_a_preview_says_on_every_page_that_it_has_no_value(case: Case) -> None:
    with pdfium.PdfDocument(case.preview()) as document:
        for page in document:
            text = " ".join(page.get_textpage().get_text_range().split())
            assert "BẢN XEM TRƯỚC" in text
            assert "KHÔNG CÓ GIÁ TRỊ" in text


@EACH
def test_that_every_letter_of_the_samples_can_be_printed(case: Case) -> None:
    assert lacking(case.content) == frozenset()
    assert "□" not in text_of(case.drawn())


def _spoken(text: str) -> Counter[str]:
    """Words without the marks that the form sets round them."""
    return Counter(re.findall(r"\w+", text))


def _said(part: Any, name: str, left_out: set[str] | frozenset[str] = frozenset()) -> Iterator[str]:
    """Every text at `name` of the content: "papers.name" is that of each row."""
    first, _, rest = name.partition(".")
    value = getattr(part, first, None)
    parts = value if isinstance(value, tuple) else (value,)
    for each in parts:
        if rest and each is not None:
            yield from _said(each, rest)
        elif isinstance(each, str):
            yield each
        elif is_dataclass(each):
            for field in fields(each):
                if f"{first}.{field.name}" not in left_out:
                    yield from texts_of(getattr(each, field.name))
