"""One page of a scan as a picture for the screen. Bytes in, bytes out: no Qt here."""

from io import BytesIO
from typing import Final

import pypdfium2 as pdfium
from PIL import Image, ImageOps

from desk_app.documents.preview import ONE_AT_A_TIME, Picture
from desk_app.domain.scans.faults import ScanUnreadable
from desk_app.domain.scans.media import MediaType

_MOST: Final = 16_000_000  # pixels of a picture on the screen, whatever shape the page has
_LARGEST: Final = 4.0  # pixels a point
_BROKEN: Final = (OSError, SyntaxError, ValueError, EOFError, MemoryError, OverflowError)


def scan_picture(content: bytes, media: MediaType, page: int, width: int) -> Picture:
    """Draw one page about `width` pixels wide.

    Args:
        page: From 0.

    Raises:
        ScanUnreadable: this page cannot be drawn.
    """
    try:
        if media is MediaType.PDF:
            return _of_pdf(content, page, width)
        return _of_picture(content, page, width)
    except (pdfium.PdfiumError, *_BROKEN) as error:
        raise ScanUnreadable(page + 1) from error


def _of_pdf(content: bytes, page: int, width: int) -> Picture:
    with ONE_AT_A_TIME, pdfium.PdfDocument(content) as document:
        sheet = document[page]
        wide, high = sheet.get_size()
        scale = min(max(width, 1) / wide, _LARGEST, (_MOST / (wide * high)) ** 0.5)
        return _picture(sheet.render(scale=scale).to_pil())


def _of_picture(content: bytes, page: int, width: int) -> Picture:
    with Image.open(BytesIO(content)) as image:
        image.seek(page)
        upright = ImageOps.exif_transpose(image)
        scale = min(max(width, 1) / upright.width, 1.0)
        scale = min(scale, (_MOST / (upright.width * upright.height)) ** 0.5)
        size = (max(1, round(upright.width * scale)), max(1, round(upright.height * scale)))
        return _picture(upright.convert("RGB").resize(size, Image.Resampling.BOX))


def _picture(image: Image.Image) -> Picture:
    rgb = image.convert("RGB")
    return Picture(rgb.width, rgb.height, rgb.tobytes())
