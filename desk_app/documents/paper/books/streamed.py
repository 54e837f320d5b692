"""A PDF whose pages go to its file as they are ended.

ReportLab holds each page as text until it saves, and then the whole file once more. Here a page is
formatted and written when it is ended; only its place in the file stays. What pages share, their
faces above all, is known at the end and is written then.
"""

from collections.abc import Sequence
from typing import Any, BinaryIO, Final

from reportlab.pdfbase import pdfdoc
from reportlab.pdfgen.canvas import Canvas
from typing_extensions import override

_DOCUMENT: Any = pdfdoc.PDFDocument  # ReportLab's types tell of half of them
_FILE: Any = pdfdoc.PDFFile
_NAMED: Final = "__InternalName__"  # where ReportLab notes an object's name on it


class StreamedCanvas(Canvas):
    """As a `Canvas`, on a file that is open for writing; nothing of it is kept but places.

    Args:
        first_face: Otherwise each page begins by naming Helvetica.
        shown: Forms that pages show before they are drawn, by `doForm` and `beginForm`.
    """

    def __init__(
        self, out: BinaryIO, size: tuple[float, float], *, first_face: str, shown: Sequence[str]
    ) -> None:
        super().__init__(
            out,
            pagesize=size,
            pageCompression=1,
            initialFontName=first_face,  # type: ignore[arg-type]  # the stub wants a number
        )
        self._doc: Any = _StreamedPdf(out)  # pages and faces are noted from here on
        for name in shown:
            self._doc.reserve(pdfdoc.xObjectName(name))

    @override
    def showPage(self) -> None:
        super().showPage()
        self._doc.write_last_page()


class _StreamedPdf(_DOCUMENT):  # type: ignore[misc]  # as above
    def __init__(self, out: BinaryIO) -> None:
        self._reserved: set[str] = set()
        super().__init__(compression=1, lang="vi")
        self._file = _FILE(self._pdfVersion)
        out.write(b"".join(self._file.strings))
        self._file.strings.clear()
        self._file.write = out.write

    def reserve(self, name: str) -> None:
        """Give an object its number before it is there."""
        self.objectcounter += 1
        self._reserved.add(name)
        self.idToObjectNumberAndVersion[name] = (self.objectcounter, 0)
        self.numberToId[self.objectcounter] = name

    @override
    def Reference(self, obj: Any, name: str | None = None) -> Any:
        if name is not None and name in self._reserved:
            self._reserved.remove(name)
            setattr(obj, _NAMED, name)
            self.idToObject[name] = obj
            return pdfdoc.PDFObjectReference(name)
        return super().Reference(obj, name)

    def write_last_page(self) -> None:
        page = self.Pages.pages[-1]
        self.Pages.pages[-1] = self.Reference(page)
        # As bytes: ReportLab would spell them out in letters, a quarter longer.
        page.Contents = pdfdoc.PDFStream(content=page.stream, filters=[pdfdoc.PDFZCompress])
        self._write(getattr(page, _NAMED))
        self._write(getattr(page.Contents, _NAMED))  # named by formatting its page

    @override
    def format(self) -> bytes:
        """Write what is left, once, and where everything is; nothing is handed back."""
        number = 0
        while (number := number + 1) in self.numberToId:  # formatting may bring forth more
            if self.numberToId[number] not in self.idToOffset:
                self._write(self.numberToId[number])
        table = pdfdoc.PDFCrossReferenceTable()
        table.addsection(0, [self.numberToId[each] for each in range(1, number)])
        start = self._file.add(table.format(self))
        trailer = pdfdoc.PDFTrailer(
            startxref=start,
            Size=number,
            Root=self.Reference(self.Catalog),
            Info=self.Reference(self.info),
            ID=self.ID(),
        )
        self._file.add(trailer.format(self))
        return b""

    def _write(self, name: str) -> None:
        words = pdfdoc.PDFIndirectObject(name, self.idToObject[name]).format(self)
        self.idToOffset[name] = self._file.add(words)
        self.idToObject[name] = None
