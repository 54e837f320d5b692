"""Pages of a finished PDF as pictures, for the screen. Bytes in, bytes out: no Qt here.

pdfium and Pillow are loaded with the first page.
"""

from dataclasses import dataclass
from io import BytesIO
from threading import Lock
from typing import Final

_APART: Final = 17  # of 255: sixteen greys, from black to white
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
    """Like `page_picture`, as a small PNG file: papers are black on white, sixteen greys do.

    The same greys for every page, and packed as usual: to choose them, and to pack as small as can
    be, took ten times as long as to draw the page and saved one byte in a hundred.
    """
    from PIL import Image

    picture = page_picture(pdf, page, scale)
    image = Image.frombytes("RGB", (picture.width, picture.height), picture.rgb).convert("L")
    greys = image.point([round(grey / _APART) for grey in range(256)])
    greys.putpalette([grey for grey in range(0, 256, _APART) for _rgb in range(3)])
    file = BytesIO()
    greys.save(file, "PNG", bits=4)
    return file.getvalue()
