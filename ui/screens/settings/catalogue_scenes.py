"""The catalogue of the settings in pictures: files compared, taken in, and the centre's."""

from dataclasses import replace

from PySide6.QtWidgets import QWidget

from desk_app.services.catalogue.editions.take import WaitingCatalogue
from desk_app.services.catalogue.import_catalogue import ImportReport
from desk_app.services.catalogue.reading import CatalogueProblem, Why
from ui.screens.settings.cards.catalogue_difference import CHANGES, DOUBTS, PROBLEMS
from ui.screens.settings.catalogue_sample import a_difference
from ui.screens.settings.parts.catalogue import CatalogueState
from ui.screens.settings.scene_page import settings_page

_PROBLEMS = (
    CatalogueProblem("1.012756", Why.UNIT_UNKNOWN, {"unit": "QUARTER"}),
    CatalogueProblem("#17", Why.CODE_MISSING),
    CatalogueProblem("2.000635", Why.TWICE),
    CatalogueProblem("3.000250", Why.CHANNEL_UNKNOWN, {"channel": "Qua ứng dụng của tỉnh"}),
    CatalogueProblem("#212", Why.NO_PROCEDURE),
    CatalogueProblem("Thời hạn và phí", Why.COLUMN_UNKNOWN, {"column": "Số phòng"}),
    CatalogueProblem(
        "Thời hạn và phí, dòng 118",
        Why.CELL_UNREADABLE,
        {"column": "Mức thu (đồng)", "value": "20.00"},
    ),
)


def settings_catalogue() -> QWidget:
    page, shell = settings_page("catalogue")
    page.catalogue.render_state(CatalogueState(procedures=463, may_import=True))
    return shell


def settings_import_done() -> QWidget:
    page, shell = settings_page("catalogue")
    report = ImportReport(
        edition="20261120-1a2b3c4d", added=12, changed=3, unchanged=445, problems=_PROBLEMS
    )
    page.catalogue.render_state(CatalogueState(procedures=475, may_import=True, report=report))
    page.catalogue.setFocus()
    return shell


def _difference(tab: str) -> QWidget:
    page, shell = settings_page("catalogue")
    state = CatalogueState(
        procedures=463,
        may_import=True,
        difference=a_difference(_PROBLEMS),
        left_out=frozenset({"2.000815"}),
    )
    page.catalogue.render_state(state)
    page.catalogue.difference.tabs.set_value(tab)
    page.catalogue.difference.tabs.chosen.emit(tab)
    return shell


def settings_difference() -> QWidget:
    return _difference(CHANGES)


def settings_difference_doubts() -> QWidget:
    return _difference(DOUBTS)


def settings_import_problems() -> QWidget:
    return _difference(PROBLEMS)


def settings_edition_waits() -> QWidget:
    """A catalogue of the centre is here and waits for a person."""
    page, shell = settings_page("catalogue")
    page.catalogue.render_state(CatalogueState(procedures=463, may_import=True, waiting=_edition()))
    page.catalogue.look.setFocus()
    return shell


def settings_edition_arrives() -> QWidget:
    """Another is on its way, a piece at a time."""
    page, shell = settings_page("catalogue")
    waiting = replace(_edition(), held=1_048_576)
    page.catalogue.render_state(CatalogueState(procedures=463, may_import=True, waiting=waiting))
    page.catalogue.setFocus()
    return shell


def _edition() -> WaitingCatalogue:
    return WaitingCatalogue(
        name="20261120-e1d1434e", procedures=5634, size=2_199_463, held=2_199_463, word=None
    )


CATALOGUE_SCENES = {
    "settings-catalogue": settings_catalogue,
    "settings-edition-waits": settings_edition_waits,
    "settings-edition-arrives": settings_edition_arrives,
    "settings-import-done": settings_import_done,
    "settings-difference": settings_difference,
    "settings-difference-doubts": settings_difference_doubts,
    "settings-import-problems": settings_import_problems,
}
