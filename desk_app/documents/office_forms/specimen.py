"""A form with invented content below the office's own letterhead, marked as without value."""

from desk_app.documents.form import Edition
from desk_app.documents.kinds import KINDS
from desk_app.documents.paper.draw import Manner, pdf
from desk_app.documents.receipt_of import letterhead_of
from desk_app.documents.stored import saying
from desk_app.documents.wording import phone_words
from desk_app.domain.office import UnitFacts


def specimen(file: str, edition: Edition, unit: UnitFacts) -> bytes:
    """A PDF of the form `file` of `edition`.

    Raises:
        FontMissing: a face of the paper cannot be read.
        KeyError: the edition does not hold `file`.
    """
    from desk_app.documents.samples import SAMPLES

    kind, media = next(
        (kind.name, media)
        for kind in KINDS.values()
        for media, name in kind.files.items()
        if name == file
    )
    content = saying(
        next(iter(SAMPLES[kind].values())),
        letterhead=letterhead_of(unit),
        unit_name=unit.full_name,
        hotline=phone_words(unit.phone),
    )
    return pdf(kind, content, edition, media, Manner(preview=True))
