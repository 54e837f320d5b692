"""The rules as pictures show them: two occasions, ten days."""

from typing import Final

from desk_app.domain.handling.telling import NoticeAbout
from desk_app.domain.telling.house_rules import HouseRules
from ui.screens.settings.rules.part import RulesState

RULES_SET: Final = RulesState(
    HouseRules(
        tells=frozenset({NoticeAbout.SUPPLEMENT, NoticeAbout.RESULT_READY}), supplement_days=10
    ),
    may_set=True,
)
