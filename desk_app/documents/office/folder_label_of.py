"""Words the label of a dossier's folder."""

from typing import Final

from desk_app.documents.office import listed
from desk_app.documents.office.folder_label import FolderLabel
from desk_app.domain.dossier import Dossier
from desk_app.domain.law.deadline.display import ShownDue
from desk_app.domain.office import DeskFacts
from desk_app.domain.office_time import OFFICE_TIME
from desk_app.domain.people.person import Person

_NOT_PROMISED: Final = "chưa hẹn ngày"
_GIVEN_AND_FAMILY: Final = 2  # syllables


def folder_label_of(
    dossier: Dossier,
    facts: DeskFacts,
    department: str,
    bag: str,
    shown: ShownDue | None = None,
) -> FolderLabel:
    """Args:
    bag: Which of how many, "1/2"; empty where there is only one.
    shown: The due moment as the office shows it; None: exactly.
    """
    due = shown or (ShownDue(dossier.due.at) if dossier.due.at else None)
    return FolderLabel(
        code=str(dossier.code),
        applicant=shelf_name(dossier.applicant),
        procedure=dossier.procedure.name,
        received=_moment(ShownDue(dossier.received_at)),
        due=_moment(due) if due else _NOT_PROMISED,
        department=department,
        bag=bag,
        trial=facts.trial,
    )


def shelf_name(person: Person) -> str:
    """ "Nguyễn Thị Lan" is "NGUYỄN T. LAN"; the name of a body stays as it is.

    Empty where no name is known.
    """
    if not listed.is_citizen(person):
        return person.name
    parts = person.name.upper().split()
    if len(parts) < _GIVEN_AND_FAMILY:
        return "".join(parts)
    first, *middle = parts
    return " ".join([first, *(f"{part[0]}." for part in middle[:-1]), middle[-1]])


def _moment(shown: ShownDue) -> str:
    """As in "26/11/2026 09:15"; the day alone where only that is shown."""
    local = shown.moment.astimezone(OFFICE_TIME)
    return f"{local:%d/%m/%Y}" if shown.whole_day else f"{local:%d/%m/%Y %H:%M}"
