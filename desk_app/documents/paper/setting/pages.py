"""A form on sheets: set as loosely as fits one page, else compactly on as many as it takes.

Nothing is left out. The count of pages may itself be printed, so a long paper is laid out
until its count stands.
"""

from collections.abc import Sequence
from dataclasses import replace

from desk_app.documents import form
from desk_app.documents.paper.blocks import Block
from desk_app.documents.paper.codes import Head
from desk_app.documents.paper.flow import Page, lay_out
from desk_app.documents.paper.setting.density import ROLL, Density
from desk_app.documents.paper.setting.dispatch import set_blocks
from desk_app.documents.paper.setting.setter import Setter
from desk_app.documents.paper.sheet import Area
from desk_app.documents.paper.typesetting.fill import Filler

_UNLIMITED = 1e6  # points: height of a roll


def pages(
    paper: form.Form, content: object, densities: Sequence[Density], head: Head
) -> list[Page]:
    """Args:
    densities: The loosest first; the last one is that of several pages.
    """
    area = Area.of(paper.sheet)
    setter = Setter(Filler(content), densities[0], area.text_width, area.text_height, head)
    laid: list[Page] = []
    for density in densities:
        setter = replace(setter, density=density)
        flow = set_blocks(setter, paper.blocks)
        laid = lay_out(flow, set_blocks(setter, paper.ending), area.text_height)
        if len(laid) == 1:
            return laid
    while True:  # the note naming the count may itself need one more line, and that a page
        count = len(laid)
        ending = set_blocks(replace(setter, pages=count), paper.ending)
        laid = lay_out(flow, ending, area.text_height)
        if len(laid) <= count:
            return laid


def ticket(paper: form.Form, content: object, head: Head) -> list[Block]:
    """The blocks of a roll, below each other."""
    room = Area.of(paper.sheet).text_width
    return set_blocks(Setter(Filler(content), ROLL, room, _UNLIMITED, head), paper.blocks)
