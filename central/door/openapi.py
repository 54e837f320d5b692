"""The contract as an OpenAPI document, made of the types both sides read by."""

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any, Final

import msgspec

from central.results.door import PATH as RESULTS
from central.results.door import ResultBatch, ResultVerdicts
from desk_app.sync import protocol, wire

_REF: Final = "#/components/schemas/{name}"
_MESSAGES: Final = (
    protocol.EnrolmentOrder,
    protocol.Enrolment,
    protocol.Request,
    protocol.Reply,
    protocol.ContentsOrder,
    protocol.ContentsAnswer,
    protocol.HistoryOrder,
    protocol.HistoryPage,
    ResultBatch,
    ResultVerdicts,
)
_REASON: Final = {
    "type": "object",
    "required": ["reason"],
    "properties": {"reason": {"type": "string"}},
}


@cache
def document() -> Mapping[str, Any]:
    """OpenAPI 3.1, whose schemas are JSON Schema."""
    _, schemas = msgspec.json.schema_components(_MESSAGES, ref_template=_REF)
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Quầy Một Cửa: trung tâm",
            "version": str(protocol.VERSION),
            "description": "Bodies are JSON packed with gzip, in both directions. "
            f"At most {wire.MOST_PACKED} bytes packed, {wire.MOST_UNPACKED} unpacked.",
        },
        "paths": {
            protocol.ENROL: {"post": _enrol()},
            protocol.EXCHANGE: {"post": _exchange()},
            protocol.CONTENTS: {"post": _contents()},
            protocol.HISTORY: {"post": _history()},
            RESULTS: {"post": _results()},
            protocol.HEALTH: {"get": _health()},
            protocol.AUTHORITY: {"get": _authority()},
        },
        "components": {
            "schemas": {**schemas, "Refusal": _REASON},
            "securitySchemes": {"bearer": {"type": "http", "scheme": "bearer"}},
        },
    }


def _enrol() -> Mapping[str, Any]:
    return {
        "operationId": "enrol",
        "summary": "Become a desk, with a one-time code.",
        "requestBody": _body("EnrolmentOrder"),
        "responses": {
            "200": _answer("The desk.", "Enrolment"),
            "409": _answer("The code is unknown, used or expired.", "Refusal"),
            **_always(),
        },
    }


def _exchange() -> Mapping[str, Any]:
    return {
        "operationId": "exchange",
        "summary": "Offer acts, hear what became of them and what is new.",
        "security": [{"bearer": []}],
        "parameters": _signed(),
        "requestBody": _body("Request"),
        "responses": {
            "200": _answer("Verdicts and news.", "Reply"),
            "401": _answer("Unknown desk, or not signed by it.", "Refusal"),
            "403": _answer("Revoked, another unit's, too many acts.", "Refusal"),
            "426": _answer("The protocol is too old.", "Refusal"),
            "428": _answer("Signed for another time, or sent before.", "Refusal"),
            **_always(),
        },
    }


def _contents() -> Mapping[str, Any]:
    return {
        "operationId": "contents",
        "summary": "The next bytes of a file that acts tell of; some of one, or of an edition's.",
        "security": [{"bearer": []}],
        "parameters": _signed(),
        "requestBody": _body("ContentsOrder"),
        "responses": {
            "200": _answer("How much of it is here.", "ContentsAnswer"),
            "401": _answer("Unknown desk, or not signed by it.", "Refusal"),
            "403": _answer("Revoked, or the order is unclear.", "Refusal"),
            "428": _answer("Signed for another time, or sent before.", "Refusal"),
            **_always(),
        },
    }


def _history() -> Mapping[str, Any]:
    return {
        "operationId": "history",
        "summary": "A page of what was before a new desk, signed.",
        "security": [{"bearer": []}],
        "parameters": _signed(),
        "requestBody": _body("HistoryOrder"),
        "responses": {
            "200": _answer("The page.", "HistoryPage"),
            "401": _answer("Unknown desk, or not signed by it.", "Refusal"),
            "403": _answer("Revoked, or the order is unclear.", "Refusal"),
            "428": _answer("Signed for another time, or sent before.", "Refusal"),
            **_always(),
        },
    }


def _signed() -> Sequence[Mapping[str, Any]]:
    return (
        _header(protocol.MOMENT, "When it was sent: milliseconds since 1970, our clock."),
        _header(protocol.PROOF, "The desk's signature of the request, base64."),
    )


def _results() -> Mapping[str, Any]:
    return {
        "operationId": "results",
        "summary": "A back office says what became of dossiers; the body is not packed.",
        "security": [{"bearer": []}],
        "requestBody": _body("ResultBatch"),
        "responses": {
            "200": _answer("One verdict for each result, in order.", "ResultVerdicts"),
            "401": _answer("Unknown key.", "Refusal"),
            "403": _answer("Revoked, or too many results.", "Refusal"),
            **_always(),
        },
    }


def _health() -> Mapping[str, Any]:
    schema = {
        "type": "object",
        "required": ["ok", "version"],
        "properties": {"ok": {"type": "boolean"}, "version": {"type": "integer"}},
    }
    content = {"application/json": {"schema": schema}}
    return {
        "operationId": "health",
        "summary": "Whether we and our database answer.",
        "responses": {
            "200": {"description": "Well.", "content": content},
            "503": {"description": "The database is away.", "content": content},
        },
    }


def _authority() -> Mapping[str, Any]:
    return {
        "operationId": "authority",
        "summary": "The certificate that signed ours, as PEM; its fingerprint is in the code.",
        "responses": {
            "200": {
                "description": "PEM.",
                "content": {"application/x-pem-file": {"schema": {"type": "string"}}},
            },
            "404": {"description": "A public authority signed it."},
        },
    }


def _always() -> Mapping[str, Any]:
    return {
        "400": _answer("Not the message that was expected.", "Refusal"),
        "413": _answer("The body is too large.", "Refusal"),
        "429": _answer("Too many requests; see Retry-After.", "Refusal"),
        "503": _answer("Come again.", "Refusal"),
    }


def _body(name: str) -> Mapping[str, Any]:
    return {"required": True, "content": _content(name)}


def _answer(what: str, name: str) -> Mapping[str, Any]:
    return {"description": what, "content": _content(name)}


def _content(name: str) -> Mapping[str, Any]:
    return {wire.CONTENT_TYPE: {"schema": {"$ref": _REF.format(name=name)}}}


def _header(name: str, what: str) -> Mapping[str, Any]:
    return {
        "name": name,
        "in": "header",
        "required": False,
        "description": what,
        "schema": {"type": "string"},
    }
