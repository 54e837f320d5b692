"""What was asked for by somebody who has left since: it is not shown to whoever sits there now."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from db.unit_of_work import UnitOfWork
from desk_app.documents.kinds import RECEIPT
from desk_app.domain.acts import kinds
from desk_app.domain.codes.scan import read_scan
from desk_app.domain.codes.seal import SealKey, seal
from tests.builders import BUSINESS
from tests.ui.desk.test_workplace import Window, window
from tests.ui.dossiers.counter import ANOTHER, OFFICER, CounterDesk, counter
from tests.ui.later import Later
from ui.news import News
from ui.paper_previews import PaperPreviews
from ui.printing.orders import ShownPaper
from ui.screens.return_.presenter import ReturnPresenter
from ui.screens.return_.state import Phase
from ui.shell.screen import Go

__all__ = ["counter", "window"]  # fixtures

_KEY = SealKey("2026-a", 2026, bytes(range(32)))


def test_that_a_look_at_a_paper_does_not_reach_the_page_after(counter: CounterDesk) -> None:
    later, shown = Later(), list[ShownPaper]()
    previews = PaperPreviews(counter.office, later, lambda _form: "A4")
    previews.shown.connect(shown.append)
    dossier = counter.receive()
    previews.show(dossier.id, RECEIPT, None, "Giấy tiếp nhận", OFFICER)
    previews.forget()
    later.go_on()
    assert shown == []
    assert counter.kinds(dossier)[-1] == kinds.PREVIEWED  # asked for all the same
    previews.show(dossier.id, RECEIPT, None, "Giấy tiếp nhận", OFFICER)
    later.go_on()
    assert len(shown) == 1


def test_that_leaving_a_page_forgets_the_looks_asked_for_there(window: Window) -> None:
    later = Later()
    papers, dossier = window.workplace.papers, window.desk.receive()
    papers.previews._background = later
    for leave in (lambda: window.workplace.go(Go("worklist")), window.workplace.leave):
        papers.serve(OFFICER)
        papers.preview(dossier.id, RECEIPT, None)
        leave()
        later.go_on()
        assert not window.paper_lies()


def test_that_a_paper_made_for_one_officer_is_not_shown_to_the_next(window: Window) -> None:
    dossier = window.take_in()
    paper = ShownPaper("Giấy", b"", None, str(dossier.code))
    window.press("Esc")
    window.workplace.leave()
    window.seat(ANOTHER)
    window.workplace.papers.queue.shown.emit(paper)
    assert not window.paper_lies()


def test_that_a_scan_refused_late_is_told_to_nobody_else(window: Window) -> None:
    later, said = Later(), list[Any]()
    window.workplace.scanned._background = later
    window.workplace.scanned.said.connect(said.append)
    for back in (False, True):
        window.scan("H13.45.12-261118-2010")
        if not back:
            window.workplace.leave(locked=True)
            window.seat(ANOTHER)
        later.go_on()
        assert bool(said) is back


def test_that_letters_typed_in_the_search_before_a_change_of_officer_find_nothing(
    window: Window,
) -> None:
    window.press("Ctrl+F")
    window.shell.search.setText("lan")
    window.shell.search_typed.emit("lan")
    assert window.workplace._search.isActive()
    window.workplace.leave()
    assert not window.workplace._search.isActive()


@pytest.mark.parametrize("sought", ["receipt", "code"])
def test_that_a_receipt_scanned_before_leaving_the_returns_opens_nothing_after(
    counter: CounterDesk, work: Callable[[], UnitOfWork], sought: str
) -> None:
    with work() as tx:
        tx.seal_keys.keep([_KEY])
        tx.commit()
    dossier, later, went = counter.receive(), Later(), list[Go]()
    said = list[Any]()
    presenter = ReturnPresenter(counter.office, later, News())
    presenter.go.connect(went.append)
    presenter.notice_changed.connect(lambda notice, _action: said.append(notice))
    presenter.enter(OFFICER, None)
    code = str(seal(dossier.code, BUSINESS, date(2026, 11, 27), bytes(32)))  # a false seal
    presenter.take_scan(read_scan(code if sought == "receipt" else str(dossier.code)))
    presenter.leave()
    presenter.enter(ANOTHER, None)
    later.go_on()
    assert presenter.state.phase is Phase.EMPTY
    assert went == []
    assert not any(said)
