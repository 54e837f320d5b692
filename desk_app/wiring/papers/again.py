"""Whether a paper of no dossier was printed before, in the words that mark a reprint."""

from collections.abc import Callable
from datetime import datetime
from typing import TypeAlias

from db.queries.papers.loose import printed_before
from desk_app.documents.wording import reprint_words
from desk_app.services.desk import Desk
from desk_app.wiring.opening import OpenDesk

Again: TypeAlias = Callable[[str, str, datetime], str]
"""Form, what the paper is about, since when it could be printed → the mark; "" the first time."""


def marks(opened: OpenDesk, desk: Desk) -> Again:
    before = opened.store.ask(printed_before)

    def mark(form: str, about: str, since: datetime) -> str:
        found = before(desk.id, (form, about), (since, desk.now()))
        return "" if found is None else reprint_words(found.times, found.first_at, found.officer)

    return mark
