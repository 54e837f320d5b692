"""How far a new desk has come with what was before it."""

from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import Any

from desk_app.domain.acts.act import NO_DIGEST, Body, moment, moment_text
from desk_app.domain.ids import Digest


class Stage(StrEnum):
    """In this order. Stored: never rename one."""

    OFFICE = "office"
    OPEN = "open"
    BACK = "back"
    LEFT = "left"
    DONE = "done"


@dataclass(frozen=True, slots=True, kw_only=True)
class Filling:
    epoch: str
    at: int  # the position at which the desk began; everything above comes by exchanges
    stage: Stage
    after: int = 0  # where the last page of the stage ended
    digest: Digest = NO_DIGEST  # of the stream up to `low`
    low: int = 0  # the stream is here from above this position on
    floor: int = 0  # what stands up to here is left to the centre, but for what is needed
    keep_from: datetime | None = None  # why: the office's retention; None: all is fetched
    trouble: str = ""  # code of what the last page was refused for

    @property
    def done(self) -> bool:
        return self.stage is Stage.DONE

    @property
    def lacks(self) -> bool:
        """Acts may be here without those that came before them."""
        return not self.done or self.floor > 0

    @property
    def here(self) -> float:
        """The share of the stream that is here, of what is to come: 0 to 1."""
        whole = self.at - self.floor
        return 1.0 if self.done or whole <= 0 else (self.at - self.low) / whole

    def begin(self, stage: Stage) -> "Filling":
        after = self.at if stage is Stage.BACK else 0
        return replace(self, stage=stage, after=after, trouble="")


def filling_body(filling: Filling) -> Body:
    return {
        "epoch": filling.epoch,
        "at": filling.at,
        "stage": filling.stage,
        "after": filling.after,
        "digest": filling.digest.hex(),
        "low": filling.low,
        "floor": filling.floor,
        "keep_from": None if filling.keep_from is None else moment_text(filling.keep_from),
        "trouble": filling.trouble,
    }


def filling_from(body: Any) -> Filling:
    keep_from = body["keep_from"]
    return Filling(
        epoch=body["epoch"],
        at=body["at"],
        stage=Stage(body["stage"]),
        after=body["after"],
        digest=Digest(bytes.fromhex(body["digest"])),
        low=body["low"],
        floor=body["floor"],
        keep_from=None if keep_from is None else moment(keep_from),
        trouble=body["trouble"],
    )
