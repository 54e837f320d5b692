"""Originals that are kept for a while, and given back."""

from desk_app.domain.acts import kinds
from desk_app.domain.handling.originals import LentPaper
from desk_app.services.amending.void import VoidDossier
from tests.ui.dossier.test_dossier import opened, step
from tests.ui.dossiers.counter import OFFICER, CounterDesk
from ui.screens.dossier.ahead import Ahead
from ui.screens.dossier.forms.amending.originals import OriginalsForm

PAPER = "Giấy đề nghị đăng ký hộ kinh doanh"


def test_that_originals_are_kept_and_given_back(counter: CounterDesk) -> None:
    dossier = counter.receive()
    screen = opened(counter, dossier)
    counter.press("Alt+O", "Space", "Ctrl+Return")
    assert counter.stored(dossier).citizen.originals_here == (LentPaper(PAPER),)
    offered = step(screen, Ahead.ORIGINALS)
    assert offered is not None
    assert offered.words == "Bản chính đang giữ: 1 giấy"
    counter.press("Alt+O", "Ctrl+Return")
    side = counter.stored(dossier).citizen
    assert (side.originals_here, side.given_back[0].person) == ((), "NGUYỄN THỊ LAN")


def test_that_originals_of_a_dossier_voided_meanwhile_still_go_back_and_none_is_kept(
    counter: CounterDesk,
) -> None:
    dossier = counter.receive()
    opened(counter, dossier)
    counter.press("Alt+O", "Space", "Ctrl+Return")
    counter.office.amending.void(VoidDossier(dossier=dossier.id, reason="Nhận hai lần"), OFFICER)
    screen = opened(counter, dossier)
    counter.press("Alt+O")
    shown = screen.view.place.form
    assert isinstance(shown, OriginalsForm)
    assert not shown.way.isVisibleTo(shown)
    counter.press("Ctrl+Return")
    side = counter.stored(dossier).citizen
    assert (side.originals_here, side.given_back[0].person) == ((), "NGUYỄN THỊ LAN")
    assert step(screen, Ahead.ORIGINALS) is None


def test_that_tab_goes_down_the_papers_and_then_to_the_person(counter: CounterDesk) -> None:
    screen = opened(counter, counter.receive())
    counter.press("Alt+O", "Shift+Tab", "Tab", "Space", "Tab", "Space", "Tab", "Tab", "Tab")
    shown = screen.view.place.form
    assert isinstance(shown, OriginalsForm)
    assert len(shown.papers.ticked) == 2
    assert counter.focus is shown.note.box


def test_that_no_paper_is_no_loan(counter: CounterDesk) -> None:
    dossier = counter.receive()
    opened(counter, dossier)
    counter.press("Alt+O", "Ctrl+Return")
    assert counter.kinds(dossier) == [kinds.RECEIVED]
