"""Where people sign: title, a note in italics, room, the name in print."""

from typing import Final

from desk_app.documents import form
from desk_app.documents.paper.blocks import Paragraph, Signatures, Signer, centred
from desk_app.documents.paper.typesetting.faces import Face
from desk_app.documents.paper.typesetting.fill import Filler, words
from desk_app.documents.paper.typesetting.lines import Run, break_lines

_CENTRES: Final = (0.25, 0.73)  # of the text width; a single signer stands at the right
_COLUMN: Final = 0.46
_SIZE: Final = 13
_NOTE: Final = 12


def signatures(spec: form.Signatures, filler: Filler, room: float, free: float) -> Signatures:
    """Signers across `room`, each with `free` height to sign."""
    centres = _CENTRES[-len(spec.signers) :]
    width = _COLUMN * room
    signers = [
        signer(one, filler, centre * room - width / 2, width)
        for one, centre in zip(spec.signers, centres, strict=True)
    ]
    return Signatures(tuple(signers), free)


def signer(spec: form.Signer, filler: Filler, left: float, width: float) -> Signer:
    """One signer centred in a column of `width`."""

    def column(runs: tuple[Run, ...], size: float, leading: float) -> Paragraph:
        paragraph = centred(break_lines(runs, size, width), size, leading)
        return Paragraph(paragraph.lines, paragraph.style, left=left)

    return Signer(
        title=column(words(spec.title, Face.BOLD), _SIZE, _SIZE * 1.2),
        notes=column(words("\n".join(spec.notes), Face.ITALIC), _NOTE, 14),
        name=column(filler.runs(spec.name, Face.BOLD), _SIZE, _SIZE * 1.2),
    )
