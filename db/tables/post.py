"""What came by post and what went by it: all of it the fold of acts."""

from sqlalchemy import Column, Date, Index, Integer, String, Table

from db.tables.metadata import Id, Moment, metadata

postal_item = Table(  # results for the post: those that wait, and every sending there was
    "postal_item",
    metadata,
    Column("dossier", Id, primary_key=True),
    Column("nth", Integer, primary_key=True),  # sending of the dossier, from 0
    Column("stage", String, nullable=False),  # domain/post/sending.Stage
    Column("code", String, nullable=False),
    Column("receiver", String, nullable=False),
    Column("phone", String, nullable=False),
    Column("address", String, nullable=False),
    Column("list", Id),  # null while it waits
    Column("number", String, nullable=False),  # of that list, as printed
    Column("post", String, nullable=False),
    Column("tracking", String, nullable=False),
    Column("fee", Integer, nullable=False),
    Column("at", Moment, nullable=False),  # given to the post; back at the counter while it waits
    Column("ended_on", Date),
    Column("said", String, nullable=False),
    Index("ix_postal_item_stage", "stage", "at"),
    Index("ix_postal_item_tracking", "tracking"),
    Index("ix_postal_item_list", "list"),
)

postal_list = Table(  # given to the post
    "postal_list",
    metadata,
    Column("id", Id, primary_key=True),
    Column("number", String, nullable=False),
    Column("sign", String, nullable=False),  # "BC-261120-1001", in its QR
    Column("post", String, nullable=False),
    Column("desk", String, nullable=False),
    Column("items", Integer, nullable=False),
    Column("at", Moment, nullable=False),
    Index("ix_postal_list_at", "at"),
    Index("ix_postal_list_sign", "sign"),
)

postal_letters = Table(  # lists of dossiers that came by post
    "postal_letters",
    metadata,
    Column("id", Id, primary_key=True),
    Column("name", String, nullable=False),
    Column("letters", Integer, nullable=False),
    Column("desk", String, nullable=False),
    Column("at", Moment, nullable=False),
    Index("ix_postal_letters_at", "at"),
)

postal_letter = Table(  # their lines, to tell what an item is and whether it came before
    "postal_letter",
    metadata,
    Column("list", Id, primary_key=True),
    Column("line", Integer, primary_key=True),
    Column("key", Id, nullable=False),  # of the dossier it becomes
    Column("item", String, nullable=False),
    Index("ix_postal_letter_item", "item"),
    Index("ix_postal_letter_key", "key"),
)
