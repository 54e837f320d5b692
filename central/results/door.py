"""`POST /v1/results`: a back office says what became of dossiers. Knows no HTTP server."""

import gzip
import logging
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from typing import Final

import msgspec
from sqlalchemy import Engine

from central.results.taking import MOST, Result, Verdict, take_results
from central.results.words import sentence
from central.store.back_office import OfficeKeys
from desk_app.domain.errors import CentralRefused
from desk_app.sync.wire import WireGarbage

log = logging.getLogger(__name__)

PATH: Final = "/v1/results"
MOST_BODY: Final = 1 << 20  # bytes


class ResultBatch(msgspec.Struct, forbid_unknown_fields=False):
    results: Sequence[Result]


class ResultVerdict(msgspec.Struct):
    key: str
    code: str
    outcome: str
    reason: str  # empty: it was not refused
    words: str


class ResultVerdicts(msgspec.Struct):
    results: Sequence[ResultVerdict]


class ResultsDoor:
    """Any number of threads may come through at once."""

    def __init__(
        self, engine: Engine, now: Callable[[], datetime] = lambda: datetime.now(UTC)
    ) -> None:
        self._engine, self._now = engine, now

    def take(self, secret: str, body: bytes) -> bytes:
        """A batch as JSON; returns the verdicts as JSON, packed with gzip.

        Raises:
            CentralRefused: unknown or revoked key, too many results. Nothing was taken.
            WireGarbage: no batch.
        """
        with self._engine.connect().execution_options(reading=True) as connection:
            office = OfficeKeys(connection).find(secret) if secret else None
        if office is None:
            raise CentralRefused("unknown office")
        if not office.units:
            raise CentralRefused("revoked")
        try:
            batch = msgspec.json.decode(body, type=ResultBatch)
        except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
            raise WireGarbage(str(error)) from error
        if len(batch.results) > MOST:
            raise CentralRefused("too many results")
        with self._engine.begin() as connection:
            done = take_results(connection, office.name, office.units, batch.results, self._now())
        for verdict in done:
            if verdict.why is not None:
                log.warning("result refused", extra={"reason": verdict.why})
        return gzip.compress(
            msgspec.json.encode(ResultVerdicts([_said(verdict) for verdict in done]))
        )


def _said(verdict: Verdict) -> ResultVerdict:
    return ResultVerdict(
        key=verdict.key,
        code=verdict.code,
        outcome=verdict.outcome,
        reason=verdict.why or "",
        words=sentence(verdict),
    )
