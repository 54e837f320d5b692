"""`python3 dev.py build`: makes what is handed out, and proves it before anybody has it.

build                        both programs, frozen, and the tests of what was built
build --deb                  the same as Debian packages, tried in an empty Debian
build --windows --python F   the installer for Windows, of Python's own archive F
build --untried              nothing is tried: whoever says so tries it otherwise
"""

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from packing.owners import ROOT

DIST: Final = ROOT / "dist"


def main(words: Sequence[str]) -> int:
    parser = argparse.ArgumentParser("dev.py build", description=__doc__)
    parser.add_argument("--deb", action="store_true", help="Debian packages as well")
    parser.add_argument("--windows", action="store_true", help="only the installer for Windows")
    parser.add_argument("--python", type=Path, metavar="FILE", help="python-3.11.9-embed-amd64.zip")
    parser.add_argument("--untried", action="store_true", help="without the tests of what is built")
    order = parser.parse_args(words)
    DIST.mkdir(exist_ok=True)
    if order.windows:
        return _windows(parser, order.python)
    import build_spec

    build_spec.main()
    if order.deb:
        from packing.deb import PACKAGES, make_deb

        for package in PACKAGES:
            print(make_deb(package, DIST / package.name, DIST))
    return 0 if order.untried else _try(order.deb)


def _try(debs: bool) -> int:
    """The tests of what was built, each program started as on a machine without Python."""
    told = {"QMC_BUILT": str(DIST), "QT_QPA_PLATFORM": "offscreen"}
    told |= {"QMC_DEBS": "must"} if debs else {}
    tests = [sys.executable, "-m", "pytest", "tests/frozen", "-q", "-p", "no:randomly"]
    return subprocess.run(tests, cwd=ROOT, env=os.environ | told, check=False).returncode


def _windows(parser: argparse.ArgumentParser, python: Path | None) -> int:
    from packing.windows.assemble import ARCHIVE_SHA256, ArchiveAltered, Parts, assemble
    from packing.windows.installer import add_launcher, make_installer

    if python is None:
        parser.error("--windows needs --python FILE, see docs/RELEASE.md")
    if not shutil.which("makensis"):
        parser.error("makensis is missing (Debian: apt-get install nsis)")
    lock = (ROOT / "requirements.lock").read_text("utf-8")
    with tempfile.TemporaryDirectory() as name:
        try:
            parts = Parts(archive=python, sha256=ARCHIVE_SHA256, lock=lock)
            staged = assemble(parts, Path(name, "quay-mot-cua"))
        except ArchiveAltered as error:
            print(error, file=sys.stderr)
            return 1
        add_launcher(staged)
        print(make_installer(staged, DIST))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
