"""What the office decided about its own ways: the rules in force."""

from typing import Final

from sqlalchemy import Connection, bindparam, select

from db.repositories.settings import Settings
from db.tables import journal as t
from desk_app.domain.acts import kinds
from desk_app.domain.acts.act import read_act, the_office
from desk_app.domain.ids import UnitCode
from desk_app.domain.telling.house_rules import NO_RULES, SUPPLEMENT_DAYS, HouseRules
from desk_app.domain.telling.house_rules import house_rules_from as read

_SET: Final = (
    select(t.act.c.raw)
    .where(t.act.c.subject == bindparam("office"), t.act.c.kind == kinds.HOUSE_RULES_SET)
    .order_by(t.act.c.position.is_(None).desc(), t.act.c.position.desc(), t.act.c.n.desc())
    .limit(1)
)
_OF_BEFORE: Final = "office.supplement_days"  # setting of a desk, before the office had a word


class House:
    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def rules(self, unit: UnitCode) -> HouseRules:
        """In force: what was set last in the unit's order, this desk's own unsettled word first."""
        raw = self._connection.execute(_SET, {"office": the_office(unit).id}).scalar()
        said = read(None if raw is None else read_act(raw).act)
        if said is not None:
            return said
        days = Settings(self._connection).get(_OF_BEFORE, SUPPLEMENT_DAYS)
        return HouseRules(supplement_days=days) if isinstance(days, int) else NO_RULES
