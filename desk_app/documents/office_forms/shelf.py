"""The forms this desk prints in: read from its folder, and from a shared one if the office has it.

A file in the desk's own folder takes the place of the same file in the shared one. Of the shared
folder a copy is kept, so that a line that is down does not change the words of a paper. A folder
that is suddenly empty is such a line: an office that words nothing any more chooses no folder.
"""

import shutil
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from importlib.resources import files
from pathlib import Path
from typing import Final

from desk_app.documents.editions import own_editions, shipped_editions
from desk_app.documents.office_forms.folder import FoundFiles, find_files
from desk_app.documents.office_forms.forms import OfficeForms, read_office_forms
from desk_app.documents.office_forms.kept import KeptForms
from desk_app.domain.errors import FormUnreadable
from desk_app.to_disk import take_name

COPY: Final = ".shared"


class FormsShelf:
    """What was read last; read anew only when somebody asks for it."""

    def __init__(self, folder: Path, shared: Callable[[], str] = str, *, keep: bool = True) -> None:
        """
        Args:
            folder: The desk's own; need not be there.
            shared: The office's, as chosen in the settings; empty: none.
            keep: Keep each wording for reprints. False looks only, and writes nothing.
        """
        self.folder = folder
        self.shared = shared
        self._keep = keep
        self._read: OfficeForms | None = None

    def now(self) -> OfficeForms:
        """At once: of the shared folder its copy.

        Raises:
            FormUnreadable: a form shipped with the program cannot be read.
        """
        if self._read is None:
            self._read = self._joined(_taken_in(self.folder / COPY) if self.shared() else _NONE)
        return self._read

    def read_again(self) -> OfficeForms:
        """Takes as long as the shared folder does. Raises like `now`; then nothing changes."""
        self._read = self._joined(self._of_the_office())
        return self._read

    def copy(self, edition: str, file: str) -> Path:
        """Put a shipped form into the folder, to be changed there; one that is there is left.

        Raises:
            FormUnreadable: no such form is shipped, or the folder cannot be written.
        """
        raw = shipped_file(edition, file)
        place = self.folder / edition / f"{file}.toml"
        try:
            place.parent.mkdir(parents=True, exist_ok=True)
            with suppress(FileExistsError), place.open("xb") as copy:
                copy.write(raw)
        except OSError as error:
            raise FormUnreadable(f"{edition}/{file}.toml", 1, "", "unwritable") from error
        return place

    def make_folder(self) -> Path:
        """The desk's own folder, made where it is missing. Raises FormUnreadable."""
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise FormUnreadable(self.folder.name, 1, "", "unwritable") from error
        return self.folder

    def _joined(self, shared: FoundFiles) -> OfficeForms:
        own = _taken_in(self.folder)
        found = FoundFiles({**shared.files, **own.files}, (*shared.faults, *own.faults))
        return read_office_forms(found, KeptForms(self.folder), keep=self._keep)

    def _of_the_office(self) -> FoundFiles:
        shared = self.shared()
        if not shared:
            return _NONE
        away = FormUnreadable(shared, 1, "", "away")
        copy = _taken_in(self.folder / COPY)
        try:
            if not Path(shared).is_dir():
                return FoundFiles(copy.files, (*copy.faults, away))
            found = find_files(Path(shared))
        except OSError:
            return FoundFiles(copy.files, (*copy.faults, away))
        if copy.files and not found.files:  # where a share was mounted
            return FoundFiles(copy.files, (*copy.faults, *found.faults, away))
        unread = [fault.file for fault in found.faults if fault.reason == "gone"]
        if unread:
            kept = {name: raw for name, raw in copy.files.items() if _is_of(name, unread)}
            return FoundFiles({**kept, **found.files}, found.faults)
        if self._keep and found.files != copy.files:
            with suppress(OSError):  # without a copy the forms are used all the same
                self._copy_shared(found.files)
        return found

    def _copy_shared(self, found: Mapping[str, bytes]) -> None:
        begun, place = self.folder / f"{COPY}.begun", self.folder / COPY
        if begun.exists():
            shutil.rmtree(begun)
        begun.mkdir(parents=True)
        for name, raw in found.items():
            (begun / name).parent.mkdir(exist_ok=True)
            (begun / name).write_bytes(raw)
        if place.exists():
            shutil.rmtree(place)
        take_name(begun, place)


_NONE: Final = FoundFiles()


def shipped_file(edition: str, file: str) -> bytes:
    """The file of a form as it is shipped. Raises FormUnreadable: there is none."""
    for folder, editions in (("forms", shipped_editions()), ("own_forms", own_editions())):
        for held in editions.all:
            if held.id == edition and file in held.forms:
                return files("resources").joinpath(folder, edition, f"{file}.toml").read_bytes()
    raise FormUnreadable(f"{edition}/{file}", 1, "", "not_shipped")


def _is_of(name: str, unread: Sequence[str]) -> bool:
    """One of those files, or below one of those folders."""
    return any(name == each or name.startswith(f"{each}/") for each in unread)


def _taken_in(folder: Path) -> FoundFiles:
    """A folder that cannot be looked into holds nothing, and that is told."""
    try:
        return find_files(folder)
    except OSError:
        return FoundFiles(faults=(FormUnreadable(folder.name, 1, "", "gone"),))
