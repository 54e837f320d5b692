"""Several dossiers are urged at once: an act for each, and a paper for each who has them."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from desk_app.documents.kinds import REMINDER_LIST
from desk_app.documents.paper.draw import pdf
from desk_app.documents.watching.reminder_of import reminder_list_of
from desk_app.documents.watching.urging import urging_words, who_has_it
from desk_app.domain.dossier import Dossier
from desk_app.domain.ids import DossierId
from desk_app.domain.office import DeskFacts
from desk_app.domain.office_time import office_date
from desk_app.domain.officer import Officer
from desk_app.services.desk import Desk
from desk_app.services.watching.remind import Remind, remind
from desk_app.wiring.papers.forms import PaperForms


@dataclass(frozen=True, slots=True, kw_only=True)
class Urge:
    """One of several."""

    dossier: DossierId
    key: UUID  # its own: a second press urges nobody twice
    within: timedelta


@dataclass(frozen=True, slots=True, kw_only=True)
class UrgedUnit:
    """Whoever was urged, and the dossiers, in the order of their codes."""

    whom: str
    dossiers: Sequence[Dossier]


def urge(order: Urge, officer: Officer, desk: Desk) -> Dossier:
    """Raises what `remind` raises; then nothing was stored."""
    with desk.glance() as work:
        dossier = work.dossiers.get(order.dossier)
    whom, now = who_has_it(dossier), desk.now()
    words = urging_words(dossier, whom, now, now + order.within)
    said = Remind(dossier=order.dossier, key=order.key, whom=whom, words=words, within=order.within)
    return remind(said, officer, desk)


def reminded(ids: Collection[DossierId], desk: Desk) -> Sequence[UrgedUnit]:
    """By whom the last reminder of each urged; by their names."""
    found: defaultdict[str, list[Dossier]] = defaultdict(list)
    with desk.glance() as work:
        for each in ids:
            dossier = work.dossiers.get(each)
            if reminders := dossier.oversight.reminders:
                found[reminders[-1].whom].append(dossier)
    return [
        UrgedUnit(whom=whom, dossiers=sorted(found[whom], key=lambda each: str(each.code)))
        for whom in sorted(found)
    ]


def reminder_paper(
    unit: UrgedUnit, officer: Officer, desk: Desk, facts: DeskFacts, forms: PaperForms
) -> bytes:
    now = desk.now()
    content = reminder_list_of(unit.dossiers, officer.name, forms.facts(facts), now)
    return pdf(REMINDER_LIST, content, forms.first(REMINDER_LIST, office_date(now)))
