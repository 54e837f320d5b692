"""What every report says beside its table: whose it is, as of when, and what has not arrived."""

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from typing import Any, Final

from db.queries.reports.surroundings import Arrivals
from desk_app.domain.counting.standing import A_TICK, Bounds
from desk_app.domain.office import desk_number
from desk_app.domain.office_time import OFFICE_TIME, office_date
from desk_app.reports.asked import Asked, Sources
from desk_app.reports.report import Note

_QUIET: Final = timedelta(days=31)
"""A desk that did nothing for so long before the period began is not waited for."""


_FRESH: Final = timedelta(minutes=15)
"""So young an exchange is the rule of a running period: nothing is wanting."""


def around(asked: Asked, sources: Sources, notes: Sequence[Note]) -> dict[str, Any]:
    """The fields of a `Report` that no table makes different."""
    names = sources.officers() if asked.whose is not None else {}
    arrivals = sources.arrivals()
    return {
        "unit": sources.unit,
        "unit_name": sources.unit_name,
        "period": asked.period,
        "whose": "" if asked.whose is None else names.get(asked.whose, str(asked.whose)),
        "as_of": asked.now,
        "counted_to": asked.bounds.end - A_TICK,
        "missing": [*_running(asked), *_missing(asked, sources, arrivals)],
        "notes": [*notes, *_just_heard(asked, arrivals)],
    }


def _running(asked: Asked) -> Iterator[str]:
    last = asked.period.last
    if last >= office_date(asked.now):
        yield f"Kỳ chưa hết, đến hết ngày {last:%d/%m/%Y}: số liệu còn thay đổi."


def _missing(asked: Asked, sources: Sources, arrivals: Arrivals) -> Iterator[str]:
    bounds = asked.bounds
    if left := sources.left_to_count():
        yield f"Còn {left} hồ sơ vừa thay đổi chưa được đếm lại. Lập lại báo cáo sau ít phút."
    yield from _not_fetched(arrivals, bounds)
    yield from _not_heard(asked, arrivals)
    for desk, at in arrivals.last_acts:
        if desk != sources.desk and _may_have_more(at, bounds):
            yield (
                f"Quầy {desk_number(desk)}: việc mới nhất máy này thấy được là lúc {_said(at)}; "
                "việc làm sau đó có thể chưa về."
            )


def _not_fetched(arrivals: Arrivals, bounds: Bounds) -> Iterator[str]:
    """Of a new desk: what was before it, and is here in part."""
    filling = arrivals.filling
    if filling is None:
        return
    if not filling.done:
        yield f"Máy này mới tải {filling.here:.0%} dữ liệu cũ; số liệu các kỳ trước chưa đủ."
    if filling.keep_from is not None and bounds.begin < filling.keep_from:
        day = office_date(filling.keep_from)
        yield (
            f"Hồ sơ kết thúc trước ngày {day:%d/%m/%Y} chỉ có ở trung tâm, không tính ở máy này; "
            "lập báo cáo của kỳ này ở quầy có đủ dữ liệu."
        )


def _not_heard(asked: Asked, arrivals: Arrivals) -> Iterator[str]:
    if arrivals.last_exchange is None:
        yield "Máy này chưa trao đổi với trung tâm lần nào; việc của quầy khác chưa có ở đây."
    elif arrivals.last_exchange < asked.bounds.end and not _is_fresh(asked, arrivals.last_exchange):
        yield _last_heard(arrivals.last_exchange)


def _just_heard(asked: Asked, arrivals: Arrivals) -> Iterator[Note]:
    """Of a period that still runs: nobody has more than this, so it is told and warned of not."""
    last = arrivals.last_exchange
    if last is not None and last < asked.bounds.end and _is_fresh(asked, last):
        yield Note(_last_heard(last))


def _is_fresh(asked: Asked, last_exchange: datetime) -> bool:
    return asked.now - last_exchange < _FRESH


def _last_heard(at: datetime) -> str:
    return (
        f"Máy này trao đổi với trung tâm lần cuối lúc {_said(at)}; "
        "việc của quầy khác sau lúc đó chưa về."
    )


def _may_have_more(last_act: datetime, bounds: Bounds) -> bool:
    """Its last act seen is of a day before the last that was counted, and not long before."""
    quiet = last_act < bounds.begin - _QUIET
    return not quiet and office_date(last_act) < office_date(bounds.end - A_TICK)


def _said(at: datetime) -> str:
    return f"{at.astimezone(OFFICE_TIME):%H:%M ngày %d/%m/%Y}"
