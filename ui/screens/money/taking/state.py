"""What the page of collecting shows."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Final

from db.queries.till import MoneyList, MoneyRow
from desk_app.domain.dossier import Dossier
from desk_app.domain.money.till.owed import OwedLine
from desk_app.domain.officer import Officer
from desk_app.wiring.money.till import CountedShift
from ui.screens.money.taking.entry import NOTHING, Entry, Reckoned
from ui.screens.money.taking.forms import Form, FormSpec

_NOTHING_RECKONED: Final = Reckoned()


@dataclass(frozen=True, slots=True, kw_only=True)
class TakingState:
    """All the page of collecting shows."""

    which: MoneyList = MoneyList.WAITING
    listed: MoneyList | None = None  # what `rows` are of; not `which` until it is read
    rows: Sequence[MoneyRow] = ()
    counts: Mapping[MoneyList, int] = field(default_factory=dict)
    shift: CountedShift | None = None
    officer: Officer | None = None  # who sits here, once the lists are read
    may_collect: bool = False
    may_see_books: bool | None = None  # shifts, ledger, accounts; None: not read yet
    dossier: Dossier | None = None
    lines: Sequence[OwedLine] = ()
    entry: Entry = NOTHING
    found: Reckoned = _NOTHING_RECKONED
    form: Form = Form.TAKE
    spec: FormSpec | None = None  # of any form but collecting
    busy: bool = False
    changed_at: datetime | None = None  # UTC: its money, by news while it was shown
