"""From content and edition to a PDF. ReportLab is loaded with the first paper, not before."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from desk_app.documents import form
from desk_app.documents.kinds import KINDS
from desk_app.documents.stored import texts_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Manner:
    """How a paper is drawn, whatever it says."""

    copies: Sequence[str] | None = None  # foot line of each copy; None: those of the edition
    dpi: float = 203  # of the printer: codes are drawn in whole dots of it
    preview: bool = False  # marked as one, and of no value
    invariant: bool = False  # equal content gives equal bytes, without the moment of drawing


AS_PRINTED: Final = Manner()


def pdf(
    kind: str, content: object, edition: form.Edition, media: str = "", manner: Manner = AS_PRINTED
) -> bytes:
    """One paper as a PDF, all pages of each copy one after another. Print it at 100 %.

    Args:
        kind: A name of `kinds`; `content` is of its type.
        media: "A4", "80mm", …; the kind's usual size where it has no form for it.

    Raises:
        FontMissing: a face of the paper cannot be read; nothing was drawn.
    """
    from desk_app.documents.paper.layouts import laid_out

    return laid_out(edition.forms[KINDS[kind].file(media)], content, edition, manner)


def lacking(content: object) -> frozenset[str]:
    """Letters of `content` that no face of the paper has; each is printed as an empty box."""
    from desk_app.documents.paper.typesetting.faces import unprintable

    return frozenset(letter for text in texts_of(content) for letter in unprintable(text))
