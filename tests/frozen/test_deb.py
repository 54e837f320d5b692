"""The Debian packages in an empty Debian: installed as an administrator does, used as anybody."""

import json
import os
import stat
from collections.abc import Sequence
from pathlib import Path

import pytest

from desk_app.version import version
from tests.frozen.conftest import BUILT, DESK, SERVER
from tests.frozen.debian import Debian, missing
from tests.stories.test_tour import codes_on

MUST = os.environ.get("QMC_DEBS") == "must"
SHARED = "/var/lib/quay-mot-cua"


def packages() -> Sequence[Path]:
    return [next(Path(BUILT).glob(f"{name}_{version()}_*.deb")) for name in (DESK, SERVER)]


@pytest.fixture(scope="module")
def debian(tmp_path_factory: pytest.TempPathFactory) -> Debian:
    if not MUST:
        pytest.skip("no packages: `python3 dev.py build --deb` makes and tries them")
    if lacking := missing():
        pytest.skip(f"no empty Debian can be made here: no {lacking}")
    root = tmp_path_factory.mktemp("debian") / "root"
    made = Debian(root)
    made.install(packages())
    return made


def test_that_anybody_does_the_main_job_with_what_was_installed(debian: Debian) -> None:
    debian.add_account("lan")
    assert "python3" not in debian.run("dpkg-query", "-W", "-f", "${Package}\n").split()
    tour = debian.home("lan") / "tour"
    debian.run(DESK, "--demo", "--tour", f"/{tour.relative_to(debian.root)}", account="lan")
    facts = json.loads((tour / "tour.json").read_text("utf-8"))
    assert dict(codes_on(tour / "receipt.pdf"))["Code128"] == facts["code"]
    assert (facts["waiting"], facts["refused"]) == (0, 0)


def test_that_the_menu_has_the_desk_with_its_icon(debian: Debian) -> None:
    entry = debian.root / "usr/share/applications/quay-mot-cua.desktop"
    told = dict(line.split("=", 1) for line in entry.read_text("utf-8").splitlines() if "=" in line)
    assert told["Icon"] == DESK
    assert (debian.root / f"usr/share/icons/hicolor/48x48/apps/{DESK}.png").exists()
    assert debian.run(DESK, "--version", account="nobody").strip() == version()
    assert debian.run(SERVER, "--version", account="nobody").strip() == version()


def test_that_accounts_of_one_group_share_a_desk_where_the_machine_says_so(debian: Debian) -> None:
    setting = debian.root / "etc/quay-mot-cua/machine.toml"
    setting.write_text('data = "machine"\n', "utf-8")
    for account in ("hoa", "phuc"):
        debian.add_account(account, group=DESK)
    debian.add_account("khach")
    store = debian.root / SHARED.lstrip("/") / "quay/store.sqlite"
    with debian.running(DESK, account="hoa"):
        debian.wait_for(store)
    checked = json.loads(debian.run(DESK, "check", account="phuc"))
    assert checked["problems"] == []
    assert "nhóm" in debian.run(DESK, "check", account="khach", check=False)


def test_that_data_stays_when_the_program_is_taken_out(debian: Debian) -> None:
    kept = debian.root / SHARED.lstrip("/") / "quay/kept"
    kept.parent.mkdir(exist_ok=True)
    kept.touch()
    debian.run("dpkg", "--purge", DESK)
    assert kept.exists()
    assert stat.S_IMODE(kept.parents[1].stat().st_mode) == 0o2770
    assert not (debian.root / "usr/lib/quay-mot-cua").exists()
