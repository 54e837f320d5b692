"""A wrong procedure put right after its receipt was printed; five steps in one visit."""

from collections.abc import Callable

from db.unit_of_work import UnitOfWork
from desk_app.documents.kinds import RECEIPT
from desk_app.domain.acts import kinds
from desk_app.domain.handling.flow import Status
from desk_app.domain.law.procedure import Flag
from tests.builders import INTERLINKED, a_procedure, publish_interlinked
from tests.ui import keyboard
from tests.ui.conftest import _dressed
from tests.ui.desk.asked_papers import papers_of
from tests.ui.desk.test_workplace import Window, window
from tests.ui.dossiers.counter import CARD, counter

__all__ = ["_dressed", "counter", "window"]  # fixtures


def test_that_a_wrong_procedure_is_put_right_after_printing(
    window: Window, work: Callable[[], UnitOfWork]
) -> None:
    publish_interlinked(work)
    dossier = window.take_in()
    window.workplace.papers.queue.ask_printers()
    window.scan(str(dossier.code))
    window.press("Ctrl+S", "Right", "Space")
    keyboard.type_text(window.shell, INTERLINKED)
    window.press("Return", "Tab", "Tab", "Tab")
    keyboard.type_text(window.shell, "Chon nham thu tuc")
    window.press("Ctrl+Return")
    assert window.said.startswith(f"Đã sửa hồ sơ {dossier.code}; mã giữ nguyên.")

    now = window.desk.stored(dossier)
    assert (now.code, now.procedure.code) == (dossier.code, INTERLINKED)
    assert now.due.at != dossier.due.at
    assert now.fees == ()  # nobody knows them yet, and that is said
    act = window.desk.office.reading.dossier(dossier.id).deeds[-1]
    assert act.kind == kinds.CORRECTED
    assert act.body["reason"] == "Chon nham thu tuc"

    window.press("Shift+F11")
    rows = window.workplace.screens["versions"].presenter.state.rows
    assert RECEIPT in {row.form for row in rows if row.changed}
    window.press("Ctrl+Return")
    history = window.desk.office.papers.history(dossier.id, RECEIPT)
    assert [(version.reissue, version.ground) for version in history.versions] == [
        (0, ""),
        (1, "Chon nham thu tuc"),
    ]
    assert not history.changed


def test_that_five_steps_take_one_visit_one_key_and_one_paper(
    window: Window, work: Callable[[], UnitOfWork]
) -> None:
    with work() as tx:
        flags = frozenset({Flag.FIVE_ON_THE_SPOT})
        tx.catalogue.put("on the spot", [a_procedure(flags=flags)])
        tx.commit()
    window.press("F2")
    window.scan(CARD)
    keyboard.type_text(window.shell, "1.001612")
    window.press("Return", "Ctrl+G", "Shift+F5")
    assert window.said.startswith("Hồ sơ còn phải nộp 150.000 đ.")
    assert window.received == []
    keyboard.type_text(window.shell, "Da nop tai kho bac")
    window.press("Shift+F5")
    (dossier,) = window.received
    assert window.desk.kinds(dossier)[:3] == [kinds.RECEIVED, kinds.RESULT_BACK, kinds.RETURNED]
    now = window.desk.stored(dossier)
    assert (now.status, now.received_at) == (Status.RETURNED, now.returned_at)
    assert [form for _subject, _number, form in papers_of(window)] == [RECEIPT]

    window.press("F3")
    assert window.desk.office.reading.search(str(dossier.code))[0].status is Status.RETURNED
    window.scan(str(dossier.code))
    window.press("Alt+A")
    keyboard.type_text(window.shell, "5")
    window.press("Ctrl+Return")
    rating = window.desk.stored(dossier).citizen.rating
    assert rating is not None
    assert rating.stars == 5
