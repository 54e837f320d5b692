"""Five on the spot: received, decided, signed, sealed and returned while the citizen waits."""

from collections.abc import Callable
from dataclasses import replace

from db.unit_of_work import UnitOfWork
from desk_app.domain.acts import kinds
from desk_app.domain.handling.flow import Status
from desk_app.domain.law.procedure import Flag
from tests.builders import a_procedure
from tests.ui import keyboard
from tests.ui.conftest import _dressed
from tests.ui.desk.test_workplace import Window, window
from tests.ui.dossiers.counter import CARD, counter

__all__ = ["_dressed", "counter", "window"]  # fixtures


def test_that_receipt_and_result_are_one_confirmation_and_one_visit(
    window: Window, work: Callable[[], UnitOfWork]
) -> None:
    with work() as tx:  # the province lists it among its 151 procedures "5 tại chỗ"
        spot = replace(a_procedure(), flags=frozenset({Flag.FIVE_ON_THE_SPOT}), terms=())
        tx.catalogue.put("test-2", [spot])
        tx.commit()

    window.press("F2")
    window.scan(CARD)
    keyboard.type_text(window.shell, "1.001612")
    window.press("Return", "Ctrl+G", "Shift+F5")

    (dossier,) = window.received
    view = window.desk.office.reading.dossier(dossier.id)
    steps = [deed.kind for deed in view.deeds if deed.kind.startswith("dossier.")]
    assert steps == [kinds.RECEIVED, kinds.RESULT_BACK, kinds.RETURNED]
    assert dossier.status is Status.RETURNED
    assert [job.form for job in view.prints] == ["receipt"]
    assert f"Đã nhận và trả ngay kết quả {dossier.code}" in window.said

    # Pressed once more nothing happens: the next visitor's form is empty.
    window.press("Shift+F5")
    assert len(window.received) == 1
