"""A list that came with the post: read, checked line by line, and received once."""

import io
from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook
from sqlalchemy import func, select

from db.store import Store
from db.tables import journal as t
from db.unit_of_work import UnitOfWork
from desk_app.domain.dossier import ReturnWay
from desk_app.domain.law.papers import Channel
from desk_app.domain.post.faults import PostalFileUnreadable, PostalTemplateUnwritable
from desk_app.services.intake.ask_supplement_first import ask_supplement_first
from desk_app.services.intake.receive_dossier import receive_dossier
from desk_app.services.post.check_letters import LetterState, Why
from desk_app.services.post.postal_files import LETTER_COLUMNS, load, read_letters, write_template
from desk_app.services.post.take_letters import PutAside, put_letter_aside, take_letters
from tests.builders import UNIT, a_desk, a_sending, an_officer
from tests.services.post.a_list import GOOD, check, csv_of, line, lines, read

Work = Callable[[], UnitOfWork]


def whys(work: Work, **changed: str) -> set[Why]:
    (row,) = check(read(line(**changed)), a_desk(work)).rows
    return {doubt.why for doubt in row.doubts}


def test_that_a_complete_line_is_ready_to_be_received(work: Work) -> None:
    (row,) = check(read(GOOD), a_desk(work)).rows
    assert (row.state, row.doubts) == (LetterState.COMPLETE, ())
    order = row.order
    assert (order.channel, order.return_way) == (Channel.POST, ReturnWay.POST)
    assert (order.postal_item, order.applicant.born) == ("EB123456785VN", date(2004, 2, 5))
    assert len(order.papers) == 2
    assert order.submitter is None


def test_that_reading_and_checking_store_nothing(work: Work, store: Store) -> None:
    def acts() -> int:
        with store.reading.connect() as connection:
            return connection.execute(select(func.count()).select_from(t.act)).scalar_one()

    before = acts()
    check(read(*lines(5)), a_desk(work))
    assert acts() == before


def test_that_a_line_is_received_once_however_often_its_list_is_read(work: Work) -> None:
    desk, officer = a_desk(work), an_officer()
    first, again = check(read(GOOD), desk), check(read(GOOD, name="khac.csv"), desk)
    dossier = receive_dossier(first.rows[0].order, officer, desk)
    assert receive_dossier(again.rows[0].order, officer, desk) == dossier
    (row,) = check(read(GOOD), desk).rows
    assert (row.state, row.code) == (LetterState.RECEIVED, str(dossier.code))


def test_that_a_list_that_comes_again_with_a_line_more_doubles_none(work: Work) -> None:
    desk = a_desk(work)
    two = lines(2)
    old, new = check(read(*two), desk), check(read(line(), *two), desk)
    assert [row.key for row in old.rows] == [row.key for row in new.rows[1:]]


def test_that_two_dossiers_of_one_envelope_are_two(work: Work) -> None:
    rows = check(read(GOOD, line(id_number="092304001235")), a_desk(work)).rows
    assert rows[0].key != rows[1].key
    assert [row.state for row in rows] == [LetterState.COMPLETE] * 2


def test_that_a_line_typed_twice_is_not_received_twice_unseen(work: Work) -> None:
    rows = check(read(GOOD, GOOD), a_desk(work)).rows
    assert rows[0].key != rows[1].key
    assert [row.state for row in rows] == [LetterState.COMPLETE, LetterState.DOUBTFUL]
    assert [doubt.why for doubt in rows[1].doubts] == [Why.TWICE]


def test_that_like_lines_without_an_item_are_told_by_their_list(work: Work) -> None:
    desk = a_desk(work)
    bare = line(item="")
    one, other = check(read(bare), desk), check(read(bare, line()), desk)
    assert one.rows[0].key != other.rows[0].key
    assert one.rows[0].key == check(read(bare), desk).rows[0].key


def test_that_the_dossier_keeps_the_item_it_came_in_and_who_sent_it(work: Work) -> None:
    desk = a_desk(work)
    (row,) = check(read(line(sender="LÊ VĂN TƯ")), desk).rows
    dossier = receive_dossier(row.order, an_officer(), desk)
    with work() as tx:
        stored = tx.dossiers.get(dossier.id)
    assert stored == dossier
    assert (stored.post.came_as, stored.hands_in.name) == ("EB123456785VN", "LÊ VĂN TƯ")


@pytest.mark.parametrize(
    ("changed", "why"),
    [
        ({"name": ""}, Why.NAME_MISSING),
        ({"name": "NGUY?N THỊ LAN"}, Why.NAME_IMPOSSIBLE),
        ({"sender": "LÊ VĂN 4"}, Why.NAME_IMPOSSIBLE),
        ({"id_number": ""}, Why.NUMBER_MISSING),
        ({"id_number": "092304"}, Why.NUMBER_IMPOSSIBLE),
        ({"born": "hôm qua"}, Why.BIRTH_UNREADABLE),
        ({"born": "31/02/2004"}, Why.BIRTH_UNREADABLE),
        ({"born": "0803"}, Why.BIRTH_IMPOSSIBLE),
        ({"born": "1899-12-31"}, Why.BIRTH_IMPOSSIBLE),
        ({"born": "21/11/2026"}, Why.BIRTH_IMPOSSIBLE),
        ({"born": "2027"}, Why.BIRTH_IMPOSSIBLE),
        ({"phone": "12"}, Why.PHONE_DOUBTFUL),
        ({"address": ""}, Why.ADDRESS_MISSING),
        ({"procedure": ""}, Why.PROCEDURE_MISSING),
        ({"procedure": "9.999999"}, Why.PROCEDURE_UNKNOWN),
        ({"procedure": "Không có thủ tục này"}, Why.PROCEDURE_UNKNOWN),
        ({"procedure": "thành lập hộ"}, Why.PROCEDURE_GUESSED),
        ({"papers": "1"}, Why.PAPERS_MISSING),
        ({"papers": ""}, Why.PAPERS_MISSING),
        ({"papers": "1; 2; Ảnh thẻ"}, Why.PAPER_UNKNOWN),
        ({"way": "bồ câu"}, Why.WAY_UNKNOWN),
        ({"item": ""}, Why.ITEM_MISSING),
    ],
)
def test_that_each_thing_lacking_or_doubtful_is_told(
    work: Work, changed: Mapping[str, str], why: Why
) -> None:
    assert whys(work, **changed) == {why}


def test_that_a_name_and_a_number_that_cannot_be_are_both_told(work: Work) -> None:
    both = whys(work, name="LÊ VĂN 4", id_number="092304")
    assert both == {Why.NAME_IMPOSSIBLE, Why.NUMBER_IMPOSSIBLE}


@pytest.mark.parametrize(
    "papers",
    [
        "đủ",
        "Đầy đủ.",
        "1, 2",
        "1;2",
        "giấy đề nghị đăng ký hộ kinh doanh; bản sao giấy tờ pháp lý",
        "Giấy đề nghị đăng ký hộ kinh doanh\nBản sao giấy tờ pháp lý của chủ hộ kinh doanh",
    ],
)
def test_that_papers_are_told_by_a_word_by_numbers_or_by_name(work: Work, papers: str) -> None:
    assert whys(work, papers=papers) == set()


def test_that_a_procedure_may_be_named_instead_of_its_code(work: Work) -> None:
    assert whys(work, procedure="đăng ký thành lập hộ kinh doanh") == set()


def test_that_an_item_of_another_list_that_became_a_dossier_is_doubtful(work: Work) -> None:
    desk, officer = a_desk(work), an_officer()
    listed = take_letters(read(GOOD), officer, desk)
    dossier = receive_dossier(check(listed, desk).rows[0].order, officer, desk)
    (row,) = check(read(line(id_number="092304001235")), desk).rows
    assert row.state is LetterState.DOUBTFUL
    assert [(doubt.why, doubt.about) for doubt in row.doubts] == [
        (Why.ITEM_KNOWN, str(dossier.code))
    ]


def test_that_what_the_same_person_handed_in_at_the_desk_is_doubtful(work: Work) -> None:
    (row,) = check(read(GOOD), a_desk(work), alike="H13.45.12-261120-1001").rows
    assert [(doubt.why, doubt.about) for doubt in row.doubts] == [
        (Why.ALIKE, "H13.45.12-261120-1001")
    ]
    assert row.state is LetterState.DOUBTFUL


def test_that_a_line_answered_with_a_paper_is_shown_as_answered(work: Work) -> None:
    desk = a_desk(work)
    (row,) = check(read(GOOD), desk).rows
    away = ask_supplement_first(a_sending(key=row.key), an_officer(), desk)
    (row,) = check(read(GOOD), desk).rows
    assert (row.state, row.paper) == (LetterState.ANSWERED, str(away.number))


def test_that_a_list_taken_into_work_is_one_act_however_often(work: Work) -> None:
    desk, officer = a_desk(work), an_officer()
    listed = read(*lines(3))
    first = take_letters(listed, officer, desk)
    assert take_letters(listed, officer, desk) == first
    assert first.at is not None
    with work() as tx:
        assert tx.postal.letters(listed.id) == first


def test_that_a_line_put_aside_waits_and_can_be_taken_up_again(work: Work) -> None:
    desk, officer = a_desk(work), an_officer()
    listed = take_letters(read(GOOD), officer, desk)
    number = listed.letters[0].line
    put_letter_aside(PutAside(list=listed, line=number, reason="hỏi người gửi"), officer, desk)
    checked = check(listed, desk)
    assert (checked.rows[0].state, checked.rows[0].aside) == (LetterState.ASIDE, "hỏi người gửi")
    put_letter_aside(PutAside(list=listed, line=number, reason=""), officer, desk)
    assert check(listed, desk).rows[0].state is LetterState.COMPLETE


def test_that_the_template_is_read_as_it_is_written(tmp_path: Path) -> None:
    file = tmp_path / "mau.xlsx"
    assert write_template(file) == "mau.xlsx"
    book = load_workbook(file)
    sheet = book.worksheets[0]
    sheet.append([GOOD.get(column.key, "") for column in LETTER_COLUMNS])
    book.save(file)
    assert read_letters(*load(file), UNIT).letters[0].name == "NGUYỄN THỊ LAN"


def test_that_days_and_numbers_of_a_workbook_are_read_as_they_are_meant() -> None:
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.append(["Họ tên", "CCCD", "Ngày sinh", "Mã thủ tục"])
    sheet.append(["NGUYỄN THỊ LAN", "092304001234", date(2004, 2, 5), 1.001612])
    into = io.BytesIO()
    book.save(into)
    (letter,) = read_letters("a.xlsx", into.getvalue(), UNIT).letters
    assert (letter.birth(date(2026, 11, 20)), letter.procedure) == (date(2004, 2, 5), "1.001612")


@pytest.mark.parametrize("said", ["05/02/2004", "5-2-2004", "2004-02-05", "05022004"])
def test_that_a_birth_of_a_list_is_read_as_lists_write_it(work: Work, said: str) -> None:
    (row,) = check(read(line(born=said)), a_desk(work)).rows
    assert (row.order.applicant.born, row.doubts) == (date(2004, 2, 5), ())


def test_that_a_file_without_our_heads_a_line_or_a_list_is_refused() -> None:
    for raw, reason in (
        (b"a;b\n1;2\n", "no_head"),
        (csv_of([]), "no_rows"),
        (b"%PDF-1.7", "pdf"),
        (csv_of(lines(501)), "too_many_rows"),
    ):
        with pytest.raises(PostalFileUnreadable) as refused:
            read_letters("a.csv", raw, UNIT)
        assert refused.value.reason == reason


def test_that_a_file_that_is_gone_or_a_folder_that_refuses_is_told(tmp_path: Path) -> None:
    with pytest.raises(PostalFileUnreadable):
        load(tmp_path / "khong-co.csv")
    with pytest.raises(PostalTemplateUnwritable):
        write_template(tmp_path / "khong-co" / "mau.xlsx")


def test_that_a_day_of_a_list_is_utc_of_its_taking(work: Work) -> None:
    listed = take_letters(read(GOOD), an_officer(), a_desk(work))
    assert listed.at == datetime(2026, 11, 20, 2, 15, tzinfo=UTC)
