"""What an administrator of the centre publishes: calendars, as editions for the desks."""

import json
import tomllib
from collections.abc import Mapping
from datetime import datetime
from hashlib import sha256
from typing import Any

from sqlalchemy import Connection

from central.founding import Unfounded
from central.store.editions import Editions
from central.store.units import Units
from desk_app.domain.ids import UnitCode
from desk_app.domain.law.calendar import calendar_facts, read_calendar
from desk_app.sync.protocol import MOST_EDITION, Edition

CALENDAR: str = "calendar"
_MARK: int = 8  # letters of the digest in a name


def publish_calendar(connection: Connection, raw: bytes, unit: str, at: datetime) -> str:
    """Publish the calendar in `raw`, TOML or JSON in the shape of resources/calendar.

    Desks are given it with their next exchange; there it waits for a person.

    Args:
        unit: Its code; empty: for all units.

    Returns:
        The name of the edition: what the file calls itself, and the mark of its content.

    Raises:
        Unfounded: no calendar, too large, or there is no such unit.
    """
    of = UnitCode(unit.strip().upper()) or None
    if of is not None and Units(connection).find(of) is None:
        raise Unfounded(f"Chưa có đơn vị {of}")
    try:
        calendar = read_calendar(_content(raw))
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        raise Unfounded(f"Tệp không phải là lịch làm việc: {error}") from error
    body = json.dumps(calendar_facts(calendar), ensure_ascii=False, sort_keys=True)
    if len(body.encode()) > MOST_EDITION:
        raise Unfounded(f"Lịch quá lớn: tối đa {MOST_EDITION // 1024} KiB")
    name = f"{calendar.edition}-{sha256(body.encode()).hexdigest()[:_MARK]}"
    edition = Edition(kind=CALENDAR, name=name, body=body)
    Editions(connection).publish(edition, of, at)
    return name


def _content(raw: bytes) -> Mapping[str, Any]:
    text = raw.decode("utf-8")
    found = json.loads(text) if text.lstrip().startswith("{") else tomllib.loads(text)
    if not isinstance(found, dict):
        raise TypeError("object expected")
    return found
