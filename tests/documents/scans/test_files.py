"""Files of scans: what is taken in, what is refused, how a page looks."""

from pathlib import Path

import pytest
from PIL import Image

from desk_app.documents.scans.look_at_file import look_at, read_file
from desk_app.documents.scans.page_picture import scan_picture
from desk_app.domain.errors import DeskError
from desk_app.domain.scans import faults as f
from desk_app.domain.scans.file import address_of
from desk_app.domain.scans.limits import ScanLimits
from desk_app.domain.scans.media import MediaType
from tests.domain.scans.files import a_pdf, a_picture

USUAL = ScanLimits()


@pytest.mark.parametrize(
    ("content", "name", "media", "images"),
    [
        (a_pdf(3), "Scan_0001.pdf", MediaType.PDF, 3),
        (a_pdf(1), "SCAN.PDF", MediaType.PDF, 1),
        (a_picture("JPEG"), "a.jpeg", MediaType.JPEG, 1),
        (a_picture("PNG"), "a.png", MediaType.PNG, 1),
        (a_picture("TIFF", frames=4), "a.tif", MediaType.TIFF, 4),
    ],
)
def test_that_what_scanners_write_is_taken_in_with_its_images(
    content: bytes, name: str, media: MediaType, images: int
) -> None:
    found = look_at(content, name, USUAL)
    assert (found.media, found.images, found.size) == (media, images, len(content))
    assert found.address == address_of(content)


@pytest.mark.parametrize(
    ("content", "name", "fault"),
    [
        (b"", "a.pdf", f.ScanFileEmpty),
        (b"hello", "a.pdf", f.ScanFileUnknown),
        (b"MZ\x90\x00" + a_pdf(), "a.pdf", f.ScanFileUnknown),
        (a_picture("JPEG"), "a.pdf", f.ScanDisguised),
        (a_pdf(), "a.jpg", f.ScanDisguised),
        (a_pdf(), "setup.exe", f.ScanDisguised),
        (a_pdf(), "pdf", f.ScanDisguised),
        (a_pdf(1, "Giấy", "246810"), "a.pdf", f.ScanLocked),
        (b"%PDF-1.7\nnothing else\n%%EOF\n", "a.pdf", f.ScanUnreadable),
        (a_pdf(3)[:-40], "a.pdf", f.ScanUnreadable),
        (a_pdf(3)[:700], "a.pdf", f.ScanUnreadable),
        (a_picture("JPEG", (800, 800))[:900], "a.jpg", f.ScanUnreadable),
        (a_picture("PNG", (800, 800))[:200], "a.png", f.ScanUnreadable),
        (a_picture("TIFF", (300, 300), 3)[:-5000], "a.tif", f.ScanUnreadable),
        (b"\xff\xd8\xff\xe0", "a.jpg", f.ScanUnreadable),
    ],
)
def test_that_a_file_that_is_no_good_scan_is_refused(
    content: bytes, name: str, fault: type[DeskError]
) -> None:
    with pytest.raises(fault):
        look_at(content, name, USUAL)


def test_that_a_file_larger_than_the_office_allows_is_refused_unread(tmp_path: Path) -> None:
    file = tmp_path / "a.pdf"
    with file.open("wb") as huge:
        huge.truncate(USUAL.bytes + 1)  # no byte of it is on the disk
    with pytest.raises(f.ScanTooLarge) as refused:
        read_file(file, USUAL)
    assert (refused.value.what, refused.value.found, refused.value.most) == ("mib", 21, 20)


def test_that_too_many_pages_and_too_large_a_picture_are_refused() -> None:
    with pytest.raises(f.ScanTooLarge) as pages:
        look_at(a_pdf(4), "a.pdf", ScanLimits(pages=3))
    assert (pages.value.what, pages.value.found) == ("pages", 4)
    with pytest.raises(f.ScanTooLarge) as pixels:
        look_at(a_picture("PNG", (1000, 1000)), "a.png", ScanLimits(pixels=999_999))
    assert pixels.value.what == "pixels"
    with pytest.raises(f.ScanTooLarge):
        look_at(a_picture("TIFF", frames=4), "a.tif", ScanLimits(pages=3))


def test_that_a_file_that_went_or_is_empty_is_told(tmp_path: Path) -> None:
    with pytest.raises(f.ScanMoved):
        read_file(tmp_path / "gone.pdf", USUAL)
    (tmp_path / "a.pdf").touch()
    with pytest.raises(f.ScanFileEmpty):
        read_file(tmp_path / "a.pdf", USUAL)


@pytest.mark.parametrize(
    ("content", "media", "page"),
    [
        (a_pdf(2), MediaType.PDF, 1),
        (a_picture("JPEG", (830, 1170)), MediaType.JPEG, 0),
        (a_picture("TIFF", (830, 1170), 3), MediaType.TIFF, 2),
    ],
)
def test_that_a_page_is_drawn_as_wide_as_there_is_room(
    content: bytes, media: MediaType, page: int
) -> None:
    picture = scan_picture(content, media, page, 300)
    assert 299 <= picture.width <= 301
    assert len(picture.rgb) == picture.width * picture.height * 3


def test_that_a_picture_is_never_blown_up_and_stands_as_its_camera_says(tmp_path: Path) -> None:
    small = scan_picture(a_picture("PNG", (80, 120)), MediaType.PNG, 0, 900)
    assert (small.width, small.height) == (80, 120)
    turned = Image.new("L", (120, 80))
    exif = Image.Exif()
    exif[0x0112] = 6  # hold it a quarter turn to the right
    turned.save(tmp_path / "a.jpg", exif=exif)
    upright = scan_picture((tmp_path / "a.jpg").read_bytes(), MediaType.JPEG, 0, 900)
    assert (upright.width, upright.height) == (80, 120)


def test_that_a_page_that_cannot_be_drawn_is_told() -> None:
    with pytest.raises(f.ScanUnreadable):
        scan_picture(b"%PDF-1.7 broken", MediaType.PDF, 0, 300)
    with pytest.raises(f.ScanUnreadable):
        scan_picture(a_picture(), MediaType.JPEG, 3, 300)
