"""The central office behind HTTP: its routes, and what each of them does."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.routing import Route

from central.contents.keeper import ContentKeeper
from central.door.gate import Asked, Front, Gate
from central.door.limits import Limits
from central.door.meters import Meters
from central.door.polls import Polls
from central.door.proofs import Proofs
from central.door.stamp import Stamp
from central.door.windows import Windows
from central.history.teller import HistoryTeller
from central.office import CentralOffice
from central.results.door import MOST_BODY, ResultsDoor
from central.results.door import PATH as RESULTS
from central.rounds import Round, while_it_answers
from central.store.often.glance import Glance
from central.store.often.lines import Lines
from desk_app.domain.errors import CentralRefused
from desk_app.domain.ids import UnitCode
from desk_app.sync import protocol, wire

_OF_UNIT: Final = protocol.OF_UNIT.lower()
_MOST_ENROLMENT: Final = 16 << 10  # bytes, packed
_MOST_ORDER_PLAIN: Final = 64 << 10  # of an enrolment, or for a page of the past
_MOST_CONTENTS_PLAIN: Final = 1 << 20


@dataclass(frozen=True, slots=True)
class Rules:
    """How a server is set up, besides its office."""

    authority: str | None = None  # that signed our certificate, as PEM; None: a public one
    metrics_token: str = ""  # with it metrics are told to other machines as well
    limits: Limits = field(default_factory=Limits)
    contents: ContentKeeper | None = None  # where files lie; None: nowhere
    history: HistoryTeller | None = None  # tells new desks of the past; None: nobody does
    results: ResultsDoor | None = None  # where back offices bring results; None: nowhere


def make_app(
    office: CentralOffice, rounds: Sequence[Round] = (), rules: Rules | None = None
) -> Front:
    """Args: rounds: Done every few seconds while the server answers."""
    rules = rules or Rules()
    meters, proofs = Meters(), Proofs()
    gate = Gate(rules.limits, meters, proofs.moment)
    windows = Windows(office, meters, rules.authority, rules.metrics_token)

    def enrol(_asked: Asked, body: bytes) -> bytes:
        order = wire.load(body, protocol.EnrolmentOrder, most=_MOST_ORDER_PLAIN)
        return wire.dump(office.enrol(order))

    def admit(asked: Asked) -> Glance:
        seen = office.admit(asked.bearer, UnitCode(asked.headers.get(_OF_UNIT, "")))
        asked.who = {"unit": seen.desk.unit, "desk": seen.desk.id}
        return seen

    def exchange(asked: Asked, body: bytes) -> bytes:
        seen = admit(asked)
        proven = proofs.check(seen.desk, asked.headers, protocol.EXCHANGE, body)
        reply = office.answer(seen, wire.load(body, protocol.Request), proven=proven)
        meters.exchanged(reply)
        return wire.dump(reply)

    def contents(asked: Asked, body: bytes) -> bytes:
        desk = admit(asked).desk
        proofs.check(desk, asked.headers, protocol.CONTENTS, body)
        order = wire.load(body, protocol.ContentsOrder, most=_MOST_CONTENTS_PLAIN)
        if rules.contents is None:
            raise CentralRefused("no contents")
        return wire.dump(rules.contents.answer(desk, order))

    def history(asked: Asked, body: bytes) -> bytes:
        desk = admit(asked).desk
        proofs.check(desk, asked.headers, protocol.HISTORY, body)
        order = wire.load(body, protocol.HistoryOrder, most=_MOST_ORDER_PLAIN)
        if rules.history is None:
            raise CentralRefused("no history")
        return wire.dump(rules.history.answer(desk, order))

    def bring_results(asked: Asked, body: bytes) -> bytes:
        if rules.results is None:
            raise CentralRefused("unknown office")
        return rules.results.take(asked.bearer, body)

    lines = Lines(office.engine)
    polls = Polls(office, lines, proofs, meters)
    posts = {
        protocol.ENROL: gate.endpoint(enrol, most=_MOST_ENROLMENT, tries=rules.limits.codes),
        protocol.EXCHANGE: gate.endpoint(exchange, first=admit, quick=polls.answer),
        protocol.CONTENTS: gate.endpoint(contents, first=admit),
        protocol.HISTORY: gate.endpoint(history, first=admit),
        RESULTS: gate.endpoint(bring_results, most=MOST_BODY),
    }
    rest = Starlette(
        lifespan=while_it_answers(rounds, lines.close),
        middleware=[Middleware(Stamp, proofs=proofs)],
        routes=[
            *(Route(path, post, methods=["POST"]) for path, post in posts.items()),
            *windows.routes(),
        ],
    )
    return Front(posts, rest, lines.close)
