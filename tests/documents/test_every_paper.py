"""What holds for each paper of each edition on each size, with usual and with extreme contents."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, fields
from functools import cache

import pypdfium2 as pdfium
import pytest

from desk_app.commands.scanned import scanned
from desk_app.documents.editions import editions_of
from desk_app.documents.form import Coded, Edition, Folder, Form, Heading, Notes, QrCode, Symbol
from desk_app.documents.kinds import KINDS
from desk_app.documents.paper.draw import Manner, lacking, pdf
from desk_app.documents.samples import SAMPLES
from desk_app.documents.stored import texts_of
from tests.documents.reading import boxes_of, overlaps, text_of

CLIPPED = {"hand_over_minutes", "folder_label"}  # lists and labels; nobody signs for their words
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

    def codes_read(self, dpi: float) -> set[str]:
        return {text.partition(" ")[2] for text in scanned(self.drawn(dpi), dpi)}

    @property
    def codes(self) -> set[str]:
        names = ("code", "qr", "list_number")
        return {text for name in names if (text := getattr(self.content, name, ""))}

    @property
    def shows_a_code(self) -> bool:
        """By its form: a QR, or the bars of the heading where there is a code to draw."""
        blocks = (*self.form.blocks, *self.form.ending)
        barred = any(isinstance(block, Heading) and block.code for block in blocks)
        square = any(isinstance(block, Coded | Notes | Symbol | Folder) for block in blocks)
        alone = [block.qr for block in blocks if isinstance(block, QrCode)]
        wanted = [*alone, *(["code"] if barred else [])]
        return square or any(getattr(self.content, name, "") for name in wanted)

    @property
    def _edition(self) -> Edition:
        return editions_of(KINDS[self.kind]).named(self.edition)


@cache
def _drawn(case: Case, manner: Manner) -> bytes:
    return pdf(case.kind, case.content, case._edition, case.media, manner)


def _every_case() -> Iterator[Case]:
    for kind in KINDS.values():
        for edition in editions_of(kind).all:
            for media, file in kind.files.items():
                if file in edition.forms:
                    for sample in SAMPLES[kind.name]:
                        yield Case(kind.name, media, edition.id, sample)


ALL = list(_every_case())
USUAL = [case for case in ALL if case.sample == next(iter(SAMPLES[case.kind]))]
CODED = [case for case in USUAL if case.shows_a_code]


def _name(case: object) -> str:
    return f"{case.sample} {case.media} {case.edition}" if isinstance(case, Case) else str(case)


EACH = pytest.mark.parametrize("case", ALL, ids=_name)


def test_that_every_paper_has_a_usual_and_an_extreme_sample() -> None:
    assert SAMPLES.keys() == KINDS.keys()
    assert all(len(samples) > 1 for samples in SAMPLES.values())


@EACH
def test_that_no_word_of_the_content_is_lost(case: Case) -> None:
    if case.kind in CLIPPED:
        pytest.skip("a list or a label may cut a name short")
    form = repr(case.form)
    wanted: Counter[str] = Counter()
    for each in fields(KINDS[case.kind].content):
        if re.search(rf"'{each.name}['.]", form):
            for text in texts_of(getattr(case.content, each.name)):
                wanted |= _spoken(text)
    assert wanted - _spoken(text_of(case.drawn())) == Counter()


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
    read = case.codes_read(203)
    assert read <= case.codes
    assert bool(read) is case.shows_a_code


@pytest.mark.parametrize("dpi", [203.2, 300, 600])
@pytest.mark.parametrize("case", CODED, ids=_name)
def test_that_codes_are_whole_dots_of_whatever_printer_draws_them(case: Case, dpi: float) -> None:
    read = case.codes_read(dpi)
    assert read
    assert read <= case.codes


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
