"""The files of the house, as the promises below read them."""

import subprocess
from pathlib import Path

ROOT = Path(__file__).parents[2]
FLOORS = ("desk_app", "db", "ui", "central", "packing", "bench", "tests")
MODULES = [
    *(file for floor in FLOORS for file in sorted((ROOT / floor).rglob("*.py"))),
    *(ROOT / "dev.py", ROOT / "build_spec.py"),
]


def name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def kept_files() -> list[Path]:
    """What is in the repository, or would be with the next commit; all of it outside of git."""
    command = ["git", "ls-files", "-co", "--exclude-standard", "-z"]
    listed = subprocess.run(command, cwd=ROOT, capture_output=True, check=False)
    if listed.returncode != 0:
        return [file for file in ROOT.rglob("*") if ".venv" not in file.parts and file.is_file()]
    names = listed.stdout.decode().rstrip("\0").split("\0")
    return [ROOT / each for each in names if (ROOT / each).is_file()]
