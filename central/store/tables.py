"""Tables of the central server. The unit is the first column of every key: it is what
offices are spread over several machines by."""

from datetime import UTC, datetime
from typing import Final

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Dialect,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    Uuid,
    false,
    text,
)
from sqlalchemy.types import TypeDecorator
from typing_extensions import override

from desk_app.domain.counting.course import Measure

metadata = MetaData()

# Acts of officers and of the office itself, as an index has them: planners compare the words
OF_OFFICE: Final = "kind LIKE 'office.%' OR kind LIKE 'officer.%' OR kind = 'queue.groups_set'"
# In a table's info:
KEPT: Final = "kept"  # rows are added, never changed or removed
ERASABLE: Final = "erasable"  # rows are added, and removed whole; never changed


class Moment(TypeDecorator[datetime]):
    """An aware datetime as whole milliseconds since 1970 in UTC."""

    impl = BigInteger
    cache_ok = True

    @override
    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> int | None:
        return None if value is None else round(value.timestamp() * 1000)

    @override
    def process_result_value(self, value: int | None, dialect: Dialect) -> datetime | None:
        return None if value is None else datetime.fromtimestamp(value / 1000, UTC)


unit = Table(
    "unit",
    metadata,
    Column("code", String, primary_key=True),
    Column("name", String, nullable=False),
    Column("facts", Text, nullable=False),  # JSON: letterhead, address, hours
    Column("made_at", Moment, nullable=False),
)

counter = Table(  # its row is locked by whoever gives positions or blocks of the unit
    "counter",
    metadata,
    Column("unit", String, primary_key=True),
    Column("epoch", String, nullable=False),
    Column("position", BigInteger, nullable=False),  # the last one given
    Column("digest", LargeBinary, nullable=False),  # of the stream up to there
    Column("next_block", BigInteger, nullable=False),
    # up to where, and by which rules, `dossier` and `daily` are counted
    Column("counted", BigInteger, nullable=False, server_default="0"),
    Column("counted_by", BigInteger, nullable=False, server_default="0"),
)

past_epoch = Table(  # what of an earlier epoch still means the same
    "past_epoch",
    metadata,
    Column("unit", String, primary_key=True),
    Column("epoch", String, primary_key=True),
    Column("position", BigInteger, nullable=False),
    # blocks that may have been given since the backup: whose they are, their desks say
    Column("blocks_from", BigInteger, nullable=False, server_default="0"),
    Column("blocks_to", BigInteger, nullable=False, server_default="0"),  # not this one
)

desk = Table(
    "desk",
    metadata,
    Column("unit", String, primary_key=True),
    Column("id", String, primary_key=True),
    Column("name", String, nullable=False),
    Column("made_at", Moment, nullable=False),
    Column("public_key", LargeBinary),  # null: not enrolled yet
    Column("secret", LargeBinary),  # SHA-256 of its bearer
    Column("enrolled_at", Moment),
    Column("revoked_at", Moment),
    Column("seen_at", Moment),  # last exchange, to some minutes
    Column("last_seq", BigInteger, nullable=False),  # used up, by acts or by refused ones
    Column("last_digest", LargeBinary, nullable=False),
    Column("proves", Boolean, nullable=False, server_default=false()),  # signs each exchange
    Index("ix_desk_unit_secret", "unit", "secret", unique=True),
    Index("ix_desk_secret", "secret"),
)

invitation = Table(
    "invitation",
    metadata,
    Column("unit", String, primary_key=True),
    Column("code", LargeBinary, primary_key=True),  # SHA-256 of the one-time code
    Column("desk", String, nullable=False),
    Column("expires_at", Moment, nullable=False),
    Column("renews_from", Moment),  # of a desk enrolled before this; null: of a new one
    Index("ix_invitation_code", "code"),
)

block = Table(
    "block",
    metadata,
    Column("unit", String, primary_key=True),
    Column("block", BigInteger, primary_key=True),
    Column("desk", String, nullable=False),
    Column("given_at", Moment, nullable=False),
    Column("restored_as", String),  # null: not for a restore of the desk
)

act = Table(  # a unit's stream; nothing in it is ever changed
    "act",
    metadata,
    Column("unit", String, primary_key=True),
    Column("position", BigInteger, primary_key=True, autoincrement=False),
    Column("id", Uuid, nullable=False),
    Column("desk", String, nullable=False),
    Column("seq", BigInteger, nullable=False),
    Column("kind", String, nullable=False),
    Column("subject", Uuid, nullable=False),
    Column("raw", LargeBinary, nullable=False),
    Column("digest", LargeBinary, nullable=False),
    Column("signature", LargeBinary),
    Column("stream_digest", LargeBinary, nullable=False),  # of the stream up to here
    Column("arrived_at", Moment, nullable=False),
    Column("carrier", String, nullable=False),  # the desk that brought it
    Index("ix_act_id", "unit", "id", unique=True),
    Index("ix_act_desk_seq", "unit", "desk", "seq", unique=True),
    Index("ix_act_subject", "unit", "subject"),
    Index(  # for new desks; asked for in the same words, by `Past.office`
        "ix_act_of_office",
        "unit",
        "position",
        postgresql_where=text(OF_OFFICE),
        sqlite_where=text(OF_OFFICE),
    ),
    info={KEPT: True},
)

quarantine = Table(  # refused acts; a person has to look
    "quarantine",
    metadata,
    Column("unit", String, primary_key=True),
    Column("digest", LargeBinary, primary_key=True),
    Column("id", Uuid, nullable=False),
    Column("desk", String, nullable=False),
    Column("seq", BigInteger, nullable=False),
    Column("holds_seq", Boolean, nullable=False),  # the chain of the desk goes on behind it
    Column("raw", LargeBinary, nullable=False),
    Column("reason", String, nullable=False),
    Column("arrived_at", Moment, nullable=False),
    Column("carrier", String, nullable=False),
    Index("ix_quarantine_desk_seq", "unit", "desk", "seq"),
    info={KEPT: True},
)

content = Table(  # a file that acts of the unit tell of, whole and proven
    "content",
    metadata,
    Column("unit", String, primary_key=True),
    Column("address", String, primary_key=True),  # SHA-256, hexadecimal
    Column("size", BigInteger, nullable=False),  # bytes
    Column("arrived_at", Moment, nullable=False),
    Column("carrier", String, nullable=False),
    info={ERASABLE: True},
)

content_piece = Table(  # its bytes, in the pieces in which they came
    "content_piece",
    metadata,
    Column("unit", String, primary_key=True),
    Column("address", String, primary_key=True),
    Column("start", BigInteger, primary_key=True, autoincrement=False),
    Column("data", LargeBinary, nullable=False),
    info={ERASABLE: True},
)

arriving_piece = Table(  # of a file that is not whole yet
    "arriving_piece",
    metadata,
    Column("unit", String, primary_key=True),
    Column("address", String, primary_key=True),
    Column("start", BigInteger, primary_key=True, autoincrement=False),
    Column("size", BigInteger, nullable=False),  # of `data`
    Column("data", LargeBinary, nullable=False),
    Column("arrived_at", Moment, nullable=False),
)

erasure_place = Table(  # up to where a unit's stream was read for scans withdrawn for good
    "erasure_place",
    metadata,
    Column("unit", String, primary_key=True),
    Column("epoch", String, nullable=False),
    Column("position", BigInteger, nullable=False),
)

seal_secret = Table(  # of what the keys of a unit's receipts are made; the newest seals
    "seal_secret",
    metadata,
    Column("unit", String, primary_key=True),
    Column("n", BigInteger, primary_key=True, autoincrement=False),  # 1, 2 … as they were made
    Column("name", String, nullable=False),  # of its keys, behind the year
    Column("secret", LargeBinary, nullable=False),  # 32 random bytes
    Column("made_at", Moment, nullable=False),
)

edition = Table(  # what the centre publishes; the newest of its kind for a unit is sent
    "edition",
    metadata,
    Column("unit", String, primary_key=True),  # empty: for all units
    Column("kind", String, primary_key=True),
    Column("published_at", Moment, primary_key=True),
    Column("name", String, nullable=False),
    Column("body", Text, nullable=False),  # JSON
)

edition_piece = Table(  # the files of editions; those of an edition replaced are removed
    "edition_piece",
    metadata,
    Column("unit", String, primary_key=True),  # empty: for all units
    Column("address", String, primary_key=True),  # SHA-256 of the file, hexadecimal
    Column("start", BigInteger, primary_key=True, autoincrement=False),
    Column("data", LargeBinary, nullable=False),
)

actor_key = Table(  # with which the centre signs its own acts; one for each epoch
    "actor_key",
    metadata,
    Column("unit", String, primary_key=True),
    Column("desk", String, primary_key=True),
    Column("key", LargeBinary, nullable=False),
)

crossing_place = Table(  # up to where a unit's stream was read for what concerns other units
    "crossing_place",
    metadata,
    Column("unit", String, primary_key=True),
    Column("epoch", String, nullable=False),
    Column("position", BigInteger, nullable=False),
)

other_name = Table(  # how else officers and catalogues call a unit
    "other_name",
    metadata,
    Column("unit", String, primary_key=True),
    Column("name", String, primary_key=True),  # folded
    Index("ix_other_name", "name"),
)

unknown_name = Table(  # of whom a unit spoke that nobody is; an administrator has to look
    "unknown_name",
    metadata,
    Column("unit", String, primary_key=True),  # that spoke
    Column("name", String, primary_key=True),  # folded
    Column("said", String, nullable=False),
    Column("since", Moment, nullable=False),
)

notice_place = Table(  # up to where a unit's stream was read for messages to citizens
    "notice_place",
    metadata,
    Column("unit", String, primary_key=True),
    Column("epoch", String, nullable=False),
    Column("position", BigInteger, nullable=False),
)

notice_waiting = Table(  # read from the stream, and not taken over by a carrier yet
    "notice_waiting",
    metadata,
    Column("unit", String, primary_key=True),
    Column("key", Uuid, primary_key=True),
    Column("act", Uuid, nullable=False),  # that queued it
    Column("since", Moment, nullable=False),  # when its carrying was first to be tried
    Column("tries", Integer, nullable=False),
    Column("next_at", Moment, nullable=False),
)

notice = Table(  # handed to who carries messages; no words and no number in it
    "notice",
    metadata,
    Column("unit", String, primary_key=True),
    Column("key", Uuid, primary_key=True),
    Column("act", Uuid, nullable=False),  # that queued it
    Column("sent_at", Moment, nullable=False),
    Column("outcome", String),  # null: nobody has said
    Index("ix_notice_key", "key"),  # an answer names no unit
)

dossier = Table(  # what its acts amount to; all of it can be made again from them
    "dossier",
    metadata,
    Column("unit", String, primary_key=True),
    Column("id", Uuid, primary_key=True),
    Column("n", BigInteger, nullable=False),  # order at every desk
    Column("code", String, nullable=False),
    Column("procedure", String, nullable=False),
    Column("procedure_name", String, nullable=False),
    Column("channel", String, nullable=False),
    Column("applicant", String, nullable=False),
    Column("id_number", String, nullable=False),
    Column("received_at", Moment, nullable=False),
    Column("due_at", Moment),
    Column("status", String, nullable=False),
    Column("counts", Text, nullable=False),  # what of `daily` is its part, as JSON
    Column("trail", LargeBinary, nullable=False),  # digest of its acts in their order
    Index("ix_dossier_n", "unit", "n"),
    Index("ix_dossier_code", "unit", "code"),
    Index("ix_dossier_id_number", "unit", "id_number"),
)

daily = Table(  # sums of the dossiers of a day and a procedure; columns as `Measure` names them
    "daily",
    metadata,
    Column("unit", String, primary_key=True),
    Column("day", String, primary_key=True),  # at the office, e.g. 2026-11-20
    Column("procedure", String, primary_key=True),
    *(Column(measure, BigInteger, nullable=False) for measure in Measure),
)
