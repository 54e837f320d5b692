"""Whether a request was signed by its desk, now, and comes for the first time."""

import time
from base64 import b64decode
from collections import OrderedDict
from collections.abc import Callable, Mapping
from threading import Lock
from typing import Final

from central.signatures import signed
from central.store.units import DeskRecord
from desk_app.domain.errors import CentralRefused
from desk_app.sync.protocol import MOMENT, PROOF, is_moment, proof_digest

_MOMENT: Final = MOMENT.lower()
_PROOF: Final = PROOF.lower()
WINDOW_MS: Final = 120_000  # on either side of our clock


class AnotherTime(Exception):
    """Signed for another time than now, or seen before: it has to be signed anew."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class Proofs:
    """Of all desks, at one server. What was signed before it started is of another time: so
    it need not know what it saw before."""

    def __init__(self, now_ms: Callable[[], int] = lambda: time.time_ns() // 1_000_000) -> None:
        self._now_ms = now_ms
        self._began_ms = now_ms()
        self._seen: OrderedDict[bytes, int] = OrderedDict()  # signature -> when we saw it
        self._lock = Lock()

    def moment(self) -> str:
        return str(self._now_ms())

    def check(self, desk: DeskRecord, headers: Mapping[str, str], path: str, body: bytes) -> bool:
        """False where a desk that never signed its requests has not signed this one.

        Args:
            headers: By their names in small letters.

        Raises:
            CentralRefused: not signed though it should be, or by somebody else, or altered.
            AnotherTime: see there.
        """
        signed_at = self.verified(desk, headers, path, body)
        if signed_at is not None:
            self.note(*signed_at)
        return signed_at is not None

    def verified(
        self, desk: DeskRecord, headers: Mapping[str, str], path: str, body: bytes
    ) -> tuple[int, bytes] | None:
        """The moment and the signature, which have to be noted; else as `check`.

        Raises:
            CentralRefused: as `check`.
        """
        moment, proof = headers.get(_MOMENT, ""), headers.get(_PROOF, "")
        if not moment and not proof and not desk.proves:
            return None
        if not is_moment(moment) or not proof or desk.public_key is None:
            raise CentralRefused("proof missing")
        try:
            signature = b64decode(proof, validate=True)
        except ValueError as error:  # letters that base64 has not, or none of ASCII
            raise CentralRefused("bad proof") from error
        if not signed(desk.public_key, proof_digest(path, int(moment), body), signature):
            raise CentralRefused("bad proof")
        return int(moment), signature

    def note(self, moment: int, signature: bytes) -> None:
        """Raises AnotherTime: see there."""
        now = self._now_ms()
        if abs(now - moment) > WINDOW_MS or moment < self._began_ms:
            raise AnotherTime("another time")
        with self._lock:
            while self._seen and next(iter(self._seen.values())) < now - 2 * WINDOW_MS:
                self._seen.popitem(last=False)
            if signature in self._seen:
                raise AnotherTime("replayed")
            self._seen[signature] = now
