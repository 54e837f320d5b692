"""The layouts of papers, each with what it is made of. All of ReportLab comes with this module."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from threading import Lock
from typing import Final, TypeAlias

from desk_app.documents import form
from desk_app.documents.paper import a5, label, roll
from desk_app.documents.paper.codes import Head
from desk_app.documents.paper.draw import Manner
from desk_app.documents.paper.flow import Page
from desk_app.documents.paper.setting import density as d
from desk_app.documents.paper.setting.pages import pages, ticket
from desk_app.documents.paper.sheet import Area, Furniture, Print, Where, draw_page
from desk_app.documents.paper.typesetting.fill import Filler

DRAWING: Final = Lock()  # ReportLab's faces must not serve two documents at a time


def laid_out(paper: form.Form, content: object, edition: form.Edition, manner: Manner) -> bytes:
    """As `draw.pdf`, of a form of `edition`."""
    with DRAWING:
        return _LAYOUTS[paper.layout](_Job(paper, content, edition, manner))


@dataclass(frozen=True, slots=True)
class _Job:
    paper: form.Form
    content: object
    edition: form.Edition
    manner: Manner

    @property
    def head(self) -> Head:
        return Head(self.manner.dpi)

    @property
    def roll_head(self) -> Head:
        """Of rolls and labels: 8 dots a millimetre, or the finer head there is."""
        return self.head if self.head.dpi > roll.HEAD.dpi else roll.HEAD

    @property
    def furniture(self) -> Furniture:
        said = Filler(self.content)
        return Furniture(
            edition=self.edition,
            foot=self.paper.foot,
            top=said.plain(self.paper.top),
            mark=self.mark,
            reprint=said.text("reprint"),
        )

    @property
    def mark(self) -> str:
        """What says that this paper has no value; empty on a real one."""
        if self.manner.preview:
            return self.edition.preview
        return self.edition.trial if getattr(self.content, "trial", False) else ""


def _on_sheets(lay: Callable[[_Job], list[Page]], job: _Job) -> bytes:
    area = Area.of(job.paper.sheet)
    laid = lay(job)
    result = Print(job.paper.title, (area.width, area.height), invariant=job.manner.invariant)
    copies = job.paper.copies if job.manner.copies is None else job.manner.copies
    for copy in copies or ("",):
        for number, page in enumerate(laid, 1):
            where = Where(number, len(laid), copy)
            draw_page(result.canvas, area, page, job.furniture, where)
    return result.close()


def _flowing(*densities: d.Density) -> "_Layout":
    return partial(_on_sheets, lambda job: pages(job.paper, job.content, densities, job.head))


def _slip_on_half_a_sheet(job: _Job) -> bytes:
    return _on_sheets(lambda job: a5.pages(job.paper, job.content, job.head), job)


def _slip_on_a_roll(job: _Job) -> bytes:
    blocks = roll.slip(job.paper, job.content, job.mark, job.roll_head)
    return roll.cut(job.paper, blocks, job.roll_head, invariant=job.manner.invariant)


def _on_a_roll(job: _Job) -> bytes:
    room = Area.of(job.paper.sheet).text_width
    reprint = Filler(job.content).text("reprint")
    blocks = [
        *([roll.mark_frame(job.mark, room)] if job.mark else []),
        *ticket(job.paper, job.content, job.roll_head),
        *(roll.reprinted(reprint, room) if reprint else []),
    ]
    return roll.cut(job.paper, blocks, job.roll_head, invariant=job.manner.invariant)


def _on_a_label(job: _Job) -> bytes:
    return label.pdf(
        job.paper, job.content, job.mark, job.roll_head, invariant=job.manner.invariant
    )


_Layout: TypeAlias = Callable[[_Job], bytes]
_LAYOUTS: Final[Mapping[str, _Layout]] = {
    "letter": _flowing(d.NATURAL, d.COMPACT),
    "steps": _flowing(d.NATURAL, d.COMPACT, d.TIGHT),
    "list": _flowing(d.LIST),
    "small": _flowing(d.SMALL, d.SMALL_COMPACT),
    "slip-a5": _slip_on_half_a_sheet,
    "slip-roll": _slip_on_a_roll,
    "roll": _on_a_roll,
    "label": _on_a_label,
}
