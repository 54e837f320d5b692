"""The desk's word on each request: signed, with the moment, so that nobody sends it twice."""

import time
from base64 import b64encode
from collections.abc import Callable, Mapping

from desk_app.sync.protocol import MOMENT, PROOF, is_moment, proof_digest
from desk_app.sync.signing import Signer


def wall_ms() -> int:
    return time.time_ns() // 1_000_000


class Prover:
    """One desk's. Each moment is later than the one before, so no two requests are the same."""

    def __init__(self, sign: Signer, now_ms: Callable[[], int] = wall_ms) -> None:
        self._sign = sign
        self._now_ms = now_ms
        self._ahead_ms = 0  # the home's clock less ours
        self._last_ms = 0

    def headers(self, path: str, body: bytes) -> Mapping[str, str]:
        self._last_ms = max(self._now_ms() + self._ahead_ms, self._last_ms + 1)
        proof = self._sign(proof_digest(path, self._last_ms, body))
        return {MOMENT: str(self._last_ms), PROOF: b64encode(proof).decode()}

    def hear(self, moment: str | None) -> bool:
        """Set our watch by the home's; False where it did not say the time."""
        if moment is None or not is_moment(moment):
            return False
        self._ahead_ms = int(moment) - self._now_ms()
        self._last_ms = 0
        return True
