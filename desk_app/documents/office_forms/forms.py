"""Shipped editions and what the office words otherwise, joined. What is wrong is left out and told.

A form in the folder of a shipped edition takes the place of that form; a folder with an
`edition.toml` is an edition of its own. Each is named with a digest of its files, so that a
print stored with its edition is printed again in the very same words.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cache, partial
from types import MappingProxyType
from typing import Final, TypeVar

from desk_app.documents import form
from desk_app.documents.editions import (
    Editions,
    base_of,
    in_order,
    own_editions,
    shipped_editions,
)
from desk_app.documents.form_files.asked import named_fields
from desk_app.documents.form_files.edition import EDITION, read_edition, read_form
from desk_app.documents.kinds import KINDS, Kind, contents_of
from desk_app.documents.office_forms import letterhead as heads
from desk_app.documents.office_forms.folder import FoundFiles
from desk_app.documents.office_forms.kept import KeptForms, worded_id
from desk_app.documents.office_forms.letterhead import OwnLetterhead, read_letterhead
from desk_app.domain.errors import FormUnreadable
from desk_app.domain.office import DeskFacts

T = TypeVar("T")

_NAME: Final = re.compile(r"[a-z0-9][a-z0-9-]{0,39}")  # of an edition: stored with each print
_TOML: Final = ".toml"


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficeForms:
    """What papers are drawn in."""

    legal: Editions
    own: Editions  # of the papers the office words itself
    letterhead: OwnLetterhead = field(default_factory=OwnLetterhead)
    overridden: frozenset[tuple[str, str]] = frozenset()  # edition, form: in the office's words
    added: frozenset[str] = frozenset()  # ids of the office's own editions
    faults: tuple[FormUnreadable, ...] = ()  # each was left out

    def editions_of(self, kind: str) -> Editions:
        """Of the papers called `kind`."""
        return self.own if KINDS[kind].own else self.legal

    def edition(self, kind: str, day: date, procedure_field: str = "") -> form.Edition:
        """In which a paper of `kind` is first printed.

        Raises:
            NoFormInForce: every edition that holds it begins after `day`.
        """
        files = tuple(KINDS[kind].files.values())  # an edition holds all its sizes, or none
        editions = self.editions_of(kind)
        found = editions.on(day, files[0], procedure_field)
        base = base_of(found.id)
        if found.id in self.added or any((base, file) in self.overridden for file in files):
            return found
        return editions.named(base)  # the office words other papers of it, and not this one

    def facts(self, facts: DeskFacts) -> DeskFacts:
        """Who issues the papers, in the office's own words."""
        return self.letterhead.worn_by(facts)


def shipped_forms() -> OfficeForms:
    """Where nothing is worded otherwise. Raises FormUnreadable: the program is damaged."""
    return OfficeForms(legal=shipped_editions(), own=own_editions())


def read_office_forms(found: FoundFiles, kept: KeptForms, *, keep: bool = True) -> OfficeForms:
    """Join what was `found` in the office's folder with the shipped editions.

    Args:
        keep: Store each wording for reprints; one that cannot be stored is not used.

    Raises:
        FormUnreadable: a *shipped* form cannot be read. What the office wrote never raises.
    """
    work = _Joining(kept, keep=keep, faults=[*found.faults])
    letterhead = OwnLetterhead()
    folders: dict[str, dict[str, bytes]] = {}
    for path, raw in found.files.items():
        folder, _, name = path.rpartition("/")
        if folder:
            folders.setdefault(folder, {})[name.removesuffix(_TOML)] = raw
        elif name == heads.FILE:
            letterhead = work.read(partial(read_letterhead, raw)) or letterhead
        else:
            work.tell(FormUnreadable(path, 1, "", "stray"))
    for name, files in sorted(folders.items()):
        work.take(name, files)
    return work.joined(letterhead)


class _Joining:
    """One reading of the office's folder."""

    def __init__(self, kept: KeptForms, *, keep: bool, faults: list[FormUnreadable]) -> None:
        self._kept, self._keep = kept, keep
        self._faults = faults
        self._worded: dict[str, form.Edition] = {}  # shipped edition → as the office words it
        self._added: list[form.Edition] = []
        self._overridden: set[tuple[str, str]] = set()
        self._shipped = {
            edition.id: edition for edition in (*shipped_editions().all, *own_editions().all)
        }

    def tell(self, fault: FormUnreadable) -> None:
        self._faults.append(fault)

    def read(self, reading: Callable[[], T]) -> T | None:
        """None: it was refused, and that is told."""
        try:
            return reading()
        except FormUnreadable as fault:
            self.tell(fault)
            return None

    def take(self, name: str, files: Mapping[str, bytes]) -> None:
        """One folder."""
        if name in self._shipped:
            self._override(self._shipped[name], files)
        elif not _NAME.fullmatch(name):
            self.tell(FormUnreadable(name, 1, "", "name"))
        else:
            self._add(name, files)

    def _override(self, shipped: form.Edition, files: Mapping[str, bytes]) -> None:
        forms: dict[str, form.Form] = {}
        for file, raw in files.items():
            path = f"{shipped.id}/{file}{_TOML}"
            if file == EDITION:
                self.tell(FormUnreadable(path, 1, "", "own_edition"))
            elif file not in shipped.forms:
                self.tell(FormUnreadable(path, 1, "", "stray"))
            else:
                reading = _reading(shipped.id, file, raw, shipped.forms[file])
                read = self.read(reading)
                if read is not None and read != shipped.forms[file]:  # a bare copy is none yet
                    forms[file] = read
        used = {file: files[file] for file in forms}
        edition_id = worded_id(shipped.id, used)
        if used and self._is_kept(edition_id, used):
            self._worded[shipped.id] = _worded(shipped, edition_id, forms)
            self._overridden |= {(shipped.id, file) for file in forms}

    def _add(self, name: str, files: Mapping[str, bytes]) -> None:
        before = len(self._faults)
        for file in files:
            if file != EDITION and file in _CONTENTS:
                self.read(_reading(name, file, files[file]))
            elif file != EDITION:
                self.tell(FormUnreadable(f"{name}/{file}{_TOML}", 1, "", "stray"))
        if len(self._faults) > before:
            return  # every fault of its forms was told; an edition with holes is none
        edition = self.read(lambda: _own_edition(name, files))
        if edition is None:
            return
        for file in files.keys() - edition.forms.keys() - {EDITION}:
            self.tell(FormUnreadable(f"{name}/{file}{_TOML}", 1, "", "unlisted"))
        used = {file: files[file] for file in (EDITION, *edition.forms)}
        edition_id = worded_id(name, used)
        if self._is_kept(edition_id, used):
            self._added.append(replace(edition, id=edition_id))

    def _is_kept(self, edition_id: str, files: Mapping[str, bytes]) -> bool:
        if self._keep:
            try:
                self._kept.keep(edition_id, files)
            except OSError:
                self.tell(FormUnreadable(base_of(edition_id), 1, "", "unkept"))
                return False
        return True

    def joined(self, letterhead: OwnLetterhead) -> OfficeForms:
        again = cache(self._printed_in)
        return OfficeForms(
            legal=self._joined(shipped_editions(), contents_of(own=False), again),
            own=self._joined(own_editions(), contents_of(own=True), again),
            letterhead=letterhead,
            overridden=frozenset(self._overridden),
            added=frozenset(edition.id for edition in self._added),
            faults=tuple(self._faults),
        )

    def _joined(
        self,
        shipped: Editions,
        contents: Mapping[str, type],
        kept: Callable[[str], form.Edition | None],
    ) -> Editions:
        worded = (self._worded.get(edition.id, edition) for edition in shipped.all)
        added = (edition for edition in self._added if edition.forms.keys() & contents.keys())
        aside = tuple(edition for edition in shipped.all if edition.id in self._worded)
        return Editions(in_order((*worded, *added)), aside, kept)

    def _printed_in(self, edition_id: str) -> form.Edition | None:
        """An earlier wording, from what is kept; None where it cannot be had."""
        files = self._kept.find(edition_id)
        if files is None:
            return None
        name = base_of(edition_id)
        shipped = self._shipped.get(name)
        try:
            if shipped is None:
                return replace(_own_edition(name, files), id=edition_id)
            forms = {file: _reading(name, file, raw)() for file, raw in files.items()}
        except FormUnreadable:  # a later program asks more of a form
            return None
        return _worded(shipped, edition_id, forms)


_OWN: Final = contents_of(own=True)  # no circular prescribes them
_CONTENTS: Final = MappingProxyType({**contents_of(own=False), **_OWN})


def _reading(
    edition: str, file: str, raw: bytes, prescribed: form.Form | None = None
) -> Callable[[], form.Form]:
    """Args:
    prescribed: The shipped form in whose place it stands; what a circular asks for may not go.
    """
    least = named_fields(prescribed) if prescribed and file not in _OWN else frozenset[str]()
    return lambda: read_form(edition, file, raw, _CONTENTS[file], least)


def _worded(shipped: form.Edition, edition_id: str, forms: Mapping[str, form.Form]) -> form.Edition:
    return replace(shipped, id=edition_id, forms=MappingProxyType({**shipped.forms, **forms}))


def _own_edition(name: str, files: Mapping[str, bytes]) -> form.Edition:
    """Raises FormUnreadable; also where a paper is held in some of its sizes only."""
    edition = read_edition(name, files, _CONTENTS)
    for kind in KINDS.values():
        if lacking := _sizes_lacking(kind, tuple(edition.forms)):
            raise FormUnreadable(f"{name}/{EDITION}{_TOML}", _forms_line(files), lacking, "sizes")
    return edition


def _sizes_lacking(kind: Kind, held: Sequence[str]) -> str:
    """A size that the desk would ask for in vain; empty where all or none are held."""
    files = tuple(kind.files.values())
    lacking = [file for file in files if file not in held]
    return lacking[0] if 0 < len(lacking) < len(files) else ""


def _forms_line(files: Mapping[str, bytes]) -> int:
    lines = files[EDITION].decode("utf-8-sig").split("\n")
    return next((n for n, line in enumerate(lines, 1) if line.strip().startswith("forms")), 1)
