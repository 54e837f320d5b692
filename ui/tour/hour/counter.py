"""An officer who knows the way: each method is one thing done at the counter, by keys and scans."""

from collections.abc import Callable, Sequence
from typing import Final, TypeVar
from uuid import UUID

from desk_app.domain.dossier import Dossier
from desk_app.domain.office import TRIAL_PIN
from desk_app.domain.officer import Officer
from ui.news import DossiersChanged, Fact
from ui.printing.orders import ListedPrint
from ui.program import Program
from ui.tour.tour import ready_to_receive
from ui.tour.walk import StepFailed, Walk
from ui.workplace import Workplace

T = TypeVar("T")

_PAID_ELSEWHERE: Final = "Đã nộp tại kho bạc"


class Counter:
    """Hands at the open desk of `program`. Whatever is told as done here is stored."""

    def __init__(self, program: Program, walk: Walk, told: Callable[[Dossier, str], None]) -> None:
        """Args:
        told: Called with a dossier and what was done with it, once the screens say so.

        Raises:
            StepFailed: the desk is not open.
        """
        if program.workplace is None or program.office is None:
            raise StepFailed("chưa mở")
        self.walk, self.told = walk, told
        self.program, self.office = program, program.office
        self.workplace: Workplace = program.workplace
        self.screens = self.workplace.screens
        self._received: Dossier | None = None
        self._heard: set[UUID] = set()
        self.prints: tuple[ListedPrint, ...] = ()  # the print list as it stands
        self.screens["intake"].received.connect(self._receive)
        self.workplace.news.changed.connect(self._hear)
        self.workplace.papers.queue.changed.connect(self._list)

    def log_in(self, officer: Officer) -> None:
        places = [each.id for each in self.office.identity.officers()]
        self.walk.press(str(places.index(officer.id) + 1))
        self.walk.type(TRIAL_PIN)
        self.walk.press("Return")
        self.walk.until("không đăng nhập được", lambda: self.workplace.officer)

    def receive(self, card: str, procedure: str) -> Dossier:
        walk, sheet = self.walk, self.screens["intake"].presenter.sheet
        self._received = None
        walk.press("F2")
        walk.scan(card)
        walk.until("thẻ không đọc được", lambda: sheet.form.visitor.name)
        walk.type(procedure)
        walk.until("không thấy thủ tục", lambda: walk.offers(procedure))
        walk.press("Return")
        walk.press("Ctrl+G")
        walk.until("phiếu chưa sẵn sàng", lambda: ready_to_receive(self.workplace))
        walk.press("Ctrl+Return")
        dossier = self._wait("hồ sơ chưa được nhận", lambda: self._received)
        self.told(dossier, "received")
        return dossier

    def collect(self, dossier: Dossier) -> None:
        """The fees that are open; the shift is open too."""
        taking = self.screens["money"].taking
        self.walk.press("F6")
        self.walk.scan(str(dossier.code))
        self.walk.until("trang thu phí", lambda: _is(taking.state.dossier, dossier))
        self.walk.until("chưa mở ca", lambda: taking.state.shift)
        self._confirm("thu phí", [dossier], "collected")

    def hand_over(self, dossiers: Sequence[Dossier]) -> None:
        """One list, of one unit, that is printed."""
        making = self.screens["hand_over"].presenter.making
        self.walk.press("F4")
        self.walk.press("Alt+1")
        for number, dossier in enumerate(dossiers, start=1):
            self.walk.scan(str(dossier.code))
            self._listed(lambda: making.state.count, number)
        self._confirm("bàn giao", dossiers, "handed over")

    def results_back(self, dossiers: Sequence[Dossier]) -> None:
        results = self.screens["hand_over"].presenter.results
        self.walk.press("F4")
        self.walk.press("Alt+3")
        for number, dossier in enumerate(dossiers, start=1):
            self.walk.scan(str(dossier.code))
            self._listed(lambda: len(results.state.rows), number)
        self._confirm("kết quả về", dossiers, "result back")

    def give_back(self, dossier: Dossier, card: str) -> None:
        returning = self.screens["return"].presenter
        self.walk.press("F5")
        self.walk.scan(str(dossier.code))
        self.walk.until("trang trả kết quả", lambda: _is(returning.state.dossier, dossier))
        self.walk.scan(card)
        self.walk.press("Space")
        if dossier.unpriced_fees:  # nobody knows the sum: the page asks why it goes out unpaid
            self.walk.press("Ctrl+Return")
            self.walk.until("trang trả không hỏi phí", lambda: returning.state.debt)
            self.walk.type(_PAID_ELSEWHERE)
        self._confirm("trả kết quả", [dossier], "returned")

    def _listed(self, count: Callable[[], int], number: int) -> None:
        self.walk.until("không vào danh sách", lambda: count() == number)

    def _confirm(self, what: str, dossiers: Sequence[Dossier], done: str) -> None:
        ids = {dossier.id for dossier in dossiers}
        self._heard.clear()
        self.walk.press("Ctrl+Return")
        self.walk.until(what, lambda: ids <= self._heard)
        for dossier in dossiers:
            self.told(dossier, done)

    def _wait(self, what: str, found: Callable[[], T | None]) -> T:
        self.walk.until(what, found)
        got = found()
        if got is None:
            raise StepFailed(what)
        return got

    def _receive(self, dossier: Dossier) -> None:
        self._received = dossier

    def _list(self, prints: tuple[ListedPrint, ...]) -> None:
        self.prints = prints

    def _hear(self, fact: Fact) -> None:
        if isinstance(fact, DossiersChanged) and not fact.quiet:
            self._heard.update(fact.dossiers)


def _is(shown: Dossier | None, dossier: Dossier) -> bool:
    return shown is not None and shown.id == dossier.id
