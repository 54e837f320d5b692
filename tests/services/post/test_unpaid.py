"""A result that the post delivered while its fees were open, on the sheet of that day."""

from dataclasses import replace
from datetime import timedelta
from uuid import UUID

from desk_app.documents.office.day_end.words import unpaid_why
from desk_app.domain.acts import kinds
from desk_app.domain.acts.act import Subject, SubjectKind
from desk_app.domain.acts.officers import registered_body
from desk_app.domain.ids import OfficerId
from desk_app.domain.office_time import office_date
from desk_app.domain.people.rights import Role
from desk_app.domain.post.sending import Outcome
from desk_app.services.day_end.look import look_at_day
from tests.builders import ADMIN, an_officer
from tests.services.post.test_sendings import Counter, counter

__all__ = ["counter"]


def test_that_who_gave_it_to_the_post_stands_with_the_day_and_not_who_noted_the_delivery(
    counter: Counter,
) -> None:
    dossier = counter.result()
    counter.give((dossier, "A100001"))
    counter.ends(dossier, Outcome.CAME_BACK, "đi vắng")
    counter.clock.forward(timedelta(days=1))
    counter.give((dossier, "A100002"))
    counter.clock.forward(timedelta(days=2))
    boss = replace(an_officer(OfficerId(UUID(int=9)), Role.LEADER), name="Lê Văn Đạt")
    about = Subject(SubjectKind.OFFICER, boss.id)
    with counter.work() as tx:
        body, at = registered_body(boss), counter.clock()
        tx.journal.write(kinds.OFFICER_REGISTERED, about, body, by=ADMIN, at=at)
        tx.commit()
    giver, counter.officer = counter.officer, boss
    counter.ends(dossier, Outcome.DELIVERED, "Nguyễn Thị Lan")
    day = office_date(counter.clock())
    (line,) = look_at_day(day, boss, counter.desk).sheet.unpaid
    assert (line.officer, line.said, line.posted) == (giver.name, "", "2026-11-21")
    assert unpaid_why(line) == "giao bưu điện ngày 21/11/2026"
