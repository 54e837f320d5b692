"""What a printer's head was sent, read back as a picture, and the codes on it."""

import struct
from collections.abc import Iterator

import numpy as np
import numpy.typing as npt
import zxingcpp

Page = npt.NDArray[np.uint8]  # rows of dots: 0 is black, 255 white

RASTER = b"\x1dv0"  # ESC/POS: one band of dots
CUT = b"\x1dV\x00"
_INK, _WHITE = np.uint8(0), np.uint8(255)
_CUPS_HEADER = 1796  # bytes


def codes_on(page: Page) -> dict[str, str]:
    """{"Code128": code, …}, from the very dots."""
    return {
        found.format.name: found.text
        for found in zxingcpp.read_barcodes(page, try_invert=False, try_rotate=False)
    }


def slips(sent: bytes) -> Iterator[Page]:
    """Each stretch of bands up to the next cut or form feed."""
    bands: list[Page] = []
    at = 0
    while at < len(sent):
        if sent.startswith(RASTER, at):
            across, down = struct.unpack_from("<HH", sent, at + 4)
            at += 8
            bands.append(_dots(sent[at : at + across * down], across, 8 * across))
            at += across * down
        elif bands and (sent.startswith(CUT, at) or sent[at] == ord("\f")):
            yield np.vstack(bands)
            bands, at = [], at + 1
        else:
            at += 1
    assert not bands, "the last slip was never let go"


def cups_pages(sent: bytes) -> Iterator[tuple[Page, int]]:
    """Pages of a CUPS raster of one bit a dot, each with the place of its tray."""
    assert sent[:4] == b"3SaR"
    at = 4
    while at < len(sent):
        tray, width, height = (struct.unpack_from("<I", sent, at + n)[0] for n in (324, 372, 376))
        bits, stride = (struct.unpack_from("<I", sent, at + n)[0] for n in (388, 392))
        assert bits == 1
        at += _CUPS_HEADER
        yield _dots(sent[at : at + stride * height], stride, width), tray
        at += stride * height


def _dots(raw: bytes, stride: int, width: int) -> Page:
    rows = np.frombuffer(raw, np.uint8).reshape(-1, stride)
    return np.where(np.unpackbits(rows, axis=1)[:, :width] == 1, _INK, _WHITE)
