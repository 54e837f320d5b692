"""Debian packages of what was built: one for the desk, one for the central server."""

import gzip
import hashlib
import re
import shutil
import subprocess
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from PIL import Image

from desk_app.version import version
from packing.licences import FILE as LICENCES
from packing.owners import ROOT, system_packages
from packing.slim import unresolved

_HERE: Final = Path(__file__).parent
_FILES: Final = _HERE / "debian"
_ICON: Final = ROOT / "resources/icons/quay-mot-cua.png"
_ICON_SIZES: Final = (16, 24, 32, 48, 64, 128, 256)
_MAINTAINER: Final = "Quầy Một Cửa <quay-mot-cua@example.vn>"
_MODE: Final = 0o755
_PLAIN: Final = 0o644


@dataclass(frozen=True, slots=True)
class Package:
    """What a package says of itself; its files are those of the built folder of its name."""

    name: str
    summary: str
    words: str  # one paragraph
    loaded: Sequence[str] = ()  # packages of libraries it loads by name, if they are there
    suggests: Sequence[str] = ()
    window: bool = False  # a menu entry, icons, the machine's setting, its shared folder


PACKAGES: Final = (
    Package(
        name="quay-mot-cua",
        summary="quầy của Bộ phận Một cửa",
        words="Tiếp nhận hồ sơ, in giấy tiếp nhận và phiếu hẹn có mã vạch, tìm hồ sơ, trả kết quả; "
        "mất mạng vẫn làm việc, có mạng lại thì mọi việc tự về trung tâm.",
        loaded=["libcups2", "cups-client", "fontconfig-config"],
        suggests=["quay-mot-cua-trung-tam", "libusb-1.0-0"],
        window=True,
    ),
    Package(
        name="quay-mot-cua-trung-tam",
        summary="máy chủ trung tâm của Quầy Một Cửa",
        words="Nơi các quầy của một đơn vị gửi việc đã làm và nhận việc của nhau; "
        "cần cho việc dùng thử ở quầy.",
    ),
)


def make_deb(package: Package, built: Path, into: Path) -> Path:
    """The package file in `into`, of the folder `built`.

    Raises:
        OwnerUnknown: it needs a library of the system that no Debian package has.
    """
    architecture = _asked("dpkg", "--print-architecture")
    with tempfile.TemporaryDirectory() as name:
        root = Path(name, "root")
        _lay_out(package, built, root)
        _control(package, root, architecture)
        made = into / f"{package.name}_{version()}_{architecture}.deb"
        packed = ["dpkg-deb", "--root-owner-group", "-Zxz", "-z3", "--build", str(root), str(made)]
        subprocess.run(packed, check=True, stdout=subprocess.DEVNULL)
    return made


def _lay_out(package: Package, built: Path, root: Path) -> None:
    place = root / "usr/lib" / package.name
    place.parent.mkdir(parents=True)
    shutil.copytree(built, place, symlinks=True)
    (root / "usr/bin").mkdir()
    (root / "usr/bin" / package.name).symlink_to(f"../lib/{package.name}/{package.name}")
    papers = root / "usr/share/doc" / package.name
    papers.mkdir(parents=True)
    shutil.copy(built / LICENCES, papers / "copyright")
    changes = (ROOT / "docs/CHANGELOG.md").read_bytes()
    (papers / "changelog.gz").write_bytes(gzip.compress(changes, mtime=0))
    if package.window:
        _lay_out_window(package, root)
    for path in (root, *root.rglob("*")):
        if not path.is_symlink():
            run = path.is_dir() or path.stat().st_mode & 0o100
            path.chmod(_MODE if run else _PLAIN)


def _lay_out_window(package: Package, root: Path) -> None:
    entry = root / "usr/share/applications" / f"{package.name}.desktop"
    entry.parent.mkdir(parents=True)
    shutil.copyfile(_FILES / entry.name, entry)
    with Image.open(_ICON) as drawn:
        for size in _ICON_SIZES:
            icon = root / f"usr/share/icons/hicolor/{size}x{size}/apps/{package.name}.png"
            icon.parent.mkdir(parents=True)
            drawn.resize((size, size), Image.Resampling.LANCZOS).save(icon, optimize=True)
    setting = root / "etc" / package.name / "machine.toml"
    setting.parent.mkdir(parents=True)
    shutil.copyfile(_FILES / setting.name, setting)


def _control(package: Package, root: Path, architecture: str) -> None:
    files = [file for file in root.rglob("*") if file.is_file() and not file.is_symlink()]
    fields = {
        "Package": package.name,
        "Version": version(),
        "Architecture": architecture,
        "Maintainer": _MAINTAINER,
        "Installed-Size": str(sum(file.stat().st_size for file in files) // 1024),
        "Depends": ", ".join(depends(root / "usr/lib" / package.name, package.loaded)),
        "Suggests": ", ".join(package.suggests),
        "Section": "misc",
        "Priority": "optional",
        "Description": f"{package.summary}\n {package.words}",
    }
    about = root / "DEBIAN"
    about.mkdir()
    lines = [f"{name}: {words}\n" for name, words in fields.items() if words]
    (about / "control").write_text("".join(lines), "utf-8")
    sums = [
        f"{hashlib.md5(file.read_bytes(), usedforsecurity=False).hexdigest()}"
        f"  {file.relative_to(root).as_posix()}\n"
        for file in sorted(files)
    ]
    (about / "md5sums").write_text("".join(sums), "utf-8")
    if package.window:
        (about / "conffiles").write_text(f"/etc/{package.name}/machine.toml\n", "utf-8")
        shutil.copyfile(_FILES / "postinst", about / "postinst")
        (about / "postinst").chmod(_MODE)


def depends(folder: Path, loaded: Sequence[str]) -> list[str]:
    """Packages of the libraries that are needed and do not lie in `folder`, and those `loaded`.

    Raises:
        OwnerUnknown: no package here has one of them.
    """
    needed = system_packages(unresolved(folder))
    libc = re.sub(r"-.*", "", _asked("dpkg-query", "-W", "-f", "${Version}", "libc6"))
    return [f"libc6 (>= {libc})", *sorted((needed | set(loaded)) - {"libc6"})]


def _asked(*words: str) -> str:
    return subprocess.run(words, check=True, capture_output=True, text=True).stdout.strip()
