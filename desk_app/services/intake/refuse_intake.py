"""Use case: what was brought cannot be received here at all."""

from typing import Final

from desk_app.domain.acts import kinds
from desk_app.domain.codes.paper_number import REFUSAL
from desk_app.domain.officer import Officer
from desk_app.domain.sent_away import SentAway
from desk_app.services.desk import Desk
from desk_app.services.intake.sending_away import SendAway, a_paper, send_away

_PAPER: Final = a_paper(kinds.REFUSED_AT_INTAKE, REFUSAL, "request", "reason")


def refuse_intake(order: SendAway, officer: Officer, desk: Desk) -> SentAway:
    """Send the person away with a Mẫu 03: a number of its own and the reason, and no code.

    Works offline, and once however often it is asked for.

    Raises:
        SendingAwayIncomplete: the paper would not say what was asked for, or why not.
        ApplicantIncomplete, PersonalNumberImpossible, BirthImpossible, NameImpossible: about the
            person.
        ProcedureUnknown: a procedure was named that the catalogue does not have.
        PaperNumbersUsedUp, ClockWentBack, NumberingBlocked: no number can be given.
        AlreadyReceived, AlreadySentAway: this form ended in another way.
        RightMissing: the role receives nothing.

    Legal: [supplement.at-once], [papers.numbers]
    """
    return send_away(order, _PAPER, officer, desk)
