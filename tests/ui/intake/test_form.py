"""The typed form as a value: nothing typed is lost on any way it can go."""

from datetime import date
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desk_app.domain.dossier import PaperKind, ReturnWay
from desk_app.domain.ids import DossierId
from desk_app.domain.law.papers import Channel
from desk_app.domain.people.authorisation import AuthorityScope
from desk_app.domain.people.citizen_card import CitizenCard, read_citizen_card
from desk_app.domain.people.person import ApplicantKind, IdKind, read_birth
from desk_app.domain.people.personal_number import Sex
from tests.builders import FRIDAY_MORNING
from tests.ui.intake.seat import FOUR_PAPERS, HAU, LAN, Seat, four_papers
from ui.people import how_births_are_typed, possible_births
from ui.screens.intake.form.draft import draft_of, form_from
from ui.screens.intake.form.form import (
    ActingFor,
    IntakeForm,
    Tick,
    all_there,
    chosen,
    handed_in,
    ticked,
)
from ui.screens.intake.form.person_entry import (
    CARD_FIELDS,
    PersonEntry,
    as_on_card,
    differences,
    id_kind,
    seen,
    with_card,
)
from ui.screens.intake.form.remarks import Remark, remarks
from ui.screens.intake.form.unready import unreadable_birth
from ui.widgets.labels import Label

KEY = DossierId(UUID(int=1))
_WORDS = st.text("aăâbcdđeêghiklmnoôơpqrstuưvxyÁẰỄỘ .0123456789", max_size=20)
_ENTRIES = st.builds(
    PersonEntry,
    name=_WORDS,
    id_number=st.sampled_from(["", "0923", "092304001234", "12ab"]),
    born=st.sampled_from(["", "5/2/2004", "2004", "05022004", "31/02/2004", "hôm qua"]),
    sex=st.sampled_from([None, *Sex]),
    address=_WORDS,
    phone=_WORDS,
    email=_WORDS,
)
_CARDS = st.sampled_from([read_citizen_card(text) for text in (LAN, HAU)])
_FORMS = st.builds(
    IntakeForm,
    key=st.uuids().map(DossierId),
    visitor=st.one_of(
        _ENTRIES,
        st.builds(lambda entry, card: with_card(entry, card, FRIDAY_MORNING), _ENTRIES, _CARDS),
    ),
    owner=_ENTRIES,
    acting_for=st.sampled_from(ActingFor),
    owner_kind=st.sampled_from(ApplicantKind),
    representative=_WORDS,
    authorisation=_WORDS,
    scope=st.sampled_from(AuthorityScope),
    subject=_ENTRIES,
    with_subject=st.booleans(),
    sought=_WORDS,
    procedure=_WORDS,
    ticked_for=_WORDS,
    case=_WORDS,
    channel=st.sampled_from(Channel),
    ticks=st.dictionaries(
        _WORDS, st.builds(Tick, st.sampled_from(PaperKind), st.integers(1, 99)), max_size=4
    ),
    extras=st.lists(_WORDS, max_size=3).map(tuple),
    by_one_key=st.booleans(),
    return_way=st.sampled_from(ReturnWay),
)


@given(_FORMS)
def test_that_a_draft_brings_back_the_form_it_was_made_of(form: IntakeForm) -> None:
    assert form_from(draft_of(form)) == form


@given(st.text())
def test_that_no_text_is_taken_for_a_draft_it_is_not(text: str) -> None:
    assert form_from(text) is None


@given(_ENTRIES, _CARDS)
def test_that_a_card_takes_nothing_away_that_was_typed(
    entry: PersonEntry, card: CitizenCard
) -> None:
    before = entry if entry.bare_number in {"", "0923", "12ab", card.number} else PersonEntry()
    after = with_card(before, card, FRIDAY_MORNING)
    for field in CARD_FIELDS:
        typed, told = getattr(before, field), seen(card.as_person(), field)
        if field in differences(after):
            assert getattr(after, field) == typed
            assert not after.is_read
        else:
            assert getattr(after, field) in {typed, told}
            assert not told or not typed or not after.is_read or getattr(after, field) == told
    assert (after.phone, after.email) == (before.phone, before.email)


@given(_ENTRIES, _CARDS)
def test_that_taking_the_card_leaves_no_difference(entry: PersonEntry, card: CitizenCard) -> None:
    after = as_on_card(with_card(entry, card, FRIDAY_MORNING))
    assert after.is_read
    assert differences(after) == ()


@pytest.mark.parametrize(
    ("text", "birth"),
    [
        ("05/02/2004", date(2004, 2, 5)),
        ("5-2-2004", date(2004, 2, 5)),
        ("05022004", date(2004, 2, 5)),
        (" 2004 ", 2004),
        ("", None),
    ],
)
def test_that_a_birth_is_read_as_officers_type_it(text: str, birth: date | int | None) -> None:
    assert read_birth(text) == birth


@pytest.mark.parametrize("text", ["31/02/2004", "04", "hôm qua", "1/13/2004"])
def test_that_no_birth_is_guessed(text: str) -> None:
    with pytest.raises(ValueError, match=r".+"):
        read_birth(text)


@pytest.mark.parametrize("text", ["0803", "1899", "31/12/1899", "21/11/2026", "05/02/2044", "2027"])
def test_that_nobody_is_born_before_1900_or_after_today(text: str) -> None:
    today = date(2026, 11, 20)
    with pytest.raises(ValueError, match=r".+"):
        read_birth(text, today)
    entry = PersonEntry(born=text)
    assert remarks(entry, today)["born"].sentence == possible_births()
    told = unreadable_birth(IntakeForm(key=KEY, visitor=entry), today)
    assert told is not None
    assert told[0].advice == possible_births() == "Ngày sinh phải từ năm 1900 đến hôm nay."


def test_that_what_reads_as_no_birth_is_told_how_it_is_typed() -> None:
    entry, today = PersonEntry(born="31/02/2004"), date(2026, 11, 20)
    assert remarks(entry, today)["born"].sentence == how_births_are_typed()
    told = unreadable_birth(IntakeForm(key=KEY, visitor=entry), today)
    assert told is not None
    assert told[0].advice == how_births_are_typed()


@pytest.mark.parametrize(
    ("name", "said", "wrong"),
    [
        ("Nguyễn Văn 123 ???", "Họ tên có “1 2 3 ?”: xem lại.", True),
        ("Nguyễn Văn An (Tèo)", "Họ tên có “( )”: xem lại.", False),
        ("Nguyeexn Vawn Lan", "Bộ gõ chưa bật? Đọc là Nguyễn Văn Lan?", False),
        ("Nguyeexn Vawn Baro", "Bộ gõ chưa bật? Đọc là Nguyễn Văn?", False),
        ("Nguyễn Thị hoàng yến", "“hoàng yến” viết thường: xem lại.", False),
        ("Jean-Paul O'Neill", None, False),
        ("Howard Boss", None, False),
    ],
)
def test_that_a_name_nobody_has_is_remarked_on(name: str, said: str | None, wrong: bool) -> None:
    remark = remarks(PersonEntry(name=name), date(2026, 11, 20)).get("name")
    assert remark == (None if said is None else Remark(said, wrong=wrong))
    body = remarks(PersonEntry(name=name), date(2026, 11, 20), organisation=True)
    assert "name" not in body


def test_that_a_card_with_a_sign_that_may_be_meant_is_read_and_remarked_on(seat: Seat) -> None:
    seat.scan(LAN.replace("NGUYỄN THỊ LAN", "K\u2032BRẼO"))
    assert seat.state.form.visitor.name == "K\u2032BRẼO"
    facts = seat.screen.view.person.facts
    told = [label.text() for label in facts.findChildren(Label) if label.isVisible()]
    assert "Họ tên có “\u2032”: xem lại." in told
    seat.type(FOUR_PAPERS)
    seat.press("Return", "Ctrl+G", "Ctrl+Return")
    assert [dossier.applicant.name for dossier in seat.received] == ["K\u2032BRẼO"]


@pytest.mark.parametrize("answer", ["Ctrl+Return", "Alt+T"])
def test_that_who_signs_for_a_body_is_mended_where_they_are_typed(seat: Seat, answer: str) -> None:
    seat.scan(LAN)
    seat.press("Shift+Tab", "Down", "Down")
    owner = seat.screen.view.person.owner
    for field, typed in (
        (owner.name, "Công ty 3A"),
        (owner.number, "1800156801"),
        (owner.representative, "Tr?n V?n H4u"),
        (owner.paper, "giấy giới thiệu số 1"),
    ):
        field.setFocus()
        seat.type(typed)
        seat.press("Return")
    seat.screen.view.procedure.field.setFocus()
    seat.type(FOUR_PAPERS)
    seat.press("Return", "Ctrl+G", answer)
    if answer == "Alt+T":
        seat.type("Không thuộc thẩm quyền")
        seat.press("Return", "Ctrl+Return")
    assert (seat.received, seat.sent_away) == ([], [])
    assert "Tên người đại diện có chữ số hoặc dấu “?”." in seat.said
    assert seat.place is owner.representative


def test_that_an_address_of_lost_letters_is_remarked_on() -> None:
    remark = remarks(PersonEntry(address="Khu v?c 1"), date(2026, 11, 20))["address"]
    assert "?" in remark.sentence
    assert not remark.wrong


@pytest.mark.parametrize("text", ["1900", "01/01/1900", "20/11/2026", "2026"])
def test_that_the_first_and_the_last_births_are_read(text: str) -> None:
    assert read_birth(text, date(2026, 11, 20)) is not None


def test_that_letters_make_a_passport_and_nine_digits_an_old_card() -> None:
    kinds = [id_kind(number) for number in ("B1234567", "123456789", "092304001234", "0923")]
    assert kinds == [
        IdKind.PASSPORT,
        IdKind.OLD_ID,
        IdKind.PERSONAL_NUMBER,
        IdKind.PERSONAL_NUMBER,
    ]


@given(st.lists(st.tuples(st.integers(1, 4), st.sampled_from(PaperKind))))
def test_that_only_ticked_papers_are_handed_in_and_each_once(
    presses: list[tuple[int, PaperKind]],
) -> None:
    procedure = four_papers()
    papers = procedure.papers()
    form = chosen(IntakeForm(key=KEY), procedure)
    for number, kind in presses:
        form = ticked(form, papers[number - 1], kind)
    told = [paper.name for paper in handed_in(form, procedure)]
    assert told == [paper.name for paper in papers if paper.name in form.ticks]
    required = {paper.name for paper in procedure.required_papers()}
    assert required <= all_there(form, procedure).ticks.keys()
