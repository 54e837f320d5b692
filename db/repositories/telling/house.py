"""What the office decided about its own ways: the rules in force."""

from typing import Final

from sqlalchemy import Connection, bindparam, select

from db.repositories.settings import Settings
from db.tables import journal as t
from desk_app.domain.acts import kinds
from desk_app.domain.acts.act import read_act, the_office
from desk_app.domain.ids import UnitCode
from desk_app.domain.telling.house_rules import (
    NO_RULES,
    SUPPLEMENT_DAYS,
    HouseRules,
    fold_house_rules,
)

_SET: Final = (
    select(t.act.c.raw)
    .where(t.act.c.subject == bindparam("office"), t.act.c.kind == kinds.HOUSE_RULES_SET)
    .order_by(t.act.c.position.is_(None), t.act.c.position, t.act.c.n)
)
_OF_BEFORE: Final = "office.supplement_days"  # setting of a desk, before the office had a word


class House:
    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def rules(self, unit: UnitCode) -> HouseRules:
        """In force: of each part what was set last in the unit's order, then what is unsettled."""
        raws = self._connection.execute(_SET, {"office": the_office(unit).id}).scalars()
        return fold_house_rules((read_act(raw).act for raw in raws), self._of_before())

    def _of_before(self) -> HouseRules:
        days = Settings(self._connection).get(_OF_BEFORE, SUPPLEMENT_DAYS)
        return HouseRules(supplement_days=days) if isinstance(days, int) else NO_RULES
