"""What the wings of deeds share: reading a body that another program may have written."""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import TypeAlias

from desk_app.domain.acts.act import Body
from ui import formats
from ui.dossiers.prints import Said

Wording: TypeAlias = Callable[[Body], Said]
Words: TypeAlias = Mapping[str, Wording]


def text_of(body: Body, key: str) -> str:
    """Empty where another program wrote something else."""
    value = body.get(key)
    return value if isinstance(value, str) else ""


def moment_of(said: str) -> str:
    """As an appointment is shown; a dash for none."""
    try:
        return formats.moment(datetime.fromisoformat(said))
    except ValueError:
        return "–"


def due_of(body: Body) -> str:
    """The appointment that an act gave."""
    due = body.get("due")
    return moment_of(text_of(due, "at") if isinstance(due, Mapping) else "")
