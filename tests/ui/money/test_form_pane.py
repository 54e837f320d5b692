"""The forms beside collecting: one pane that becomes the next form."""

from pytestqt.qtbot import QtBot

from ui.screens.money.taking.form_pane import FormPane
from ui.screens.money.taking.forms import FormSpec


def test_that_the_filled_act_of_a_form_has_its_own_name_after_another_was_written(
    qtbot: QtBot,
) -> None:
    pane = FormPane()
    qtbot.addWidget(pane)
    asked, decided = (
        FormSpec(title=words, fields=(), act=words) for words in ("Đề nghị hoàn", "Duyệt hoàn tiền")
    )
    pane.show_spec(asked, busy=False)
    pane.show_spec(asked, busy=True)
    pane.show_spec(decided, busy=False)
    assert pane.act.text() == "Duyệt hoàn tiền"
