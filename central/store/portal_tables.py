"""Tables of what goes to portals and comes from back offices; see `tables`."""

from sqlalchemy import BigInteger, Boolean, Column, Index, LargeBinary, String, Table, Text, Uuid

from central.store.tables import Moment, metadata

portal_place = Table(  # up to where a unit's stream was read for a portal
    "portal_place",
    metadata,
    Column("unit", String, primary_key=True),
    Column("portal", String, primary_key=True),
    Column("epoch", String, nullable=False),
    Column("position", BigInteger, nullable=False),
    Column("trouble", Text, nullable=False),  # of the portal as a whole; empty: none
    Column("shut_until", Moment),  # null: open
)

portal_dossier = Table(  # how far one dossier got at a portal
    "portal_dossier",
    metadata,
    Column("unit", String, primary_key=True),
    Column("portal", String, primary_key=True),
    Column("dossier", Uuid, primary_key=True),
    Column("state", String, nullable=False),  # "waiting", "settled", "refused"
    Column("next_at", Moment, nullable=False),  # of a waiting one; meanwhile somebody has it
    Column("tries", BigInteger, nullable=False),  # in vain, one after the other
    Column("code", String, nullable=False),  # under which the portal has it; empty: none yet
    Column("remote", String, nullable=False),  # the portal's own id; empty: none
    Column("created", Boolean, nullable=False),
    Column("sent", LargeBinary),  # SHA-256 of the state the portal acknowledged last
    Column("trouble", String),  # of a refused one
    Column("reason", Text, nullable=False),
    Column("told", Boolean, nullable=False),  # the desks have heard that it is refused
    Index("ix_portal_dossier_due", "unit", "portal", "state", "next_at"),
)

portal_item = Table(  # the outbox: one row for each act that a portal is to hear of
    "portal_item",
    metadata,
    Column("unit", String, primary_key=True),
    Column("portal", String, primary_key=True),
    Column("dossier", Uuid, primary_key=True),
    Column("act", Uuid, primary_key=True),
    Column("kind", String, nullable=False),  # "create", "file", "step", "state"
    Column("remote", Text, nullable=False),  # JSON: what the portal calls an uploaded file
    Column("done_at", Moment),  # null: not acknowledged
)

office_key = Table(  # of a back office; one that serves several units has a row in each
    "office_key",
    metadata,
    Column("unit", String, primary_key=True),
    Column("name", String, primary_key=True),
    Column("secret", LargeBinary, nullable=False),  # SHA-256 of its bearer
    Column("made_at", Moment, nullable=False),
    Column("revoked_at", Moment),
    Index("ix_office_key_secret", "secret"),
)

office_result = Table(  # results that were taken or refused, by the key their office gave
    "office_result",
    metadata,
    Column("unit", String, primary_key=True),
    Column("office", String, primary_key=True),
    Column("key", String, primary_key=True),
    Column("digest", LargeBinary, nullable=False),  # of what was said; another is no repeat
    Column("dossier", Uuid, nullable=False),
    Column("taken_at", Moment, nullable=False),
)
