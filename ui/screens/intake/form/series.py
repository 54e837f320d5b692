"""Many like dossiers one after the other: what of the last form the next one begins with."""

from dataclasses import replace
from enum import Enum

from ui.screens.intake.form.form import IntakeForm


class Keeps(Enum):
    """What a series keeps, in the order in which its key turns through them."""

    NOTHING = "nothing"  # no series
    PROCEDURE = "procedure"  # the next person, with the same papers
    PERSON = "person"  # the same person, another dossier of the same procedure

    @property
    def after(self) -> "Keeps":
        every = list(Keeps)
        return every[(every.index(self) + 1) % len(every)]


def next_of_series(keeps: Keeps, form: IntakeForm, opened: IntakeForm) -> IntakeForm:
    """`opened` with what the series keeps of `form`, the one received just now.

    Papers that are there because the series says so were not ticked one by one: that is kept
    as the statement it is. For the same person nothing is stated yet: the officer says it of
    each dossier, so that a key pressed twice receives nothing twice. Pages, copies and waivers
    are one dossier's, and so is what it costs.

    Args:
        opened: An empty form; with the persons of `form` where those are kept.
    """
    return replace(
        opened,
        sought=form.sought,
        procedure=form.procedure,
        ticked_for=form.ticked_for,
        case=form.case,
        channel=form.channel,
        limit=form.limit,
        ticks=form.ticks,
        extras=form.extras,
        by_one_key=keeps is Keeps.PROCEDURE and bool(form.ticks),
        return_way=form.return_way,
    )
