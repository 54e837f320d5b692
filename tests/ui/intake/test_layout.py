"""The screen holds what offices really have: long names, long lists, longer words."""

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

import pytest
from PySide6.QtCore import QCoreApplication, QTranslator
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from typing_extensions import override

from desk_app.domain.law.due import SAME_DAY, Limit, LimitUnit, due_moment
from desk_app.domain.law.fees import FeeKind, FeeLine
from desk_app.domain.law.papers import Channel, Paper, PaperCase
from desk_app.domain.law.terms import ChannelTerms
from tests.builders import FRIDAY_MORNING, a_calendar, a_procedure
from tests.ui.intake.seat import FOUR_PAPERS, HAU, LAN, UNKNOWN, Seat
from ui import pictures, theme
from ui.screens.intake.cards.fields import FormCombo
from ui.screens.intake.cards.slip import Slip, strip_days
from ui.screens.intake.sample import filled, in_window
from ui.screens.intake.scenes import SCENES
from ui.widgets.labels import MoneyLine

_OURS = {"PersonCard", "PersonFields", "PersonFacts", "OwnerFields", "ProcedureCard", "PapersCard"}
_OURS |= {
    "SubjectFields",
    "SecondCardBar",
    "SimilarCard",
    "Slip",
    "_Head",
    "_Top",
    "_Due",
    "_Money",
    "BesideCard",
    "person",
    "papers",
    "intake",
}


class LongerWords(QTranslator):
    """Every word of the screen, two fifths longer; the frame around it stays as it is."""

    @override
    def translate(
        self, context: str, sourceText: str, disambiguation: str | None = None, n: int = -1
    ) -> str:
        if context not in _OURS:
            return sourceText
        plain = re.sub(r"\{[^}]*\}", "", sourceText)
        return f"{sourceText} {plain[: len(plain) * 2 // 5]}".strip()


@pytest.fixture
def longer_words(qapp: QApplication) -> Iterator[None]:
    translator = LongerWords()
    QCoreApplication.installTranslator(translator)
    yield
    QCoreApplication.removeTranslator(translator)


@pytest.mark.usefixtures("longer_words")
@pytest.mark.parametrize("name", sorted(SCENES.keys() - {"intake-busy"}))
def test_that_longer_words_have_their_room_too(name: str, qtbot: QtBot) -> None:
    window = pictures.show(SCENES[name])
    qtbot.addWidget(window)
    shortened = [combo.currentText() for combo in window.findChildren(FormCombo)]
    complaints = [
        complaint
        for complaint in pictures.clipped_texts(window)
        if not any(repr(words) in complaint for words in shortened)  # cut at a word, told below
    ]
    assert complaints == []
    assert pictures.too_large(window) == ""


def test_that_eighty_papers_are_ticked_like_four(seat: Seat) -> None:
    wording = "Bản sao có chứng thực văn bản của cơ quan có thẩm quyền; gồm các trang "
    papers = tuple(
        Paper(name=f"{n}. {wording * (1 + n % 6)}".strip(), original=1, required=True)
        for n in range(80)
    )
    seat.put_in_catalogue(a_procedure(code=UNKNOWN, cases=(PaperCase("", papers),)))
    seat.scan(LAN)
    seat.type(UNKNOWN)
    seat.press("Return")
    seat.press(*["1"] * 20)
    assert seat.screen.view.papers.table.row == 20
    assert sum(row.tick is not None for row in seat.state.rows) == 20
    seat.press("Ctrl+G", "Ctrl+Return")
    assert len(seat.received[-1].papers) == 80


def test_that_the_whole_wording_of_the_current_paper_can_be_read(seat: Seat) -> None:
    name = "Văn bản ủy quyền theo quy định của pháp luật; trường hợp là người thân thì không phải"
    paper = Paper(name=f"{name} chứng thực", original=1, required=True)
    seat.put_in_catalogue(a_procedure(code=UNKNOWN, cases=(PaperCase("", (paper,)),)))
    seat.scan(LAN)
    seat.type(UNKNOWN)
    seat.press("Return")
    assert seat.state.rows[0].label == "Văn bản ủy quyền theo quy định của pháp luật"
    assert paper.name in seat.words()


def test_that_papers_with_long_names_are_whole_and_have_the_room_that_there_is(
    seat: Seat,
) -> None:
    name = f"Văn bản ủy quyền {'của các thành viên hộ gia đình ' * 4}; có chứng thực"
    other = "Bản sao giấy tờ pháp lý"
    papers = tuple(
        Paper(name=f"{name if n % 2 else other} {n}", original=1, required=True) for n in range(9)
    )
    seat.put_in_catalogue(a_procedure(code=UNKNOWN, cases=(PaperCase("", papers),)))
    seat.scan(LAN)
    seat.type(UNKNOWN)
    seat.press("Return", "Ctrl+Return")  # what is missing is told: a line more in each row
    card = seat.screen.view.papers
    table, heights = card.table, set()
    table.setFocus()
    seat.press("Home")
    for _paper in papers:
        QApplication.processEvents()
        seen = table.viewport().rect()
        rects = [table.visualRect(table.model().index(n, 1)) for n in range(len(papers))]
        assert [r for r in rects if r.intersects(seen) and not seen.contains(r)] == []
        heights |= {rect.height() for rect in rects}
        below = card.mapFromGlobal(table.mapToGlobal(table.rect().bottomLeft())).y()
        line = theme.size("height.line")
        assert card.height() - below < max(heights) + 3 * line  # a line of wording, no third empty
        seat.press("Return")
    assert len(heights) > 1


def test_that_no_paper_is_ticked_below_the_edge_of_the_page(seat: Seat) -> None:
    def in_sight(row: int) -> bool:
        for _turn in range(4):  # what is laid out pushes the page, which scrolls after it
            QApplication.processEvents()
        place = table.visualRect(table.model().index(row, 1))
        return table.viewport().visibleRegion().boundingRect().contains(place.center())

    owner, table = seat.screen.view.person.owner, seat.screen.view.papers.table
    seat.scan(LAN)
    seat.press("Shift+Tab", "Down", "Down", "Ctrl+T")
    for field, words in ((owner.name, "Công ty ABC"), (owner.number, "1800156801")):
        field.setFocus()
        seat.type(words)
    seat.screen.view.procedure.field.setFocus()
    seat.type(FOUR_PAPERS)
    seat.press("Return")
    assert seat.place is table
    while seat.state.rows[table.row].tick is None:
        row = table.row
        assert in_sight(row)
        seat.press("1")
        assert in_sight(table.row)
    assert row == len(seat.state.rows) - 1
    seat.screen.view._left.verticalScrollBar().setValue(0)  # a wheel, idly turned
    seat.press("2")
    assert in_sight(row)


def test_that_a_fee_without_a_name_is_called_by_its_kind(seat: Seat) -> None:
    per_page = FeeLine(amount=2_000, kind=FeeKind.FEE, note="/trang")
    terms = ChannelTerms(channel=Channel.DIRECT, limit=SAME_DAY, fees=(per_page,))
    seat.put_in_catalogue(a_procedure(code=UNKNOWN, terms=(terms,)))
    seat.scan(LAN)
    seat.type(UNKNOWN)
    seat.press("Return")
    assert "Phí /trang 2.000 đ" in seat.words()


def test_that_the_strip_counts_days_and_leaves_long_ways_to_words() -> None:
    three = Limit(Decimal(3), LimitUnit.WORKING_DAY)
    days = strip_days(due_moment(FRIDAY_MORNING, three, a_calendar()))
    assert [(day.day.day, day.part.value, day.number) for day in days] == [
        (20, "received", 0),
        (21, "off", 0),
        (22, "off", 0),
        (23, "counted", 1),
        (24, "off", 0),
        (25, "counted", 2),
        (26, "due", 0),
    ]
    saturday = FRIDAY_MORNING.replace(day=21)
    assert strip_days(due_moment(saturday, three, a_calendar())) == []


@pytest.mark.parametrize("name", ["intake", "intake-back", "intake-waiver"])
def test_that_all_ways_out_and_the_way_of_the_result_are_in_sight(name: str, qtbot: QtBot) -> None:
    window = pictures.show(SCENES[name])
    qtbot.addWidget(window)
    slip = window.findChild(Slip)
    assert slip is not None
    shown = (slip.ways, slip.confirm, slip.supplement, slip.checklist, slip.go_on, slip.refuse)
    for widget in shown:
        assert widget.visibleRegion().boundingRect() == widget.rect(), widget.accessibleName()
    assert slip.go_on.y() == slip.refuse.y()  # each pair side by side
    assert slip.supplement.y() == slip.checklist.y()


@pytest.mark.parametrize("at_once", [False, True])
@pytest.mark.parametrize("waiting", [(), ("H13.45.12-261120-1036", "H13.45.12-261120-1035")])
def test_that_the_sum_to_collect_is_whole_whatever_the_slip_holds(
    qtbot: QtBot, at_once: bool, waiting: tuple[str, ...]
) -> None:
    def scene() -> QWidget:
        shell, view = in_window(filled())
        view.slip.leads = at_once
        view.show_state(replace(filled(), waiting=waiting))
        return shell

    window = pictures.show(scene)
    qtbot.addWidget(window)
    slip = window.findChild(Slip)
    assert slip is not None
    assert slip.at_once.isVisible() is at_once
    (total,) = (
        one for one in slip.findChildren(MoneyLine) if "khi tiếp nhận" in one.accessibleName()
    )
    assert total.visibleRegion().boundingRect() == total.rect()


def test_that_a_usual_intake_needs_no_scrolling_of_the_slip(qtbot: QtBot) -> None:
    window = pictures.show(SCENES["intake"])
    qtbot.addWidget(window)
    slip = window.findChild(Slip)
    assert slip is not None
    assert slip.relief.visibleRegion().boundingRect() == slip.relief.rect()


def test_that_a_paper_of_many_lines_is_whole_also_while_somebody_waits(seat: Seat) -> None:
    """The room kept for the words of a paper is its own where none is chosen."""
    clause = "Văn bản xác nhận của cơ quan có thẩm quyền về việc chuyển nhượng quyền sử dụng đất, "
    paper = Paper(name=f"{clause * 4}; kèm bản chụp", original=1, required=True)
    seat.put_in_catalogue(a_procedure(code=UNKNOWN, cases=(PaperCase("", (paper,)),)))
    seat.scan(HAU)
    seat.type(FOUR_PAPERS)
    seat.press("Return", "1", "Ctrl+F1")
    seat.scan(LAN)
    seat.type(UNKNOWN)
    seat.press("Return")
    seat.screen.view.procedure.field.setFocus()
    seat.press("Ctrl+G")
    table = seat.screen.view.papers.table
    for _turn in range(4):
        QApplication.processEvents()
    assert not table.hasFocus()
    assert len(seat.state.rows) == 1
    assert table.viewport().rect().contains(table.visualRect(table.model().index(0, 1)))
    seen = table.viewport().visibleRegion().boundingRect()
    assert seen.contains(table.visualRect(table.model().index(0, 1)))
