"""All a screen can do about the post: what comes by it, and what goes."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import timedelta
from functools import partial
from pathlib import Path
from typing import Final
from uuid import UUID

from db.queries import persons, procedures
from db.queries.post import lines
from db.queries.post.lines import LettersLine, PostalItemLine, PostFound
from db.store import new_id
from desk_app.documents.kinds import POSTAL_LIST
from desk_app.documents.office.postal_list_of import postal_list_of
from desk_app.documents.paper.draw import Manner, pdf
from desk_app.documents.wording import reprint_words
from desk_app.domain.dossier import Dossier
from desk_app.domain.ids import DossierId
from desk_app.domain.law.procedure import Procedure
from desk_app.domain.office import DeskFacts
from desk_app.domain.office_time import office_date
from desk_app.domain.officer import Officer
from desk_app.domain.people.person import Person
from desk_app.domain.people.rights import Right
from desk_app.domain.post.given import GivenList
from desk_app.domain.post.letters import LetterList
from desk_app.services.desk import Desk
from desk_app.services.post.check_letters import CheckedList, Lookups, check_letters
from desk_app.services.post.check_outcomes import CheckedOutcome, check_outcomes
from desk_app.services.post.give_to_post import (
    GiveToPost,
    give_to_post,
    note_list_not_out,
    note_list_printed,
)
from desk_app.services.post.note_outcome import NoteOutcome, note_outcome
from desk_app.services.post.postal_files import (
    load,
    read_letters,
    read_outcome_lines,
    write_template,
)
from desk_app.services.post.take_letters import PutAside, put_letter_aside, take_letters
from desk_app.wiring.horizon import duplicates_since
from desk_app.wiring.opening import OpenDesk
from desk_app.wiring.papers.forms import PaperForms

_ENDED_SINCE: Final = timedelta(days=60)  # of what went by post and has ended
_LISTS_SINCE: Final = timedelta(days=90)


@dataclass(frozen=True, slots=True, kw_only=True)
class PostDesk:
    """The post. Reading lane: these write nothing. The last five: counter lane."""

    read_letters: Callable[[Path, Officer], CheckedList]  # raises PostalFileUnreadable
    check: Callable[[LetterList, Officer], CheckedList]  # as it stands now
    letters: Callable[[UUID], LetterList | None]  # taken into work
    letter_lists: Callable[[], Sequence[LettersLine]]  # newest first
    write_template: Callable[[Path], str]  # raises PostalTemplateUnwritable
    waiting: Callable[[], Sequence[PostalItemLine]]  # results for the post, at the counter
    # results asked for one by one, whatever way was registered; those that may not go are left out
    to_be_sent: Callable[[Sequence[DossierId]], Sequence[PostalItemLine]]
    sent: Callable[[], Sequence[PostalItemLine]]  # on their way first
    read_outcomes: Callable[[Path], Sequence[CheckedOutcome]]  # raises PostalFileUnreadable
    find: Callable[[str], PostFound | None]  # a tracking number, or the sign of a list
    draw: Callable[[GivenList, str, int], bytes]  # media, dpi; a PDF
    new_list: Callable[[], UUID]  # any thread, at once
    take: Callable[[LetterList, Officer], LetterList]
    put_aside: Callable[[PutAside, Officer], None]
    give: Callable[[GiveToPost, Officer], GivenList]
    note_printed: Callable[[UUID, UUID, Officer], GivenList]  # as it was before this print
    note_not_out: Callable[[UUID, UUID, Officer], None]  # no printer took it
    note_outcome: Callable[[NoteOutcome, Officer], Dossier]


def post_desk(opened: OpenDesk, desk: Desk, facts: DeskFacts, forms: PaperForms) -> PostDesk:
    ask = opened.store.ask
    find_procedures = ask(procedures.find_procedures)
    waiting, sent, lists = ask(lines.waiting), ask(lines.sent), ask(lines.letter_lists)
    duplicates = ask(persons.possible_duplicates)
    by_tracking = ask(lines.by_tracking)

    one = ask(lines.to_be_sent)

    def to_be_sent(asked: Sequence[DossierId]) -> Sequence[PostalItemLine]:
        return tuple(line for dossier in asked if (line := one(dossier)) is not None)

    def check(listed: LetterList, officer: Officer) -> CheckedList:
        def find(words: str) -> Sequence[Procedure]:
            return find_procedures(words, officer.id, office_date(desk.now()))

        def alike(owner: Person, code: str) -> Sequence[str]:
            found = duplicates(owner, code, duplicates_since(desk.now()))
            return [line.code for line in found]

        return check_letters(listed, Lookups(find, alike), desk)

    def read(file: Path, officer: Officer) -> CheckedList:
        officer.need(Right.RECEIVE)
        return check(read_letters(*load(file), desk.unit), officer)

    def letters(list_id: UUID) -> LetterList | None:
        with desk.glance() as work:
            return work.postal.letters(list_id)

    def read_outcomes(file: Path) -> Sequence[CheckedOutcome]:
        today = office_date(desk.now())
        return check_outcomes(read_outcome_lines(*load(file)), by_tracking, today)

    return PostDesk(
        read_letters=read,
        check=check,
        letters=letters,
        letter_lists=lambda: lists(desk.now() - _LISTS_SINCE),
        write_template=write_template,
        waiting=waiting,
        to_be_sent=to_be_sent,
        sent=lambda: sent(desk.now() - _ENDED_SINCE),
        read_outcomes=read_outcomes,
        find=ask(lines.find_by_number),
        draw=partial(_list_pdf, facts, forms),
        new_list=lambda: new_id(desk.now()),
        take=partial(take_letters, desk=desk),
        put_aside=partial(put_letter_aside, desk=desk),
        give=partial(give_to_post, desk=desk),
        note_printed=partial(note_list_printed, desk=desk),
        note_not_out=partial(note_list_not_out, desk=desk),
        note_outcome=partial(note_outcome, desk=desk),
    )


def _list_pdf(facts: DeskFacts, forms: PaperForms, given: GivenList, media: str, dpi: int) -> bytes:
    """As it was before this print: one that was printed already is marked as a reprint."""
    mark = reprint_words(given.printed, given.at, given.giver) if given.printed else ""
    content = postal_list_of(given, forms.facts(facts), mark)
    edition = forms.first(POSTAL_LIST, office_date(given.at))
    return pdf(POSTAL_LIST, content, edition, media, Manner(dpi=dpi))
