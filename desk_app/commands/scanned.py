"""What a scanner reads from a finished paper: black and white dots, as a printer would leave them.

Needs zxing-cpp and numpy, which come with the tools of a developer and not with the desk.
"""

from collections.abc import Sequence

import numpy as np
import pypdfium2 as pdfium
import zxingcpp

_DARK = 128  # of 255
_INK, _WHITE = np.uint8(0), np.uint8(255)  # as bytes: a page has 35 million dots at 600 dpi


def scanned(pdf: bytes, dpi: float) -> Sequence[str]:
    """Each different code of any page, as in "QRCode H13.45.12-261120-0015"; in order."""
    found: dict[str, None] = {}
    with pdfium.PdfDocument(pdf) as document:
        for page in document:
            picture = page.render(
                scale=dpi / 72, grayscale=True, no_smoothtext=True, no_smoothpath=True
            ).to_numpy()
            dots = np.where(picture.reshape(picture.shape[:2]) < _DARK, _INK, _WHITE)
            # Ink is dark and codes stand upright: nobody at a counter has to turn a page, and to
            # look in white on black or sideways as well takes four times as long.
            for code in zxingcpp.read_barcodes(dots, try_invert=False, try_rotate=False):
                found[f"{code.format.name} {code.text}"] = None
    return tuple(found)
