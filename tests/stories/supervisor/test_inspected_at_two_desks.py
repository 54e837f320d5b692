"""An inspection of what two desks did: the signatures of both are proven in its folder."""

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from desk_app.domain.counting.period import read_period
from desk_app.domain.inspection.lottery import SampleOrder
from desk_app.domain.office import TRIAL_PIN
from desk_app.domain.people.rights import Role
from desk_app.services.handling.result_back import ResultBack
from desk_app.wiring.inspection.desk import InspectionOrder
from desk_app.wiring.inspection.one_dossier import InspectionWords
from desk_app.wiring.reports.files import NOBODY_WAITS
from tests.stories.test_two_desks import Counter, new_counter, server
from ui.dossiers.trail_text import trail
from ui.dossiers.words import place

__all__ = ["new_counter", "server"]  # fixtures


def checked(folder: Path) -> tuple[int, str]:
    run = subprocess.run(
        [sys.executable, "-I", str(folder / "kiem_tra.py")], capture_output=True, check=False
    )
    return run.returncode, run.stdout.decode() + run.stderr.decode()


def test_that_the_checker_proves_the_acts_of_the_other_desk_by_its_key(
    new_counter: Callable[[str], Counter], tmp_path: Path
) -> None:
    first, second = new_counter("Quầy 1"), new_counter("Quầy 2")
    dossier = first.receive()
    first.catch_up()
    second.catch_up()
    back = ResultBack(dossier=dossier.id, note="")
    second.office.counter.result_back(back, second.officer)
    second.catch_up()
    first.catch_up()
    identity = first.office.identity
    leader = next(one for one in identity.officers() if one.role is Role.LEADER)
    order = InspectionOrder(
        sample=SampleOrder(period=read_period("2026-11"), size=1, seed="2026/TTr-15")
    )
    folder = tmp_path / "thanh tra"
    made = first.office.inspection.write(
        order,
        identity.log_in(leader.id, TRIAL_PIN),
        folder,
        InspectionWords(trail, place),
        NOBODY_WAITS,
    )
    assert made is not None
    said = json.loads((folder / "du-lieu.json").read_text("utf-8"))
    desks = {act["desk"] for one in said["dossiers"] for act in one["acts"]}
    assert len(desks) == 2
    assert desks <= said["keys"].keys()
    code, told = checked(folder)
    assert code == 0, told
    assert "không có chữ ký hoặc khóa công khai" not in told
    theirs = next(act for act in said["dossiers"][0]["acts"] if act["desk"] != said["desk"])
    assert theirs["signature"]
    said["keys"][theirs["desk"]] = said["keys"][said["desk"]]  # signed by somebody else
    (folder / "du-lieu.json").write_text(json.dumps(said), "utf-8")
    code, told = checked(folder)
    assert (code, f"việc số {theirs['seq']} của quầy {theirs['desk']}" in told) == (1, True)
