"""What the paper of somebody sent away says: worded from the visit as it is stored."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from desk_app.documents.kinds import REFUSAL, SUPPLEMENT_REQUEST
from desk_app.documents.legal.notices import Refusal, SupplementRequest
from desk_app.documents.legal.notices_of import refusal_of, supplement_request_of
from desk_app.domain.office import DeskFacts
from desk_app.domain.sent_away import Answer, SentAway

PAPERS: Final[Mapping[Answer, str]] = MappingProxyType(
    {Answer.SUPPLEMENT: SUPPLEMENT_REQUEST, Answer.REFUSED: REFUSAL}
)
"""Which form answers in which way."""


def away_content(
    away: SentAway, facts: DeskFacts, reprint: str = ""
) -> SupplementRequest | Refusal:
    """The content of Mẫu 02 or Mẫu 03, whichever the person was given.

    Args:
        reprint: Words of `wording.reprint_words`, when it was printed before.
    """
    if away.answer is Answer.SUPPLEMENT:
        return supplement_request_of(away, facts, reprint)
    return refusal_of(away, facts, reprint)
