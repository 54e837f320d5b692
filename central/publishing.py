"""What an administrator of the centre publishes: calendars, as editions for the desks."""

import json
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from typing import Any

from sqlalchemy import Connection

from central.founding import Unfounded
from central.store.editions import Editions
from central.store.units import Units
from desk_app.domain.ids import UnitCode
from desk_app.domain.law.calendar import WorkingCalendar, calendar_facts, read_calendar
from desk_app.sync.protocol import MOST_EDITION, Edition

CALENDAR: str = "calendar"
_MARK: int = 8  # letters of the digest in a name
_SAMPLE: str = "resources/calendar/viet-nam-2025-2027.toml"
_FORMAT: Mapping[type, str] = {json.JSONDecodeError: "JSON", tomllib.TOMLDecodeError: "TOML"}


@dataclass(frozen=True, slots=True)
class Published:
    name: str  # what the file calls itself, and a mark of this publishing
    anew: bool  # False: it was published last already, and nothing changed


def publish_calendar(connection: Connection, raw: bytes, unit: str, at: datetime) -> Published:
    """Publish the calendar in `raw`, TOML or JSON in the shape of resources/calendar.

    Desks are given it with their next exchange; there it waits for a person. What was
    published last already is not published again; what was published before that is, under
    a name of its own, so that the offices are asked anew.

    Args:
        unit: Its code; empty: for all units.

    Raises:
        Unfounded: no calendar, too large, or there is no such unit.
    """
    of = UnitCode(unit.strip().upper()) or None
    if of is not None and Units(connection).find(of) is None:
        raise Unfounded(f"Chưa có đơn vị {of}")
    calendar = _calendar(raw)
    body = json.dumps(calendar_facts(calendar), ensure_ascii=False, sort_keys=True)
    if len(body.encode()) > MOST_EDITION:
        raise Unfounded(f"Lịch quá lớn: tối đa {MOST_EDITION // 1024} KiB")
    editions = Editions(connection)
    before = editions.newest(CALENDAR, of)
    if before is not None and before.body == body:
        return Published(before.name, anew=False)
    mark = sha256(f"{at.isoformat()} {body}".encode()).hexdigest()[:_MARK]
    edition = Edition(kind=CALENDAR, name=f"{calendar.edition}-{mark}", body=body)
    editions.publish(edition, of, at)
    return Published(edition.name, anew=True)


def _calendar(raw: bytes) -> WorkingCalendar:
    """Raises Unfounded: what is wrong with the file, and what to do about it."""
    try:
        return read_calendar(_content(raw))
    except UnicodeDecodeError as error:
        raise Unfounded(
            "Tệp không phải là chữ UTF-8. Chọn tệp lịch TOML hoặc JSON, lưu lại dạng UTF-8."
        ) from error
    except (json.JSONDecodeError, tomllib.TOMLDecodeError) as error:
        raise Unfounded(
            f"Tệp không đọc được như {_FORMAT[type(error)]}. Xem lại dấu ngoặc, dấu bằng; "
            f"theo mẫu {_SAMPLE}."
        ) from error
    except KeyError as error:
        raise Unfounded(
            f"Tệp lịch thiếu mục “{error.args[0]}”. Thêm mục đó, theo mẫu {_SAMPLE}."
        ) from error
    except (ValueError, TypeError, AttributeError) as error:
        raise Unfounded(
            "Tệp có mục sai dạng nên không phải là lịch làm việc. "
            f"Xem lại ngày và giờ trong tệp, theo mẫu {_SAMPLE}."
        ) from error


def _content(raw: bytes) -> Mapping[str, Any]:
    text = raw.decode("utf-8")
    found = json.loads(text) if text.lstrip().startswith("{") else tomllib.loads(text)
    if not isinstance(found, dict):
        raise TypeError("object expected")
    return found
