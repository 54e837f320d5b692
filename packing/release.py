"""`python3 dev.py release`: the checklist of a release; what a machine can do it does, and waits.

A step that fails ends the list; `--from N` goes on with it when it is mended. Nothing is published
and nothing is pushed: that is the last step, by hand.
"""

import argparse
import hashlib
import re
import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from desk_app.releases.running import KEYS, read_keys
from desk_app.version import version
from packing.owners import ROOT

DIST: Final = ROOT / "dist"
SUMS: Final = "SHA256SUMS"


@dataclass(frozen=True, slots=True)
class Step:
    """One line of the list."""

    what: str
    do: Callable[[], str] | None = None  # says what is wrong, or nothing; None: a person does it


def _git(*words: str) -> str:
    return subprocess.run(
        ["git", *words], cwd=ROOT, check=True, capture_output=True, text=True
    ).stdout.strip()


def nothing_uncommitted() -> str:
    return "commit or put aside what is changed" if _git("status", "--porcelain") else ""


def version_is_new() -> str:
    taken = f"v{version()}" in _git("tag", "--list").split()
    return f"v{version()} is released: raise the version in pyproject.toml" if taken else ""


def changes_are_told(changelog: Path = ROOT / "docs/CHANGELOG.md") -> str:
    """The newest heading is this version, and something stands under it."""
    lines = changelog.read_text("utf-8").splitlines()
    at = next((row for row, line in enumerate(lines) if line.startswith("## ")), None)
    if at is None or lines[at].split()[1:2] != [version()]:
        return f"docs/CHANGELOG.md does not begin with {version()}"
    below = [line for line in lines[at + 1 :] if line.strip()]
    return "" if below and below[0].startswith("- ") else f"nothing stands under {version()}"


def maker_is_believed(keys: Path = ROOT / "resources" / KEYS) -> str:
    """Of the programs that are built from this tree: without a key they take no update, ever."""
    try:
        found = read_keys(keys.read_text("utf-8"))
    except ValueError:
        return f"a line of {keys.name} is no key"
    if found:
        return ""
    return (
        f"resources/{KEYS} holds no key: whoever installs this program could never be updated. "
        "Make one with `python3 dev.py desk release key maker.key`, put its line there, commit"
    )


def _door(*words: str) -> Callable[[], str]:
    def run() -> str:
        done = subprocess.run([sys.executable, str(ROOT / "dev.py"), *words], cwd=ROOT, check=False)
        return f"dev.py {' '.join(words)} failed" if done.returncode else ""

    return run


def sums_are_written(dist: Path = DIST) -> str:
    """Of every file named after this version, in the shape `sha256sum --check` reads."""
    named = re.compile(rf"(?<![\d.]){re.escape(version())}(?!\.?\d)")
    made = sorted(file for file in dist.glob("*") if file.is_file() and named.search(file.name))
    if not made:
        return f"nothing of {version()} lies in {dist}"
    lines = [f"{hashlib.sha256(file.read_bytes()).hexdigest()}  {file.name}\n" for file in made]
    (dist / SUMS).write_text("".join(lines), "utf-8")
    return ""


STEPS: Final[Sequence[Step]] = (
    Step("Everything is committed", nothing_uncommitted),
    Step("The version was not released before", version_is_new),
    Step("docs/CHANGELOG.md tells what is new", changes_are_told),
    Step("The maker's key stands in the program", maker_is_believed),
    Step("Lint, types, contracts", _door("check")),
    Step("All tests", _door("test")),
    Step("The kill test, 200 times", _door("test", "--kills", "200")),
    Step("Both programs and their packages, built and tried", _door("build", "--deb")),
    Step(
        "Windows: fetch python-3.11.9-embed-amd64.zip, then "
        "`python3 dev.py build --windows --python FILE`"
    ),
    Step("Windows 10 and 11, clean: install without an administrator; start by the menu"),
    Step("Windows: Dùng thử, receive, print, return; uninstall; the data is still there"),
    Step("Debian 12 with a screen: install with `apt install ./…deb`; start by the menu"),
    Step("A real printer: receipt A4, slip A5, slip 80 mm, label; each scanned by a real scanner"),
    Step("An officer with Unikey (Telex) scans and types for ten minutes"),
    Step("A copy of an office's store of the version before opens here; `check` is clean"),
    Step("Sign: `desk release pack dist/quay-mot-cua`, with the key from where it is kept"),
    Step("SHA256SUMS of the files in dist/ that have {version} in their names", sums_are_written),
    Step("Tag: git tag -s v{version}; publish what SHA256SUMS names and the tag, tell the offices"),
)


def main(words: Sequence[str]) -> int:
    parser = argparse.ArgumentParser("dev.py release", description=__doc__)
    parser.add_argument("--from", dest="first", type=int, default=1, metavar="N", help="go on at N")
    parser.add_argument("--list", action="store_true", help="only say the steps")
    order = parser.parse_args(words)
    for number, step in enumerate(STEPS, 1):
        mark = "by itself" if step.do else "by hand"
        print(f"{number:2}. {step.what.format(version=version())} [{mark}]", flush=True)
        if order.list or number < order.first:
            continue
        if problem := step.do() if step.do else _by_hand():
            print(f"    {problem}. Then: python3 dev.py release --from {number}", file=sys.stderr)
            return 1
    return 0


def _by_hand() -> str:
    """A person says that it is done; nothing else, and no end of input, counts as a yes."""
    try:
        answer = input("    Done and good? Type yes: ")
    except EOFError:
        answer = ""
    return "" if answer.strip().casefold() in {"yes", "xong"} else "this step is not done"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
