"""An empty Debian 12 in a folder, with nothing of this machine but its ways to the packages."""

import os
import shutil
import subprocess
import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Final

RELEASE: Final = "bookworm"
_APT: Final = ("sources.list", "sources.list.d", "apt.conf.d", "auth.conf.d", "trusted.gpg.d")
_TOOLS: Final = ("debootstrap", "chroot", "dpkg-deb")
_ADMIN: Final = {"PATH": "/usr/sbin:/usr/bin:/sbin:/bin", "LANG": "C.UTF-8"}
_MINUTES: Final = 15


def missing() -> str:
    """What this machine lacks to make one; empty: nothing."""
    path = os.pathsep.join([os.environ.get("PATH", ""), "/usr/sbin", "/sbin"])
    lacking = [tool for tool in _TOOLS if not shutil.which(tool, path=path)]
    if getattr(os, "geteuid", lambda: -1)() != 0:
        lacking.append("root")
    return ", ".join(lacking)


class Debian:
    """One root; whoever works in it gets a clean environment."""

    def __init__(self, root: Path) -> None:
        """Made from the mirror of this machine's own apt, by its own settings of the way there."""
        self.root = root
        words = ["debootstrap", "--variant=minbase", RELEASE, str(root), _mirror()]
        subprocess.run(words, check=True, capture_output=True, timeout=60 * _MINUTES)
        for name in _APT:
            here = Path("/etc/apt", name)
            if here.is_dir():
                shutil.copytree(here, root / "etc/apt" / name, dirs_exist_ok=True)
            elif here.exists():
                shutil.copy(here, root / "etc/apt" / name)
        for needed in ("/etc/resolv.conf", "/etc/hosts", "/etc/ssl/certs", "/usr/share/keyrings"):
            _bring(Path(needed), root)

    def install(self, packages: Sequence[Path]) -> None:
        """As an administrator does: `apt-get install ./…deb`, and what it depends on."""
        names = []
        for package in packages:
            shutil.copy(package, self.root / "root")
            names.append(f"/root/{package.name}")
        quiet = ["-qq", "-o", "Acquire::Languages=none"]
        self.run("apt-get", *quiet, "update")
        self.run("apt-get", *quiet, "install", "-y", "--no-install-recommends", *names)

    def run(self, *words: str, account: str = "root", check: bool = True) -> str:
        """What a command prints, as an account of that Debian; standard error goes along."""
        done = subprocess.run(
            self._as(account, words),
            env=_surroundings(account),
            capture_output=True,
            text=True,
            errors="replace",
            timeout=60 * _MINUTES,
            check=False,
        )
        told = done.stdout + done.stderr
        assert not check or done.returncode == 0, told
        return told

    @contextmanager
    def running(self, *words: str, account: str) -> Iterator[None]:
        """A command at work for as long as the block lasts, then ended as by logging off."""
        env = _surroundings(account)
        process = subprocess.Popen(self._as(account, words), env=env)
        try:
            yield
        finally:
            process.terminate()  # `runuser` passes it on
            process.wait(60)

    def wait_for(self, file: Path) -> None:
        """Until a program in there has made `file`."""
        latest, look = time.monotonic() + 60 * _MINUTES, threading.Event()
        while not file.exists() and time.monotonic() < latest:
            look.wait(0.2)
        assert file.exists()

    def home(self, account: str) -> Path:
        """Where it lies for us."""
        return self.root / "home" / account

    def _as(self, account: str, words: Sequence[str]) -> list[str]:
        other = [] if account == "root" else ["runuser", "-u", account, "--"]
        return ["chroot", str(self.root), *other, *words]

    def add_account(self, name: str, group: str = "") -> None:
        self.run("useradd", "--create-home", *(["--groups", group] if group else []), name)


def _mirror() -> str:
    """The first place this machine's apt takes packages of that release from."""
    asked = ["apt-get", "indextargets", "--format", "$(SITE)", f"Codename: {RELEASE}"]
    sites = subprocess.run(asked, check=True, capture_output=True, text=True).stdout.split()
    return sites[0]


def _surroundings(account: str) -> Mapping[str, str]:
    if account == "root":
        return {**_ADMIN, "DEBIAN_FRONTEND": "noninteractive", **_proxies()}
    return {**_ADMIN, "QT_QPA_PLATFORM": "offscreen", "HOME": f"/home/{account}"}


def _proxies() -> dict[str, str]:
    return {name: way for name, way in os.environ.items() if name.lower().endswith("_proxy")}


def _bring(file: Path, root: Path) -> None:
    place = root / file.relative_to("/")
    if file.is_dir():
        shutil.copytree(file, place, dirs_exist_ok=True)
    elif file.exists():
        place.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(file, place)
