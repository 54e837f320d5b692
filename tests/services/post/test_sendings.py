"""Results given to the post: one list, one number; delivered, or back at the counter."""

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from uuid import UUID, uuid4

import pytest
from sqlalchemy import delete, select

from db.check import check_store
from db.queries.post.lines import by_tracking, find_by_number, letter_lists, sent, waiting
from db.repositories.folding.arrivals import Arrival
from db.store import Store, open_store
from db.tables import journal as t
from db.tables.post import postal_item, postal_letter, postal_letters, postal_list
from db.unit_of_work import UnitOfWork
from desk_app.domain.acts import kinds
from desk_app.domain.acts.act import read_act
from desk_app.domain.dossier import Collector, CollectorKind, Dossier, ReturnWay
from desk_app.domain.errors import StepNotAllowed
from desk_app.domain.handling.flow import Status
from desk_app.domain.ids import DossierId
from desk_app.domain.post.faults import (
    NotForThePost,
    OutcomeIncomplete,
    PostalListIncomplete,
    TrackingTaken,
)
from desk_app.domain.post.given import GivenList
from desk_app.domain.post.sending import Outcome, Stage
from desk_app.domain.post.tracking import is_misread, is_tracking, tidy_tracking
from desk_app.services.handling.result_back import ResultBack, result_back
from desk_app.services.intake.receive_dossier import receive_dossier
from desk_app.services.post.check_outcomes import CheckedOutcome, Match, check_outcomes
from desk_app.services.post.give_to_post import (
    GiveToPost,
    ResultToPost,
    give_to_post,
    note_list_printed,
)
from desk_app.services.post.note_outcome import NoteOutcome, note_outcome
from desk_app.services.post.postal_files import read_outcome_lines
from desk_app.services.post.take_letters import PutAside, put_letter_aside, take_letters
from desk_app.services.return_.return_result import ReturnResult, return_result
from tests.builders import (
    FRIDAY_MORNING,
    KEY,
    PAID_ELSEWHERE,
    Clock,
    a_desk,
    a_person,
    a_scribe,
    an_officer,
    an_order,
)
from tests.services.post.a_list import check, lines, read

Work = Callable[[], UnitOfWork]
POST = "Bưu điện phường Ninh Kiều"
OWNER = Collector(kind=CollectorKind.OWNER, name="NGUYỄN THỊ LAN")
TODAY = date(2026, 11, 20)


class Counter:
    """A counter whose results lie ready for the post."""

    def __init__(self, work: Work) -> None:
        self.work, self.clock, self.officer = work, Clock(), an_officer()
        self.desk = a_desk(work, self.clock)

    def result(self, number: str = "092304001234", address: str = "Ninh Kiều") -> Dossier:
        person = a_person(id_number=number, address=address)
        order = an_order(applicant=person, return_way=ReturnWay.POST)
        dossier = receive_dossier(order, self.officer, self.desk)
        return result_back(ResultBack(dossier=dossier.id), self.officer, self.desk)

    def give(
        self,
        *sent: tuple[Dossier, str],
        key: UUID | None = None,
        post: str = POST,
        unpaid: str = PAID_ELSEWHERE,
    ) -> GivenList:
        results = [
            ResultToPost(
                dossier=dossier.id, code=str(dossier.code), tracking=tracking, unpaid_because=unpaid
            )
            for dossier, tracking in sent
        ]
        return give_to_post(
            GiveToPost(key=key or uuid4(), post=post, lines=results), self.officer, self.desk
        )

    def ends(
        self, dossier: Dossier, outcome: Outcome, said: str = "", day: date | None = None
    ) -> Dossier:
        order = NoteOutcome(dossier=dossier.id, outcome=outcome, on=day, said=said)
        return note_outcome(order, self.officer, self.desk)

    def stored(self, dossier: Dossier) -> Dossier:
        with self.work() as tx:
            return tx.dossiers.get(dossier.id)


@pytest.fixture
def counter(work: Work) -> Counter:
    return Counter(work)


def test_that_results_for_the_post_wait_until_they_are_given(
    counter: Counter, store: Store
) -> None:
    dossier = counter.result()
    ask = store.ask(waiting)
    assert [(line.code, line.stage) for line in ask()] == [(str(dossier.code), Stage.WAITING)]
    given = counter.give((dossier, "eb 123 456 785 vn"))
    assert ask() == ()
    (line,) = store.ask(sent)(FRIDAY_MORNING)
    assert (line.tracking, line.number) == ("EB123456785VN", str(given.number))
    assert counter.stored(dossier).status is Status.RESULT_BACK


def test_that_a_list_takes_the_next_number_and_says_what_went(counter: Counter) -> None:
    one, two = counter.result(), counter.result("092304001235")
    given = counter.give((one, "A100001"), (two, "A100002"))
    assert (given.number.number, given.sign) == (1001, "BC-261120-1001")
    with counter.work() as tx:
        assert tx.postal.given(given.id) == given
    assert counter.give((counter.result(), "A100003")).number.number == 1002


def test_that_a_second_press_gives_nothing_twice(counter: Counter) -> None:
    dossier, key = counter.result(), uuid4()
    first = counter.give((dossier, "A100001"), key=key)
    assert counter.give((dossier, "A100001"), key=key) == first
    assert len(counter.stored(dossier).post.sendings) == 1


def test_that_a_list_that_lacks_anything_is_refused_whole(counter: Counter, store: Store) -> None:
    one, two = counter.result(), counter.result("092304001235", address="")
    for refused, lacking in (
        (counter.give, "lines"),
        (lambda: counter.give((one, "A100001"), post=" "), "post"),
        (lambda: counter.give((one, "")), "tracking"),
        (lambda: counter.give((one, "A100001"), (two, "A100002")), "address"),
    ):
        with pytest.raises(PostalListIncomplete) as error:
            refused()
        assert error.value.lacking == lacking
    assert len(store.ask(waiting)()) == 2


def test_that_no_item_stands_for_two_results(counter: Counter) -> None:
    one, two = counter.result(), counter.result("092304001235")
    with pytest.raises(TrackingTaken):
        counter.give((one, "A100001"), (two, "a 100001"))
    counter.give((one, "A100001"))
    with pytest.raises(TrackingTaken) as refused:
        counter.give((two, "A100001"))
    assert refused.value.dossier == str(one.code)


def test_that_what_was_handed_out_meanwhile_is_named_and_nothing_goes(counter: Counter) -> None:
    one, two = counter.result(), counter.result("092304001235")
    return_result(
        ReturnResult(dossier=one.id, collector=OWNER, unpaid_because=PAID_ELSEWHERE),
        counter.officer,
        counter.desk,
    )
    with pytest.raises(NotForThePost) as refused:
        counter.give((one, "A100001"), (two, "A100002"))
    assert refused.value.codes == [str(one.code)]
    assert counter.stored(two).post.under_way is None


def test_that_a_result_with_the_post_is_not_handed_out_at_the_counter(counter: Counter) -> None:
    dossier = counter.result()
    counter.give((dossier, "A100001"))
    with pytest.raises(StepNotAllowed):
        return_result(
            ReturnResult(dossier=dossier.id, collector=OWNER, unpaid_because=PAID_ELSEWHERE),
            counter.officer,
            counter.desk,
        )


def test_that_what_is_delivered_has_been_returned_by_the_post(counter: Counter) -> None:
    dossier = counter.result()
    counter.give((dossier, "A100001"))
    counter.clock.forward(timedelta(days=3))
    returned = counter.ends(dossier, Outcome.DELIVERED, "LÊ VĂN TƯ", date(2026, 11, 22))
    assert returned.status is Status.RETURNED
    assert returned.collector is not None
    assert (returned.collector.kind, returned.collector.name, returned.collector.paper) == (
        CollectorKind.POST,
        "LÊ VĂN TƯ",
        "A100001",
    )
    with pytest.raises(StepNotAllowed):
        counter.ends(dossier, Outcome.DELIVERED)


def test_that_what_came_back_waits_again_and_may_go_again_or_be_collected(
    counter: Counter, store: Store
) -> None:
    dossier = counter.result()
    counter.give((dossier, "A100001"))
    back = counter.ends(dossier, Outcome.CAME_BACK, "người nhận đi vắng")
    assert back.status is Status.RESULT_BACK
    assert [line.said for line in store.ask(waiting)()] == ["người nhận đi vắng"]
    counter.give((dossier, "A100002"))
    counter.ends(dossier, Outcome.CAME_BACK, "đi vắng lần hai")
    collected = return_result(
        ReturnResult(dossier=dossier.id, collector=OWNER, unpaid_because=PAID_ELSEWHERE),
        counter.officer,
        counter.desk,
    )
    assert collected.status is Status.RETURNED
    assert [one.outcome for one in collected.post.sendings] == [Outcome.CAME_BACK] * 2
    assert store.ask(waiting)() == ()


def test_that_a_return_without_a_reason_or_on_an_impossible_day_is_refused(
    counter: Counter,
) -> None:
    dossier = counter.result()
    counter.give((dossier, "A100001"))
    for outcome, said, day in (
        (Outcome.CAME_BACK, " ", None),
        (Outcome.DELIVERED, "", date(2026, 11, 19)),
        (Outcome.DELIVERED, "", date(2026, 11, 21)),
    ):
        with pytest.raises(OutcomeIncomplete):
            counter.ends(dossier, outcome, said, day)


def test_that_a_tracking_number_or_the_sign_of_a_list_finds_what_it_is_of(
    counter: Counter, store: Store
) -> None:
    dossier = counter.result()
    given = counter.give((dossier, "EB123456785VN"))
    find = store.ask(find_by_number)
    by_number, by_sign = find("eb 123456785 vn"), find(given.sign)
    assert by_number is not None
    assert by_sign is not None
    assert (by_number.dossier, by_sign.given) == (dossier.id, given.id)
    assert find("EB999999999VN") is None


def test_that_the_item_a_dossier_came_in_finds_it(counter: Counter, store: Store) -> None:
    listed = take_letters(read(*lines(1)), counter.officer, counter.desk)
    order = check(listed, counter.desk).rows[0].order
    dossier = receive_dossier(order, counter.officer, counter.desk)
    found = store.ask(find_by_number)(order.postal_item)
    assert found is not None
    assert found.dossier == dossier.id
    (line,) = store.ask(letter_lists)(FRIDAY_MORNING)
    assert (line.letters, line.left) == (1, 0)


def outcomes(counter: Counter, store: Store, *said: str) -> list[CheckedOutcome]:
    raw = "\n".join(["Mã bưu gửi;Ngày phát;Trạng thái;Người nhận", *said]).encode()
    return list(check_outcomes(read_outcome_lines("p.csv", raw), store.ask(by_tracking), TODAY))


def test_that_a_file_of_the_post_says_what_became_of_each_item(
    counter: Counter, store: Store
) -> None:
    sent_ones = [counter.result(f"09230400123{n}") for n in range(6)]
    counter.give(*((dossier, f"A10000{n}") for n, dossier in enumerate(sent_ones)))
    counter.ends(sent_ones[5], Outcome.DELIVERED)
    rows = outcomes(
        counter,
        store,
        "A100000;20/11/2026 14:05;Phát thành công;LÊ VĂN TƯ",
        "A100001;20/11/2026;Chuyển hoàn;Đi vắng",
        "A100002;;Chưa phát được;",
        "A100003;hôm qua;Đã phát;",
        "A100004;19/11/2026;Đã phát;",
        "A100005;20/11/2026;Đã phát;",
        "B999999;20/11/2026;Đã phát;",
    )
    assert [row.match for row in rows] == [
        Match.FITS,
        Match.FITS,
        Match.UNDER_WAY,
        Match.DAY_UNREADABLE,
        Match.DAY_IMPOSSIBLE,
        Match.KNOWN,
        Match.UNKNOWN_ITEM,
    ]
    for row in rows:
        if row.order is not None:
            note_outcome(row.order, counter.officer, counter.desk)
    assert counter.stored(sent_ones[0]).status is Status.RETURNED
    assert counter.stored(sent_ones[1]).post.sendings[-1].said == "Đi vắng"


def test_that_of_several_lines_about_an_item_the_last_that_ends_it_counts(
    counter: Counter, store: Store
) -> None:
    counter.give((counter.result(), "A100000"))
    rows = outcomes(
        counter, store, "A100000;20/11/2026;Chuyển hoàn;Đi vắng", "A100000;20/11/2026;Đã phát;TƯ"
    )
    assert [row.match for row in rows] == [Match.KNOWN, Match.FITS]


def test_that_another_desk_knows_the_same_of_the_post_from_the_acts_alone(
    counter: Counter, store: Store, empty_store_file: Path, tmp_path: Path
) -> None:
    officer, desk = counter.officer, counter.desk
    listed = take_letters(read(*lines(3)), officer, desk)
    put_letter_aside(
        PutAside(list=listed, line=listed.letters[1].line, reason="hỏi"), officer, desk
    )
    receive_dossier(check(listed, desk).rows[0].order, officer, desk)
    one, two, three = (counter.result(f"09230400123{n}") for n in range(3))
    given = counter.give((one, "A100000"), (two, "A100001"))
    note_list_printed(given.id, uuid4(), officer, desk)
    counter.ends(one, Outcome.DELIVERED)
    counter.ends(two, Outcome.CAME_BACK, "đi vắng")
    counter.give((two, "A100002"), (three, "A100003"))
    with store.reading.connect() as connection:
        raws = connection.execute(select(t.act.c.raw).order_by(t.act.c.n)).scalars().all()
    other = open_store(tmp_path / "other.sqlite", KEY)
    arrivals = [Arrival(read_act(raw), position=n) for n, raw in enumerate(raws, 1)]
    with other.work(a_scribe("Q2"))() as tx:
        tx.stream.take_in(arrivals[::-1], noted_at=FRIDAY_MORNING)
        tx.commit()
    for table in (postal_item, postal_list, postal_letters, postal_letter):
        rows = []
        for each in (store, other):
            with each.reading.connect() as connection:
                rows.append(sorted(map(repr, connection.execute(select(table)).all())))
        assert rows[0] == rows[1]
        assert rows[0]
    with other.work(a_scribe("Q2"))() as tx, counter.work() as own:
        assert tx.postal.given(given.id) == own.postal.given(given.id)
        assert tx.postal.letters(listed.id) == own.postal.letters(listed.id)
    other.close()


def test_that_the_check_of_a_store_sees_a_result_whose_way_by_post_is_not_its_acts(
    counter: Counter, store: Store
) -> None:
    one, two = counter.result(), counter.result("092304001235")
    counter.give((one, "A100000"))
    counter.ends(one, Outcome.CAME_BACK, "đi vắng")
    with store.reading.connect() as connection:
        assert check_store(connection, None).problems == ()
    with store.engine.begin() as connection:
        connection.execute(delete(postal_item).where(postal_item.c.dossier == two.id))
    with store.reading.connect() as connection:
        assert check_store(connection, None).problems == (
            f"post: rows and acts of {two.id} differ",
        )


def test_that_of_two_desks_that_gave_the_same_result_to_the_post_one_is_set_aside(
    counter: Counter,
) -> None:
    """The second desk's act arrives behind the first's: the fold keeps it as a disagreement."""
    dossier = counter.result()
    counter.give((dossier, "A100001"))
    with counter.work() as tx:
        acts = tx.dossiers.acts(dossier.id)
        posted = next(act for act in acts if act.kind == kinds.POSTED)
        body = {**posted.body, "tracking": "B200002", "list": uuid4().hex}
        tx.journal.write(
            kinds.POSTED, posted.subject, body, by=counter.officer.id, at=counter.clock()
        )
        folded = tx.dossiers.find(DossierId(dossier.id))
    assert len(folded.disagreements) == 1
    assert folded.dossier is not None
    assert [one.tracking for one in folded.dossier.post.sendings] == ["A100001"]


def test_that_numbers_of_items_are_written_in_one_way() -> None:
    assert tidy_tracking(" eb 123-456.785 vn ") == "EB123456785VN"
    assert is_tracking("EB123456785VN")
    assert not is_tracking("ABCDEF")
    assert not is_tracking("12")


def test_that_a_check_digit_tells_a_number_that_was_misread() -> None:
    assert not is_misread("RR473124829CY")
    assert is_misread("RR473124828CY")
    assert not is_misread("VTP12345678")
