"""The editions and forms of this desk as a list: what is in force, what the office words itself."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from desk_app.documents import form
from desk_app.documents.editions import base_of
from desk_app.documents.kinds import KINDS
from desk_app.documents.office_forms.forms import OfficeForms


@dataclass(frozen=True, slots=True, kw_only=True)
class FormLine:
    """One form of one edition on one size of paper."""

    edition_id: str  # "tt-03-2025+1a2b3c4d"
    file: str  # "slip-a5"
    kind: str
    title: str  # as officers know it
    media: str
    edition_name: str
    in_force: date  # first day
    fields: tuple[str, ...]  # of procedures, to which alone it applies; empty: to all
    in_use: bool  # today's dossiers are printed in it
    worded: bool  # by the office, and not as shipped

    @property
    def edition(self) -> str:
        """ "tt-03-2025"."""
        return base_of(self.edition_id)


def lines_of(forms: OfficeForms, day: date) -> tuple[FormLine, ...]:
    """Every form that could be printed: those of circulars, then the office's own.

    By edition, the latest first.
    """
    held: dict[str, form.Edition] = {}
    for editions in (forms.legal.all, forms.own.all):
        latest = sorted(editions, key=lambda edition: edition.in_force, reverse=True)
        held |= {edition.id: edition for edition in latest}
    return tuple(line for edition in held.values() for line in _lines(forms, edition, day))


def _lines(forms: OfficeForms, edition: form.Edition, day: date) -> Iterator[FormLine]:
    for kind in KINDS.values():
        for media, file in kind.files.items():
            if file not in edition.forms:
                continue
            base = base_of(edition.id)
            yield FormLine(
                edition_id=edition.id,
                file=file,
                kind=kind.name,
                title=kind.title,
                media=media,
                edition_name=edition.name,
                in_force=edition.in_force,
                fields=edition.fields,
                in_use=_in_use(forms, edition, kind.name, day),
                worded=edition.id in forms.added or (base, file) in forms.overridden,
            )


def _in_use(forms: OfficeForms, edition: form.Edition, kind: str, day: date) -> bool:
    if edition.in_force > day:
        return False
    base = base_of(edition.id)
    found = (forms.edition(kind, day, field) for field in edition.fields or ("",))
    return any(base_of(each.id) == base for each in found)
