"""Pages of a finished PDF as pictures, for the screen. Bytes in, bytes out: no Qt here.

pdfium and Pillow are loaded with the first page.
"""

from dataclasses import dataclass
from io import BytesIO
from threading import Lock
from typing import Final

_GREYS: Final = 16
ONE_AT_A_TIME: Final = Lock()  # pdfium is not made for several threads


@dataclass(frozen=True, slots=True)
class Picture:
    """One page, rows from the top, three bytes a pixel (RGB), no padding."""

    width: int
    height: int
    rgb: bytes


def page_count(pdf: bytes) -> int:
    from pypdfium2 import PdfDocument

    with ONE_AT_A_TIME, PdfDocument(pdf) as document:
        return len(document)


def page_picture(pdf: bytes, page: int, scale: float) -> Picture:
    """Draw one page.

    Args:
        page: From 0.
        scale: Pixels a point: 1.0 is 72 dpi.
    """
    from pypdfium2 import PdfDocument

    with ONE_AT_A_TIME, PdfDocument(pdf) as document:
        image = document[page].render(scale=scale).to_pil().convert("RGB")
        return Picture(image.width, image.height, image.tobytes())


def page_png(pdf: bytes, page: int, scale: float) -> bytes:
    """Like `page_picture`, as a small PNG file: papers are black on white, sixteen greys do."""
    from PIL import Image

    picture = page_picture(pdf, page, scale)
    image = Image.frombytes("RGB", (picture.width, picture.height), picture.rgb)
    file = BytesIO()
    image.convert("L").quantize(_GREYS).save(file, "PNG", optimize=True)
    return file.getvalue()
