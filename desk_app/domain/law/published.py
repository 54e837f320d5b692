"""The papers of a procedure as published, and what an office may take from the wording.

The national portal marks nothing as required, mixes headings and notes with papers, and
says in words what holds only sometimes. The rules here read those words, carefully: a paper
that may not be needed never stops a dossier.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Final

from desk_app.domain.law.papers import Channel, Paper, PaperCase
from desk_app.domain.law.procedure import Procedure
from desk_app.domain.law.settled import keep_of_decision, keep_own_facts
from desk_app.domain.people.folding import fold
from desk_app.domain.people.spelling import tidy, tidy_and_fold

_BULLETS: Final = " -+*•–·…"
_SOMETIMES_FIRST: Final = re.compile(  # of what may be listed with bullets
    rf"[{re.escape(_BULLETS)}]*+(?:"
    r"\W*(?:\(?(?:[ivx]+|[a-z]|\d+)[.)]+\s*)?(?:truong hop|neu|doi voi|rieng)\b"
    r"|(?:giay|van ban)(?: ve viec)? (?:uy quyen|dai dien)\b)"
)
_IN_SUCH_CASES: Final = re.compile(  # begins with letters that are found at once
    r"truong hop\b(?:(?<=\btrong truong hop)|(?<=\bdoi voi truong hop)"
    r"|(?<=\bdoi voi cac truong hop)|(?<=\btruong hop) uy quyen\b)"
)
_IF_ANY: Final = re.compile(r"neu co\b(?<=\bneu co)")  # likewise
_SHOWN: Final = re.compile(r"\bxuat trinh\b")
_INTERACTIVE: Final = "dien tu tuong tac"  # a form that is filled in on the screen
_ONLINE_ONLY: Final = re.compile(
    rf"{_INTERACTIVE}|neu [^);]*truc tuyen|truong hop nop [^);]*truc tuyen"
)
_COUNTER_ONLY: Final = re.compile(r"neu [^);]*(?:nop|hinh thuc) [^);]*truc tiep")
_ANY_WAY: Final[frozenset[Channel]] = frozenset()
_AT_THE_COUNTER: Final = frozenset({Channel.DIRECT, Channel.POST})
_ONLINE: Final = frozenset({Channel.ONLINE})
_ENUMERATION: Final = re.compile(r"^\W*(?:\(?(?:[ivx]+|[a-z]|\d+(?:\.\d+)*)[.)]+)?\W*")
_HEADING: Final = re.compile(
    r"(?:cac )?giay to|luu y|ghi chu|thanh phan|so luong|(?:ho so )?(?:bao )?gom|ho so cua"
    r"|ho so\b\W*$|nguoi yeu cau|theo quy dinh|phieu duoc tao|xuat trinh|mot trong|\d+ (?:\w+ )?bo"
)


@lru_cache(4096)  # the same papers are asked for again and again
def published_paper(name: str, original: int, copies: int) -> Paper:
    """A component as a public catalogue gives it, with what its words say.

    Required is what has a number of originals or copies and is not bound to a condition;
    the office may decide otherwise. Without any number it is a heading or a note.
    """
    if original <= 0 and copies <= 0:
        return Paper(name=component_name(tidy(name)), note=True)
    line, folded = tidy_and_fold(name)
    return Paper(
        name=component_name(line),
        original=original if original > 0 else 0,
        copies=copies if copies > 0 else 0,
        required=not _holds_sometimes(folded),
        channels=_channels(folded),
    )


def component_name(published: str) -> str:
    """Without the sign it is listed with. `published` is on one line already."""
    return published.lstrip(_BULLETS).rstrip(" ;")


def _holds_sometimes(folded: str) -> bool:
    return (
        _SOMETIMES_FIRST.match(folded) is not None
        or ("truong hop" in folded and _IN_SUCH_CASES.search(folded) is not None)
        or ("neu co" in folded and _IF_ANY.search(folded) is not None)
    )


def _channels(folded: str) -> frozenset[Channel]:
    if "truc t" not in folded:  # "trực tiếp", "trực tuyến": nearly always
        return _ONLINE if _INTERACTIVE in folded else _ANY_WAY
    if _COUNTER_ONLY.search(folded):
        return _AT_THE_COUNTER
    return _ONLINE if _ONLINE_ONLY.search(folded) else _ANY_WAY


def cases_of(sections: Iterable[tuple[str, Sequence[Paper]]]) -> tuple[PaperCase, ...]:
    """Tell alternatives from headings among published sections.

    What stands under a heading ("Giấy tờ phải nộp") belongs to every case; anything else
    ("Trường hợp …") is a case to choose. The usual case comes first where there is one.
    What is only to be shown ("Giấy tờ phải xuất trình") is not handed in, so not required.

    Args:
        sections: The published name of each, and its `published_paper`s.
    """
    shared: list[Paper] = []
    chosen: dict[str, list[Paper]] = {}
    for published, papers in sections:
        name, is_heading, handed_in = _section(published)
        if not is_heading:
            chosen.setdefault(name, []).extend(papers)
        elif name or not handed_in:
            shared += [_under(name, paper, handed_in=handed_in) for paper in papers]
        else:  # nearly always
            shared += papers
    usual = PaperCase("", _once(shared))
    if not chosen:  # nearly always
        return (usual,) if usual.papers else ()
    cases = [PaperCase(name, _once([*papers, *shared])) for name, papers in chosen.items()]
    if any(not paper.note for paper in usual.papers):
        cases.insert(0, usual)
    return tuple([case for case in cases if case.papers])


@lru_cache(4096)  # most sections have no name at all, and a decision names many alike
def _section(published: str) -> tuple[str, bool, bool]:
    """Its name, whether that is a heading, and whether what stands there is handed in."""
    name = tidy(published).lstrip(_BULLETS).rstrip(" :;.")
    folded = fold(name)
    bare = _ENUMERATION.sub("", folded)
    is_heading = not bare or _HEADING.match(bare) is not None
    return name, is_heading, "xuat trinh" not in folded or _SHOWN.search(folded) is None


def _under(heading: str, paper: Paper, *, handed_in: bool) -> Paper:
    return Paper(
        name=paper.name,
        original=paper.original,
        copies=paper.copies,
        required=paper.required and handed_in,
        note=paper.note,
        group=heading,
        channels=paper.channels,
    )


def keep_decisions(read: Procedure, held: Procedure) -> Procedure:
    """What the office had settled about a procedure, carried into its newly read form.

    What no publication says (short name, flags, process, a shortened time) always stays. As
    long as the decision behind the procedure is the same, so do the time limit where only
    words are published, what was added to its fees, and which papers are required.
    """
    read = keep_own_facts(read, held)
    if read.decision != held.decision:
        return read
    here = {(case.name, paper.name): paper for case in held.cases for paper in case.papers}
    anywhere = {name: paper for (_, name), paper in here.items()}
    return replace(
        keep_of_decision(read, held),
        cases=tuple(
            PaperCase(
                case.name,
                tuple(
                    _settled(paper, here.get((case.name, paper.name)) or anywhere.get(paper.name))
                    for paper in case.papers
                ),
            )
            for case in read.cases
        ),
    )


def _settled(paper: Paper, before: Paper | None) -> Paper:
    if before is None or paper.note or before.note:
        return paper
    return replace(paper, required=before.required, channels=before.channels)


def _once(papers: Sequence[Paper]) -> tuple[Paper, ...]:
    """The same paper published twice is one paper, with the larger numbers."""
    if len({"", *[paper.name for paper in papers]}) > len(papers):  # nearly always: all named apart
        return tuple(papers)
    found: dict[str, Paper] = {}
    for paper in papers:
        if not paper.name:
            continue
        before = found.setdefault(paper.name, paper)
        if before is not paper:
            found[paper.name] = replace(
                before if not before.note else paper,
                original=max(before.original, paper.original),
                copies=max(before.copies, paper.copies),
            )
    return tuple(found.values())
