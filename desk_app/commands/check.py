"""`python -m desk_app check`: look store and scans over and say what was found, as JSON."""

import json
from dataclasses import asdict, replace
from pathlib import Path

from db.attachments.copies import unsound
from db.attachments.queue import Attachments
from db.check import StoreReport, check_store
from desk_app.domain.errors import DeskNotEnrolled, StoreDamaged
from desk_app.domain.ids import DeskId
from desk_app.paths import Folders
from desk_app.wiring.opening import OpenDesk, open_desk
from desk_app.wiring.scans.desk import open_box


def check(folders: Folders, keys: Path) -> int:
    """0 for a sound store, 1 otherwise.

    Raises:
        DeskNotEnrolled: there is no store in the folder; none is made. Others as `open_desk`,
            StoreDamaged too where the store cannot even be opened.
    """
    if not folders.store.exists():
        raise DeskNotEnrolled()
    opened = open_desk(folders, keys)
    try:
        desk = opened.facts.desk if opened.facts else None
        report = _report(opened, desk)
    except StoreDamaged:  # so badly that nothing can be counted
        print(json.dumps({"problems": [StoreDamaged.code]}))
        return 1
    finally:
        opened.close()
    print(json.dumps(asdict(report), ensure_ascii=False, indent=1))
    return 1 if report.problems else 0


def _report(opened: OpenDesk, desk: DeskId | None) -> StoreReport:
    report, needed = opened.store.ask(
        lambda here: (check_store(here, desk), Attachments(here).scanned_at(desk) if desk else ())
    )()
    lost = unsound(open_box(opened), needed)
    found = (*report.problems, *(f"scan: {address} {why}" for address, why in lost))
    return replace(report, scans=len(needed), problems=found)
