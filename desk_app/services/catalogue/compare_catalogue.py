"""Use case: see what files would change in this desk's catalogue. Stores nothing."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from db.repositories.catalogue import digest_of
from desk_app.domain.announced_file import digest_of as digest_hex
from desk_app.domain.law.procedure import Procedure
from desk_app.domain.law.published import keep_decisions
from desk_app.domain.officer import NOBODY, Officer
from desk_app.domain.people.rights import Right
from desk_app.services.catalogue.comparing.corrected import keep_corrected, remember_published
from desk_app.services.catalogue.comparing.difference import CatalogueDifference, CentreMark, Change
from desk_app.services.catalogue.comparing.doubts import doubts_of
from desk_app.services.catalogue.files import FilesRead, read_files
from desk_app.services.catalogue.in_bulk import in_bulk
from desk_app.services.catalogue.reading import CatalogueProblem, NotRead
from desk_app.services.desk import Desk


@dataclass(frozen=True, slots=True)
class ImportCatalogue:
    """What the officer chose."""

    files: Sequence[tuple[str, bytes]]  # name without folder, content


def compare_catalogue(order: ImportCatalogue, officer: Officer, desk: Desk) -> CatalogueDifference:
    """What `apply_catalogue` would add and change. A long reading: not in the counter's lane.

    What the office had settled about a procedure is kept where a public catalogue is read;
    the office's own tables are its word, and change only what they speak of.

    Raises:
        RightMissing: the role imports nothing.
        CatalogueUnreadable, SheetRefused: one of the files is not read, so none is.
    """
    officer.need(Right.IMPORT_CATALOGUE)
    with in_bulk():
        seen = difference_of(read_files(order.files), [name for name, _ in order.files], desk)
    return seen if officer.id == NOBODY else replace(seen, centre=_brought_by_hand(order, desk))


def _brought_by_hand(order: ImportCatalogue, desk: Desk) -> CentreMark | None:
    """The centre's very file, at a desk whose line does not bring it: it counts as the centre's."""
    raws = [raw for _, raw in order.files]
    with desk.glance() as work:
        waiting = work.editions.waiting()
    if waiting is None or [digest_hex(raw) for raw in raws] != [waiting.edition.file.address]:
        return None
    return CentreMark(waiting.name, waiting.edition.file.address)


def difference_of(read: FilesRead, files: Sequence[str], desk: Desk) -> CatalogueDifference:
    """The same of what was read already."""
    with desk.glance() as work:
        digests = work.catalogue.digests(list({**read.published, **read.own}))
        same = {
            code
            for code, procedure in read.published.items()
            if code in digests and code not in read.own and digests[code] == digest_of(procedure)
        }
        news = {code: each for code, each in read.published.items() if code not in same}
        here = [code for code in dict.fromkeys([*news, *read.own]) if code in digests]
        held = work.catalogue.newest(here)
    wanted, told = wanted_of(replace(read, published=news), held)
    added = tuple(each for each in wanted if each.code not in held)
    changed = tuple(
        Change(held[each.code], each)
        for each in wanted
        if each.code in held and held[each.code] != each
    )
    return CatalogueDifference(
        files=tuple(files),
        added=added,
        changed=changed,
        unchanged=len(same) + len(wanted) - len(added) - len(changed),
        problems=(*read.problems, *told),
        doubts=tuple(_doubts(added, changed)),
    )


def wanted_of(
    read: FilesRead, held: Mapping[str, Procedure]
) -> tuple[Sequence[Procedure], Sequence[CatalogueProblem]]:
    """What was read as it would stand beside what is `held`, and what cannot."""
    found = {
        code: keep_corrected(keep_decisions(procedure, held[code]), held[code])
        if code in held
        else procedure
        for code, procedure in read.published.items()
    }
    problems = []
    for code, entry in read.own.items():
        before = found.get(code) or held.get(code)
        try:
            after = entry.onto(before)
        except NotRead as given_up:
            problems.append(CatalogueProblem(given_up.code, given_up.why))
            continue
        found[entry.code] = remember_published(after, before) if before else after
    return tuple(found.values()), problems


def _doubts(added: Iterable[Procedure], changed: Iterable[Change]) -> Iterator[CatalogueProblem]:
    for procedure in added:
        yield from doubts_of(procedure)
    for change in changed:
        yield from doubts_of(change.after)
