"""A result that the post delivered while its fees were open, on the sheet of that day."""

from dataclasses import replace
from datetime import timedelta
from uuid import UUID, uuid4

import pytest

from desk_app.documents.office.day_end.words import unpaid_why
from desk_app.domain.acts import kinds
from desk_app.domain.acts.act import Subject, SubjectKind
from desk_app.domain.acts.officers import registered_body
from desk_app.domain.ids import OfficerId
from desk_app.domain.money.till.faults import FeesOutstanding
from desk_app.domain.office_time import office_date
from desk_app.domain.people.rights import Role
from desk_app.domain.post.sending import Outcome
from desk_app.services.day_end.look import look_at_day
from desk_app.services.money.collect import collect
from desk_app.services.money.shifts import OpenShift, open_shift
from tests.builders import ADMIN, PAID_ELSEWHERE, an_officer
from tests.services.money.test_collect import TILL, an_order_to_take
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
    assert (line.officer, line.said, line.posted) == (giver.name, PAID_ELSEWHERE, "2026-11-21")
    assert unpaid_why(line) == f"giao bưu điện ngày 21/11/2026; {PAID_ELSEWHERE}"


def test_that_no_result_goes_to_the_post_past_open_fees_without_a_reason(
    counter: Counter,
) -> None:
    one, two = counter.result(), counter.result("092304001235")
    with pytest.raises(FeesOutstanding) as said:
        counter.give((one, "A100001"), (two, "A100002"), unpaid="")
    assert (said.value.left, said.value.codes) == (300_000, (str(one.code), str(two.code)))
    assert counter.stored(one).post.sendings == ()


def test_that_the_reason_stands_in_the_act_that_gave_it_and_in_the_one_that_ends_it(
    counter: Counter,
) -> None:
    dossier = counter.result()
    counter.give((dossier, "A100001"))
    counter.ends(dossier, Outcome.DELIVERED, "Nguyễn Thị Lan")
    with counter.work() as tx:
        said = {act.kind: act.body.get("unpaid") for act in tx.dossiers.acts(dossier.id)}
    kept = {"left": 150_000, "unknown": 0, "reason": PAID_ELSEWHERE}
    assert (said[kinds.POSTED], said[kinds.DELIVERED]) == (kept, kept)


def test_that_what_was_paid_while_it_was_on_its_way_is_not_called_open(counter: Counter) -> None:
    dossier = counter.result()
    counter.give((dossier, "A100001"))
    open_shift(OpenShift(key=uuid4(), opening=0), TILL, counter.desk)
    collect(an_order_to_take(counter.stored(dossier)), TILL, counter.desk)
    counter.ends(dossier, Outcome.DELIVERED, "Nguyễn Thị Lan")
    with counter.work() as tx:
        (act,) = [each for each in tx.dossiers.acts(dossier.id) if each.kind == kinds.DELIVERED]
    assert "unpaid" not in act.body
