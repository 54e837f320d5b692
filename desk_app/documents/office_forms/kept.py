"""Every wording of the office that papers may have been printed in, for their reprints.

Kept when it is first read, before any paper can be printed in it: `.kept/<edition>+<digest>/`.
The digest is of the files themselves, so a wording that somebody changed here is not taken for
the one that was printed.
"""

import hashlib
import re
import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from desk_app.documents.editions import WORDED, base_of
from desk_app.documents.office_forms.folder import find_files
from desk_app.to_disk import take_name

KEPT: Final = ".kept"
_DIGITS: Final = 8
_WORDED_ID: Final = re.compile(r"[\w-]{1,60}\+[0-9a-f]{8}")


def worded_id(edition: str, files: Mapping[str, bytes]) -> str:
    """ "tt-03-2025+1a2b3c4d".

    Args:
        files: What the office words, by name without ".toml".
    """
    digest = hashlib.sha256()
    for name, raw in sorted(files.items()):
        digest.update(f"{name}\0{len(raw)}\0".encode() + raw)
    return f"{edition}{WORDED}{digest.hexdigest()[:_DIGITS]}"


class KeptForms:
    """The folder of the wordings kept."""

    def __init__(self, folder: Path) -> None:
        """
        Args:
            folder: The office's folder of forms; made with the first wording.
        """
        self._folder = folder / KEPT

    def keep(self, edition_id: str, files: Mapping[str, bytes]) -> None:
        """Keep `files`, once. Raises OSError: the disk refuses, and nothing is half kept."""
        if self.find(edition_id) is not None:
            return
        place, begun = self._folder / edition_id, self._folder / f"{edition_id}.begun"
        for folder in (begun, place):  # of a power cut, or changed by somebody
            if folder.exists():
                shutil.rmtree(folder)
        begun.mkdir(parents=True)
        for name, raw in files.items():
            (begun / f"{name}.toml").write_bytes(raw)
        take_name(begun, place)

    def find(self, edition_id: str) -> Mapping[str, bytes] | None:
        """The files of a wording; None where it is not kept here, or was changed since."""
        if not _WORDED_ID.fullmatch(edition_id):
            return None
        try:
            found = find_files(self._folder / edition_id).files
        except OSError:
            return None
        files = {name.removesuffix(".toml"): raw for name, raw in found.items()}
        return files if worded_id(base_of(edition_id), files) == edition_id else None
