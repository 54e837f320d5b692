"""A published time the office has corrected: "7 ngày" that its note calls "ngày làm việc".

The published words are remembered beside the office's limit. While a later publication says
the same words under the same decision, the office's limit stays.
"""

from collections import Counter
from dataclasses import replace

from desk_app.domain.law.papers import Channel
from desk_app.domain.law.procedure import Procedure
from desk_app.domain.law.terms import ChannelTerms
from desk_app.services.catalogue.sheets.wording import limit_in_words

_Place = tuple[Channel, str]


def remember_published(after: Procedure, before: Procedure) -> Procedure:
    """`after` with the words of `before` wherever the office replaced a time."""
    were, are = _alone(before), _alone(after)
    return replace(
        after,
        terms=tuple(
            _remembering(terms, were.get((terms.channel, terms.case)))
            if (terms.channel, terms.case) in are
            else terms
            for terms in after.terms
        ),
    )


def keep_corrected(read: Procedure, held: Procedure) -> Procedure:
    """`read` with the limits the office put in place of the same published words."""
    if read.decision != held.decision:
        return read
    held_at, read_at = _alone(held), _alone(read)
    return replace(
        read,
        terms=tuple(
            _corrected(terms, held_at.get((terms.channel, terms.case)))
            if (terms.channel, terms.case) in read_at
            else terms
            for terms in read.terms
        ),
    )


def _alone(procedure: Procedure) -> dict[_Place, ChannelTerms]:
    """The terms that are the only ones of their channel and case."""
    often = Counter((terms.channel, terms.case) for terms in procedure.terms)
    return {
        (terms.channel, terms.case): terms
        for terms in procedure.terms
        if often[terms.channel, terms.case] == 1
    }


def _remembering(terms: ChannelTerms, before: ChannelTerms | None) -> ChannelTerms:
    if terms.stated or before is None:
        return terms
    replaced = terms.limit is not None and terms.limit != before.limit
    shortened = terms.statutory is not None and terms.statutory == before.limit
    published = limit_in_words(before.limit) if replaced and not shortened else ""
    return replace(terms, stated=before.stated or published)


def _corrected(read: ChannelTerms, held: ChannelTerms | None) -> ChannelTerms:
    if held is None or held.limit is None or not held.stated:
        return read
    if limit_in_words(read.limit) != held.stated:
        return read
    return replace(read, limit=held.limit, statutory=held.statutory, stated=held.stated)
