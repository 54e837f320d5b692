"""The built programs on a machine without Python: the whole main job, and a store of before."""

import json
from pathlib import Path

from alembic.migration import MigrationContext

from db.engine import open_engine
from desk_app.paths import Folders
from desk_app.version import version
from tests.builders import KEY
from tests.frozen.conftest import DESK, SERVER, Bare, folder_of
from tests.frozen.old_stores import EARLIER, an_earlier_desk
from tests.stories.test_tour import codes_on, words_on


def test_that_the_built_desk_does_the_whole_main_job_with_the_server_beside_it(bare: Bare) -> None:
    """Dùng thử as well: the desk founds the office, enrols, works, and ends the server."""
    done = bare.run(DESK, "--demo", "--tour", "tour")
    assert done.returncode == 0, done.stdout + done.stderr
    assert "Traceback" not in done.stderr
    tour = bare.home / "tour"
    facts = json.loads((tour / "tour.json").read_text("utf-8"))
    assert (facts["waiting"], facts["refused"]) == (0, 0)
    assert [(row["code"], row["status"]) for row in facts["at_the_centre"]] == [
        (facts["code"], "returned")
    ]
    bars = dict(codes_on(tour / "receipt.pdf"))
    assert bars["Code128"] == facts["code"]
    assert bars["QRCode"].split("*")[0] == facts["code"]
    assert "GIẤY TIẾP NHẬN HỒ SƠ VÀ HẸN TRẢ KẾT QUẢ" in words_on(tour / "receipt.pdf")


def test_that_the_built_desk_brings_a_store_of_an_earlier_program_forward(
    bare: Bare, office_store_file: Path
) -> None:
    folders, keys = Folders(bare.home / "quay"), bare.home / "keys"
    an_earlier_desk(folders, keys, office_store_file)
    assert revision(folders.store) == EARLIER
    checked = bare.run(DESK, "check", "--data", str(folders.data), "--keys", str(keys))
    found = json.loads(checked.stdout)
    assert (checked.returncode, found["dossiers"], found["problems"]) == (0, 1, [])
    assert revision(folders.store) > EARLIER
    kept = [revision(file) for file in folders.data.glob("store.before-*.sqlite")]
    assert kept == [EARLIER]


def test_that_both_programs_and_their_folders_tell_the_same_version(bare: Bare) -> None:
    for program in (DESK, SERVER):
        assert bare.run(program, "--version").stdout == f"{version()}\n"
        assert (folder_of(program) / "VERSION").read_text("ascii") == f"{version()}\n"


def revision(store: Path) -> str:
    engine = open_engine(store, KEY)
    try:
        with engine.execution_options(reading=True).connect() as connection:
            return MigrationContext.configure(connection).get_current_revision() or ""
    finally:
        engine.dispose()
