"""What every block of a form is set with: content, density, room, printer."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from desk_app.documents.paper.blocks import Paragraph, centred
from desk_app.documents.paper.codes import Head
from desk_app.documents.paper.setting.density import Density
from desk_app.documents.paper.typesetting.fill import Filler
from desk_app.documents.paper.typesetting.lines import Run, Style, break_lines


@dataclass(frozen=True, slots=True)
class Setter:
    """Measures are points."""

    filler: Filler  # of the content
    density: Density
    room: float  # width of the text
    page: float  # height of a page's text
    head: Head
    pages: int = 1  # of this paper, as far as known

    def paragraph(self, runs: Sequence[Run], style: Style, after: float = 0) -> Paragraph:
        return Paragraph(break_lines(runs, style.size, self.room), style, after=after)

    def in_the_middle(self, runs: Sequence[Run], style: Style, after: float = 0) -> Paragraph:
        lines = break_lines(runs, style.size, self.room)
        return replace(centred(lines, style.size, style.leading), after=after)
