"""The content of a paper as stored with its first print, and back: nothing is worded anew."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from typing import Any

import msgspec

from desk_app.documents.kinds import KINDS
from desk_app.domain.paper_faults import StoredPaperUnreadable


def to_stored(content: object) -> dict[str, Any]:
    """`content`, one of `kinds`, as JSON facts. Fields at their usual value are kept too."""
    facts: dict[str, Any] = msgspec.to_builtins(content)
    return facts


def from_stored(kind: str, facts: object) -> object:
    """The content of a paper of `kind`. Facts of a later program that we do not know are dropped.

    Raises:
        StoredPaperUnreadable: no such kind of paper here, or a field it needs is missing.
    """
    if kind not in KINDS:
        raise StoredPaperUnreadable(kind)
    try:
        return msgspec.convert(facts, KINDS[kind].content)
    except msgspec.ValidationError as error:
        raise StoredPaperUnreadable(kind) from error


def texts_of(content: object) -> Iterator[str]:
    """Every text of a paper's content, whatever part of it says it."""
    if isinstance(content, str):
        yield content
    elif isinstance(content, tuple):
        for part in content:
            yield from texts_of(part)
    elif is_dataclass(content):
        for each in fields(content):
            yield from texts_of(getattr(content, each.name))


def saying(content: Any, **said: object) -> Any:
    """`content` with those of `said` that its kind of paper has a field for."""
    known = {each.name for each in fields(content)}
    return replace(content, **{name: words for name, words in said.items() if name in known})
