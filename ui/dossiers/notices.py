"""Letters that a dossier's acts call for, and when: printed with the act, or waiting to be."""

from collections.abc import Mapping
from datetime import datetime
from typing import Final

from desk_app.documents.kinds import (
    APOLOGY,
    CITIZEN_LETTER,
    COMMITMENT,
    REFUSAL,
    STOP_NOTICE,
    SUPPLEMENT_REQUEST,
)
from desk_app.documents.legal.notices_after import day_of_notice
from desk_app.domain.dossier import Dossier

_LETTERS: Final = (
    SUPPLEMENT_REQUEST,
    REFUSAL,
    APOLOGY,
    STOP_NOTICE,
    CITIZEN_LETTER,
    COMMITMENT,
)


def notices_of(dossier: Dossier) -> Mapping[str, datetime]:
    """Form of the letter → the moment of the act it is about."""
    found = ((form, day_of_notice(form, dossier)) for form in _LETTERS)
    return {form: at for form, at in found if at is not None}
