"""Small files as scanners write them, and as they should not be."""

from io import BytesIO

from PIL import Image
from reportlab.pdfgen.canvas import Canvas

A4 = (595, 842)


def a_pdf(pages: int = 1, words: str = "Giấy", password: str = "") -> bytes:
    """A sheet says its own number, so that no two files of other words are alike."""
    file = BytesIO()
    canvas = Canvas(file, pagesize=A4, invariant=1, encrypt=password or None)
    for page in range(pages):
        canvas.drawString(72, 720, f"{words} {page + 1}")
        canvas.showPage()
    canvas.save()
    return file.getvalue()


def a_picture(kind: str = "JPEG", size: tuple[int, int] = (83, 117), frames: int = 1) -> bytes:
    file = BytesIO()
    sheets = [Image.new("L", size, 255 - 10 * n) for n in range(frames)]
    more = {"save_all": True, "append_images": sheets[1:]} if frames > 1 else {}
    sheets[0].save(file, kind, **more)
    return file.getvalue()
