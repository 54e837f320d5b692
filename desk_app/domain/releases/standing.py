"""Which version of the program starts at this desk, and what is behind it.

The value of a small file that programs of any version read and write: members unknown here are
kept. Each function returns the next value.
"""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, replace
from enum import StrEnum
from typing import Any, Final

INSTALLED: Final = ""  # in place of a version: the program as it was installed
MOST_TRIES: Final = 2  # starts without a log-in window; then the version before comes back


class Aside(StrEnum):
    """Why a version is not offered by itself. Stored: never renamed."""

    FAILED = "failed"  # it did not start
    LEFT = "left"  # somebody went back from it


@dataclass(frozen=True, slots=True, kw_only=True)
class Before:
    """What was at work when `Standing.chosen` was taken."""

    version: str
    revision: str  # newest form of a store it can open
    backup: str  # name of the copy of the store, made before
    installed: bool  # it is the installed program


@dataclass(frozen=True, slots=True, kw_only=True)
class Undo:
    """A version that never came to a log-in, and may have brought the store forward."""

    version: str  # that was set aside
    revision: str  # form of the store it brings about
    before: Before


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    chosen: str = INSTALLED  # version that is to be started
    tries: int = 0  # starts of it, one after the other, that showed no log-in window
    well: bool = True  # it has shown one since it was taken
    before: Before | None = None  # what can be gone back to
    aside: Mapping[str, Aside] = field(default_factory=dict)  # by version
    unsaid: str = ""  # version that was set aside by itself; no officer has been told
    undo: Undo | None = None  # what it did to the store may be undone
    spoilt: str = ""  # address of an archive that cannot be unpacked
    by_hand: str = ""  # version that came as a file: no announcement takes it away
    others: Mapping[str, Any] = field(default_factory=dict)  # of programs newer than this


def take(standing: Standing, version: str, before: Before) -> Standing:
    """`version` starts from now on."""
    return replace(
        not_aside(standing, version),
        chosen=version,
        tries=0,
        well=False,
        before=before,
        unsaid="",
        undo=None,
    )


def not_aside(standing: Standing, version: str) -> Standing:
    """`version` is offered again."""
    aside = {each: why for each, why in standing.aside.items() if each != version}
    return replace(standing, aside=aside)


def try_once_more(standing: Standing) -> Standing:
    """A start of the chosen version begins."""
    return replace(standing, tries=standing.tries + 1)


def began_well(standing: Standing) -> Standing:
    """Its log-in window is there, and the store is open."""
    return replace(standing, tries=0, well=True, undo=None)


def has_failed(standing: Standing, revision: str) -> bool:
    """It is time for the version before.

    Args:
        revision: Form of the store that the chosen version brings about. Where work was done
            in it that the version before could not open, going back helps nobody.
    """
    if standing.before is None or standing.tries < MOST_TRIES:
        return False
    return not standing.well or standing.before.revision == revision


def set_aside(standing: Standing, why: Aside, revision: str = "") -> Standing:
    """The version before starts from now on.

    Args:
        revision: Form of the store that the chosen version brings about; of one that failed.

    Raises:
        ValueError: there is none before it.
    """
    before = standing.before
    if before is None:
        raise ValueError("nothing to go back to")
    return replace(
        standing,
        chosen=INSTALLED if before.installed else before.version,
        tries=0,
        well=True,
        before=None,
        aside={**standing.aside, standing.chosen: why},
        unsaid=standing.chosen if why is Aside.FAILED else "",
        undo=Undo(version=standing.chosen, revision=revision, before=before)
        if why is Aside.FAILED and not standing.well
        else None,
    )


def kept_versions(standing: Standing, announced: str = "") -> frozenset[str]:
    """Those whose folders somebody may need."""
    before = standing.before.version if standing.before else ""
    undone = standing.undo.version if standing.undo else ""
    needed = {standing.chosen, before, undone, standing.by_hand, announced}
    return frozenset(needed) - {INSTALLED}


def named_copies(standing: Standing) -> frozenset[str]:
    """Names of the copies of the store that somebody may be told of."""
    undone = standing.undo.before if standing.undo else None
    return frozenset(each.backup for each in (standing.before, undone) if each is not None)


def standing_text(standing: Standing) -> str:
    """JSON, for the file."""
    before = standing.before
    facts: dict[str, Any] = dict(standing.others)
    facts |= {name: getattr(standing, name) for name in _PLAIN}
    facts["aside"] = {version: str(why) for version, why in standing.aside.items()}
    facts["before"] = before and asdict(before)
    facts["undo"] = standing.undo and asdict(standing.undo)
    return json.dumps(facts, ensure_ascii=False, sort_keys=True)


def standing_from(text: str) -> Standing:
    """What cannot be read means what a desk without updates means: the installed program."""
    try:
        facts: Any = json.loads(text)
        before = _before_from(facts.pop("before", None))
        undo = _undo_from(facts.pop("undo", None))
        aside = facts.pop("aside", {})
        plain = {name: facts.pop(name) for name in _PLAIN if name in facts}
        known = {why.value for why in Aside}
        standing = Standing(
            before=before,
            undo=undo,
            aside={
                str(version): Aside(why) if why in known else Aside.FAILED
                for version, why in aside.items()
            },
            others=facts,
            **plain,
        )
        kinds = [type(getattr(standing, name)) for name in _PLAIN]
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return Standing()
    return standing if kinds == [type(getattr(Standing(), name)) for name in _PLAIN] else Standing()


def _before_from(found: Any) -> Before | None:
    return Before(**{name: found[name] for name in _BEFORE}) if found else None


def _undo_from(found: Any) -> Undo | None:
    before = _before_from(found["before"]) if isinstance(found, dict) else None
    if before is None:
        return None
    return Undo(version=found["version"], revision=found["revision"], before=before)


_PLAIN: Final = ("chosen", "tries", "well", "unsaid", "spoilt", "by_hand")
_BEFORE: Final = ("version", "revision", "backup", "installed")
