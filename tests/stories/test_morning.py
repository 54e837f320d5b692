"""A morning at the counter, by keys and scans only: from the first card to a signed return."""

from uuid import uuid4

from desk_app.domain.dossier import CollectorKind
from desk_app.domain.handling.custody import Place
from desk_app.domain.handling.flow import Status
from desk_app.domain.money.till.owed import left_of
from desk_app.services.handing_over.set_handling_unit import SetHandlingUnit
from desk_app.services.money.set_till import SetTill
from desk_app.services.money.shifts import OpenShift
from tests.builders import BUSINESS
from tests.ui import keyboard
from tests.ui.conftest import _dressed
from tests.ui.desk.test_workplace import Window, window
from tests.ui.dossiers.counter import ANOTHER, CARD, OFFICER, STRANGER, counter

__all__ = ["_dressed", "counter", "window"]  # fixtures


def test_that_a_morning_goes_from_the_first_card_to_a_signed_return(window: Window) -> None:
    office, stored = window.desk.office, window.desk.stored
    office.handing_over.set_unit(SetHandlingUnit(BUSINESS, "Phòng Tư pháp"), OFFICER)
    office.till.set_till(SetTill(reception_collects=True), ANOTHER)
    office.till.open_shift(OpenShift(key=uuid4(), opening=0), OFFICER)

    # Lan hands in and pays; Bảo lacks papers and goes with a list of them.
    lan = window.take_in()
    window.scan(str(lan.code))
    window.press("Alt+P", "Ctrl+Return")
    assert left_of(stored(lan)) == 0
    window.press("F2")
    window.scan(STRANGER)
    keyboard.type_text(window.shell, "1.001612")
    window.press("Return", "Alt+B", "Ctrl+Return")

    # Before three o'clock the papers leave with a list that the unit signs.
    window.press("F4")
    window.scan(str(lan.code))
    window.press("Ctrl+Return")
    assert (stored(lan).papers_at, stored(lan).status) == (Place.ON_THE_WAY, Status.IN_PROCESS)
    (batch,) = office.handing_over.batches()
    window.scan(batch.list_number)
    keyboard.type_text(window.shell, "Le Van Tu")
    window.press("Ctrl+Return")
    assert stored(lan).papers_at is Place.UNIT

    # The result comes back, and Lan is called.
    window.press("F3")
    window.scan(str(lan.code))
    window.press("Ctrl+B", "Alt+M", "Ctrl+Return")
    (told,) = stored(lan).notices
    assert told.words.startswith(f"Hồ sơ {lan.code} đã có kết quả.")

    # She comes with her receipt, shows her card, and leaves with the result.
    window.press("F5")
    window.scan(str(lan.code))
    window.scan(CARD)
    window.press("Space", "Ctrl+Return")
    returned = stored(lan)
    assert returned.status is Status.RETURNED
    assert returned.collector is not None
    assert returned.collector.kind is CollectorKind.OWNER
