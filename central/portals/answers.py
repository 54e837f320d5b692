"""Calls to a portal over HTTP, and what its replies mean."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

import httpx

from central.portals.faults import (
    AlreadyThere,
    DataRefused,
    LineDown,
    SessionOver,
    SessionRefused,
)
from central.portals.translation import Tables
from desk_app.domain.handling.back_office import LONGEST_REASON
from desk_app.domain.people.folding import fold
from desk_app.domain.people.spelling import tidy

_TIMEOUT: Final = httpx.Timeout(60, connect=10)  # as the portals' own clients wait
_MOST_BYTES: Final = 4 << 20
_PIECE: Final = 64 << 10
_DATA_WRONG: Final = {400, 422}
_HIDDEN: Final = "•••"


@dataclass(frozen=True, slots=True)
class Answer:
    """A reply: JSON, or whatever words came instead."""

    facts: Mapping[str, Any]  # empty where it was no JSON object
    words: str
    wrong: bool = False  # the status of HTTP says that the data is; otherwise it was 200


class Door:
    """One portal's address. Nothing that it was given to keep secret comes out in a fault."""

    def __init__(
        self, address: str, headers: Mapping[str, str], timeout: httpx.Timeout = _TIMEOUT
    ) -> None:
        """Raises ValueError: `address` is none."""
        try:
            url = httpx.URL(address)
        except httpx.InvalidURL as error:
            raise ValueError(address) from error
        if url.scheme not in {"https", "http"} or not url.host:
            raise ValueError(address)
        beside = url.host in {"localhost", "127.0.0.1", "::1"}
        self._client = httpx.Client(
            base_url=url, headers=dict(headers), timeout=timeout, trust_env=not beside
        )
        self._secrets: set[str] = set()

    def keep_secret(self, *secrets: str) -> None:
        self._secrets.update(secret for secret in secrets if secret)

    def close(self) -> None:
        self._client.close()

    def call(self, method: str, path: str, **content: Any) -> Answer:
        """One request. `content` is httpx's: `json`, `files`, `params`, `headers`.

        Raises:
            LineDown: no answer, or one of something in between.
            SessionOver, SessionRefused: by the status of HTTP.
        """
        try:
            with self._client.stream(method, path, **content) as reply:
                body = _body(reply)
        except httpx.HTTPError as error:
            raise LineDown(f"Không có trả lời ({type(error).__name__})") from error
        answer = _read(reply, body)
        if reply.status_code == httpx.codes.UNAUTHORIZED:
            raise SessionOver
        if reply.status_code == httpx.codes.FORBIDDEN:
            raise SessionRefused("Tài khoản không có quyền (HTTP 403)")
        if not reply.is_success and not answer.wrong:
            raise LineDown(f"HTTP {reply.status_code}")
        return answer

    def said(self, answer: Answer) -> str:
        """What the portal says in words, without secrets, cut."""
        facts = answer.facts
        words = facts.get("message") or facts.get("error") or answer.words
        said = tidy(str(words or ""))
        for secret in self._secrets:
            said = said.replace(secret, _HIDDEN)
        return said[:LONGEST_REASON]


def judge(answer: Answer, code: object, said: str, tables: Tables) -> None:
    """Return when the portal did what was asked.

    Args:
        code: As it came: 0, "0", "00", "-3", nothing.
        said: The words that came with it.

    Raises:
        AlreadyThere, SessionOver, SessionRefused, LineDown, DataRefused: it did not.
    """
    number = _whole(code)
    words = fold(said)
    if answer.words.lstrip().startswith("<"):
        raise LineDown("Có trang mạng trả lời thay cho cổng")
    if number in _codes(tables, "done_codes") and not answer.wrong:
        return
    if number in _codes(tables, "exists_codes") or _says(words, tables, "exists_words"):
        raise AlreadyThere(said, answer.facts)
    if number in _codes(tables, "session_codes") or _says(words, tables, "session_words"):
        raise SessionOver
    meant_well = _says(words, tables, "done_words") and not _says(words, tables, "undone_words")
    if meant_well and not answer.wrong:
        return  # some versions say so in words, whatever their code
    if number in _codes(tables, "barred_codes"):
        raise SessionRefused(f"Tài khoản không có quyền (mã {number})")
    if number in _codes(tables, "line_codes"):
        raise LineDown(f"Mã lỗi {number}")
    if number is None and not said and not answer.wrong:
        raise LineDown("Câu trả lời không hiểu được")
    raise DataRefused(said or f"Mã lỗi {number if number is not None else 'HTTP 400'}")


def _body(reply: httpx.Response) -> bytes:
    """All of it, unpacked. Raises LineDown: it is longer than any answer; the rest is not read."""
    body = bytearray()
    for piece in reply.iter_bytes(_PIECE):
        body += piece
        if len(body) > _MOST_BYTES:
            raise LineDown("Câu trả lời quá dài")
    return bytes(body)


def _read(reply: httpx.Response, body: bytes) -> Answer:
    wrong = reply.status_code in _DATA_WRONG
    try:
        facts = json.loads(body)
    except (ValueError, RecursionError):
        return Answer({}, body.decode("utf-8", "replace"), wrong)
    if isinstance(facts, dict):
        return Answer(facts, "", wrong)
    return Answer({}, facts if isinstance(facts, str) else "", wrong)


def _whole(code: object) -> int | None:
    if isinstance(code, bool):
        return None
    try:
        return int(str(code).strip())
    except ValueError:
        return None


def _codes(tables: Tables, key: str) -> frozenset[int | None]:
    return frozenset(tables.list_of("replies", key))


def _says(folded: str, tables: Tables, key: str) -> bool:
    return any(fold(words) in folded for words in tables.list_of("replies", key))
