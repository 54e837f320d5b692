"""What a finding was when it was marked, in the words its mark keeps, said by SQL."""

from collections.abc import Sequence
from typing import Any, Final

from sqlalchemy import Boolean, ColumnElement, Integer, String, case, cast, func, type_coerce

from db.tables.metadata import Moment

_MS: Final = 1000


def fact_text(facts: Sequence[ColumnElement[Any]]) -> ColumnElement[str]:
    """The same as ``" ".join(map(str, values))`` of the values Python reads in these columns:
    marks keep that, and SQL looks for those that still hold."""
    first, *rest = (_told(each) for each in facts)
    said = first
    for each in rest:
        said = said.concat(" ").concat(each)
    return said


def _told(value: ColumnElement[Any]) -> ColumnElement[str]:
    if isinstance(value.type, Moment):
        told = _moment(value)
    elif isinstance(value.type, Boolean):
        told = case((value, "True"), else_="False")
    else:
        told = cast(value, String)
    return func.coalesce(told, "None", type_=String)


def _moment(value: ColumnElement[Any]) -> ColumnElement[str]:
    """As in "2026-11-26 02:15:00+00:00"; milliseconds as six figures, where there are any."""
    milliseconds = type_coerce(value, Integer)
    seconds = func.strftime("%Y-%m-%d %H:%M:%S", milliseconds // _MS, "unixepoch", type_=String)
    rest = milliseconds % _MS
    part = case((rest == 0, ""), else_=func.printf(".%03d000", rest, type_=String))
    return seconds.concat(part).concat("+00:00")
