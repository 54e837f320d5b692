"""Templates filled from a content: literal words and fields become runs of one face each."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from desk_app.documents.form import Piece, Setting, Template
from desk_app.documents.paper.typesetting.faces import Face, printable
from desk_app.documents.paper.typesetting.glue import glued, name_glued
from desk_app.documents.paper.typesetting.lines import Run

T = TypeVar("T")


def words(text: str, face: Face = Face.REGULAR) -> tuple[Run, ...]:
    """Literal words, ready to be broken into lines."""
    return ((glued(printable(text)), face),)


@dataclass(frozen=True, slots=True)
class Filler:
    """Knows the content by the names of its fields only."""

    content: object
    more: Mapping[str, str] = field(default_factory=dict)  # words only the layout knows
    blank: str = ""  # in place of a field that says nothing

    def text(self, name: str) -> str:
        """The field called `name`; empty where a part on the way to it is absent."""
        if name in self.more:
            return self.more[name]
        value = self.content
        for step in name.split("."):
            value = getattr(value, step, "")
        return value if isinstance(value, str) else ""

    def texts(self, name: str) -> tuple[str, ...]:
        return tuple(getattr(self.content, name))

    def part(self, name: str, kind: type[T]) -> T:
        """The part of the content called `name`. Raises TypeError: it is no `kind`."""
        value = getattr(self.content, name)
        if not isinstance(value, kind):
            raise TypeError(f"{name} is no {kind.__name__}")
        return value

    def parts(self, name: str) -> Sequence[object]:
        """The rows of a table."""
        return tuple(getattr(self.content, name))

    def runs(self, template: Template, face: Face = Face.REGULAR) -> tuple[Run, ...]:
        """Fields may hold any characters; only the template's own stars mean bold."""
        merged: list[Run] = []
        for piece in template:
            text = self._piece(piece)
            chosen = Face.BOLD if piece.bold else face
            if merged and merged[-1][1] is chosen:
                merged[-1] = (merged[-1][0] + text, chosen)
            else:
                merged.append((text, chosen))
        return tuple((glued(text), chosen) for text, chosen in merged)

    def plain(self, template: Template) -> str:
        """Without glue and faces."""
        return "".join(self._piece(piece) for piece in template)

    def lines(self, templates: Sequence[Template], more: str) -> list[tuple[Run, ...]]:
        """One line for each template with something to say, then the field `more`, if any."""
        said = [self.runs(template) for template in templates if not self.is_blank(template)]
        return said + [words(line) for line in (self.texts(more) if more else ())]

    def is_blank(self, template: Template) -> bool:
        """Whether the template names fields of the content and all of them are empty."""
        named = [piece.field for piece in template if piece.field and piece.field not in self.more]
        return bool(named) and not any(self.text(name).strip() for name in named)

    def lacks_any(self, template: Template) -> bool:
        return any(not self.text(piece.field).strip() for piece in template if piece.field)

    def _piece(self, piece: Piece) -> str:
        if not piece.field:
            return printable(piece.text)
        text = printable(self.text(piece.field)).strip() or self.blank
        return name_glued(text) if piece.manner is Setting.NAME else text
