"""What the centre has, read by a second desk of the office through its HTTP door."""

from typing import Any

from db.queries.worklist import Filter
from desk_app.paths import Folders
from desk_app.wiring.build import build_office
from desk_app.wiring.enrolment import EnrolDesk, enrol_desk
from desk_app.wiring.office_life.door import utc_now
from desk_app.wiring.opening import open_desk
from ui.app import Start

_MOST = 250


def read_from_second_desk(start: Start, code: str) -> list[dict[str, Any]]:
    """Enrol another desk in a folder beside the first, catch up, and list what it sees.

    Raises:
        EnrolmentRefused, CentralUnreachable: there is no second desk.
    """
    folders = Folders(start.folders.data.with_name(start.folders.data.name + "-second"))
    order = EnrolDesk(address=start.central, code=code, trial=start.trial)
    opened = enrol_desk(order, open_desk(folders, start.keys), utc_now)
    office = build_office(opened)
    try:
        while office.exchange(_MOST).more:
            pass
        seen = [*office.reading.search("nguyen"), *office.reading.worklist(Filter.OPEN)]
        return [
            {"code": line.code, "status": line.status, "desk": line.desk}
            for line in {line.code: line for line in seen}.values()
        ]
    finally:
        office.close()
