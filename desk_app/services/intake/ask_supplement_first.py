"""Use case: papers are missing at the counter; the person is told everything in one go."""

from typing import Final

from desk_app.domain.acts import kinds
from desk_app.domain.codes.paper_number import SUPPLEMENT
from desk_app.domain.officer import Officer
from desk_app.domain.sent_away import SentAway
from desk_app.services.desk import Desk
from desk_app.services.intake.sending_away import SendAway, a_paper, send_away

_PAPER: Final = a_paper(kinds.SUPPLEMENT_FIRST, SUPPLEMENT, "request", "contents", "reason")


def ask_supplement_first(order: SendAway, officer: Officer, desk: Desk) -> SentAway:
    """Send the person away with a Mẫu 02: a number of its own, and no code is used up.

    Works offline, and once however often it is asked for. Receiving the completed
    dossier later may name this one (`ReceiveDossier.after`).

    Raises:
        SendingAwayIncomplete: the paper would not say what to complete, for what, or why.
        ApplicantIncomplete, PersonalNumberImpossible, BirthImpossible, NameImpossible: about the
            person.
        ProcedureUnknown: a procedure was named that the catalogue does not have.
        PaperNumbersUsedUp, ClockWentBack, NumberingBlocked: no number can be given.
        AlreadyReceived, AlreadySentAway: this form ended in another way.
        RightMissing: the role receives nothing.

    Legal: [supplement.at-once], [papers.numbers]
    """
    return send_away(order, _PAPER, officer, desk)
