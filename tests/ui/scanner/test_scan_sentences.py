"""Who spoilt a scan is told rightly: the input method, or the code page of the scanner."""

import pytest
from PySide6.QtCore import QCoreApplication

from desk_app.documents.explain.card import explain_card
from desk_app.domain.codes.scan import DamagedScan, read_scan
from desk_app.domain.errors import CardUnreadable
from desk_app.domain.people.citizen_card import read_citizen_card
from tests.builders import FRIDAY_MORNING
from ui.texts import notice
from ui.texts.scans import damaged_scan

CARD = "092304001234||{name}|05022004|Nam|Ninh Kiều|11082024"
LOST, REWRITTEN = CARD.format(name="NGUY\ufffdN LAN"), CARD.format(name="NGUYE6N LAN")


@pytest.mark.parametrize("name", ["NGUY?N V?N BAO", "NGUYá»„N BAO"])
def test_that_whatever_a_code_page_leaves_of_letters_is_the_scanners(
    qapp: QCoreApplication, name: str
) -> None:
    card = CARD.format(name=name)
    assert isinstance(read_scan(card), DamagedScan)
    assert "bảng mã" in damaged_scan(card).advice
    assert "bảng mã" in str(explain_card(card, FRIDAY_MORNING.date())["explanation"])


def test_that_lost_letters_are_the_scanners_and_keys_in_a_name_the_input_methods(
    qapp: QCoreApplication,
) -> None:
    assert "bảng mã" in damaged_scan(LOST).advice
    assert "bộ gõ" in damaged_scan(REWRITTEN).advice
    today = FRIDAY_MORNING.date()
    assert "bảng mã" in str(explain_card(LOST, today)["explanation"])
    assert "Bộ gõ" in str(explain_card(REWRITTEN, today)["explanation"])
    with pytest.raises(CardUnreadable) as refused:
        read_citizen_card(LOST)
    assert "bảng mã" in notice(refused.value).title
