"""A made-up Python for Windows, made-up wheels and a lock file that pins them."""

import hashlib
import subprocess
import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import Final

_STAND_IN: Final = Path(__file__).with_name("stand_in_python.nsi")
ANY, WINDOWS, LINUX = "py3-none-any", "cp311-cp311-win_amd64", "cp311-cp311-manylinux_2_28_x86_64"


def archive(folder: Path, **left_out: bool) -> tuple[Path, str]:
    """An embeddable Python in all but its contents, and its SHA-256."""
    stand_in = folder / "stand-in.exe"
    if not stand_in.exists():
        words = ["makensis", "-V1", f"-DOUT={stand_in}", str(_STAND_IN)]
        subprocess.run(words, check=True)
    file = folder / "python-embed.zip"
    with zipfile.ZipFile(file, "w") as packed:
        for name in ("python.exe", "pythonw.exe"):
            packed.write(stand_in, name)
        packed.writestr("python311.zip", b"the standard library")
        packed.writestr("python311._pth", "python311.zip\n.\n\n#import site\n")
        packed.writestr("LICENSE.txt", "PSF LICENSE AGREEMENT FOR PYTHON 3.11.9")
        if not left_out.get("library"):
            packed.writestr("python311.dll", b"the interpreter")
    return file, hashlib.sha256(file.read_bytes()).hexdigest()


def wheel(folder: Path, name: str, tag: str, files: Mapping[str, str]) -> str:
    """A wheel of version 1.0 in `folder`; returns its hash, as a lock file writes it."""
    file = folder / f"{name}-1.0-{tag}.whl"
    about = f"{name}-1.0.dist-info"
    told = {
        f"{about}/METADATA": f"Metadata-Version: 2.4\nName: {name}\nVersion: 1.0\n"
        "License-Expression: MIT\nLicense-File: LICENSE\n",
        f"{about}/WHEEL": f"Wheel-Version: 1.0\nGenerator: us\nRoot-Is-Purelib: true\nTag: {tag}\n",
        f"{about}/licenses/LICENSE": f"Permission is granted by the people of {name}",
    }
    every = {**files, **told}
    record = "".join(f"{path},,\n" for path in [*every, f"{about}/RECORD"])
    with zipfile.ZipFile(file, "w") as packed:
        for path, content in every.items():
            packed.writestr(path, content)
        packed.writestr(f"{about}/RECORD", record)
    return f"sha256:{hashlib.sha256(file.read_bytes()).hexdigest()}"


def lock_of(pins: Mapping[str, tuple[str, str]]) -> str:
    """Args: pins: name (and mark, after " ; ") -> hash, and who wants it."""
    parts = []
    for named, (digest, wanted) in pins.items():
        name, _, mark = named.partition(" ; ")
        head = f"{name}==1.0 ; {mark} \\" if mark else f"{name}==1.0 \\"
        parts.append(f"{head}\n    --hash={digest}\n    # via {wanted}\n")
    return "# made up\n" + "".join(parts)
