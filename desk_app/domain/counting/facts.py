"""What else reports ask of a dossier: as it is now, whenever it happened.

Bits of one number, so that a row that counts stays narrow. Made again whenever an act comes.
"""

from enum import IntFlag
from typing import Final

from desk_app.domain.dossier import Dossier, ReturnWay
from desk_app.domain.scans.digitisation import Digitisation
from desk_app.domain.scans.scans import OTHER, refs_of

CONTENT_STARS: Final = 3  # with fewer somebody is not content


class Fact(IntFlag):
    """Stored in rows that can be made again."""

    FEE = 1  # there is something to pay for it
    PAID = 2  # money was taken
    ELECTRONIC = 4  # the result goes out electronically
    DIGITISED = 8  # each paper is scanned or reused, and something besides them: the result
    REUSED = 16  # a digital copy that was there already took a paper's place
    RATED = 32
    DISCONTENT = 64  # rated below the middle, or somebody complained
    IN_ANOTHER_SYSTEM = 128  # another system has a code for it; it is counted once all the same
    WITH_LEGS = 256  # interlinked, and led here


NOTHING: Final = Fact(0)


def facts_of(dossier: Dossier) -> Fact:
    scans, side = dossier.scans, dossier.citizen
    papers = [scans.state(paper) for paper in refs_of([one.name for one in dossier.papers])]
    reused = {Digitisation.REUSED, Digitisation.REUSED_FROM_RESULT}
    true = {
        Fact.FEE: dossier.fee_total > 0,
        Fact.PAID: bool(dossier.money.collections),
        Fact.ELECTRONIC: dossier.return_way is ReturnWay.ELECTRONIC,
        Fact.DIGITISED: bool(papers)
        and Digitisation.NOT_YET not in papers
        and bool(scans.live(OTHER)),
        Fact.REUSED: bool(reused & set(papers)),
        Fact.RATED: side.rating is not None,
        Fact.DISCONTENT: bool(side.complaints)
        or (side.rating is not None and side.rating.stars < CONTENT_STARS),
        Fact.IN_ANOTHER_SYSTEM: bool(dossier.external_codes),
        Fact.WITH_LEGS: bool(dossier.legs),
    }
    found = NOTHING
    for fact, holds in true.items():
        found |= fact if holds else NOTHING
    return found
