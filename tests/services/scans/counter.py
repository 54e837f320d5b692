"""A dossier at the counter and the box of its scans."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

from db.attachments.box import Box
from db.unit_of_work import UnitOfWork
from desk_app.documents.scans.look_at_file import look_at
from desk_app.domain.dossier import Dossier
from desk_app.domain.scans.limits import ScanLimits
from desk_app.domain.scans.scans import PaperRef
from desk_app.services.desk import Desk
from desk_app.services.intake.receive_dossier import receive_dossier
from desk_app.services.scans.scan_paper import ReusePaper, ScanPaper
from tests.builders import KEY, Clock, a_desk, an_officer, an_order
from tests.domain.scans.files import a_pdf

OFFICER = an_officer()
FORM = PaperRef("Giấy đề nghị đăng ký hộ kinh doanh")
COPY = PaperRef("Bản sao giấy tờ pháp lý của chủ hộ kinh doanh")


class ScanCounter:
    def __init__(self, work: Callable[[], UnitOfWork], folder: Path) -> None:
        self.clock = Clock()
        self.desk: Desk = a_desk(work, self.clock)
        self.box = Box(folder, KEY)
        self.dossier: Dossier = self.receive()

    def receive(self, *papers: str, **changed: Any) -> Dossier:
        taken = receive_dossier(an_order(*papers, **changed), OFFICER, self.desk)
        self.clock.forward(timedelta(minutes=1))
        return taken

    def scan(self, n: int, content: bytes | None = None, **changed: Any) -> ScanPaper:
        """An order whose content is in the box: two pages of the form, said to be two."""
        content = a_pdf(2, f"Giấy {n}") if content is None else content
        self.box.put(content)
        order = ScanPaper(
            key=UUID(int=n),
            dossier=self.dossier.id,
            paper=FORM,
            file=look_at(content, "a.pdf", ScanLimits()),
            pages=2,
        )
        return replace(order, **changed)

    def reuse(self, n: int, **changed: Any) -> ReusePaper:
        from_store: dict[str, Any] = {
            "key": UUID(int=n),
            "dossier": self.dossier.id,
            "paper": FORM,
            "source": "Kho dữ liệu số hóa",
        }
        return ReusePaper(**(from_store | changed))

    def stored(self) -> Dossier:
        with self.desk.glance() as work:
            return work.dossiers.get(self.dossier.id)
