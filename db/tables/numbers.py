"""Numbers and codes beside the dossier's own: of papers, and of other systems."""

from sqlalchemy import Column, Index, Integer, String, Table

from db.tables.metadata import Id, Moment, metadata

last_paper_number = Table(  # the last one given of each series, per block
    "last_paper_number",
    metadata,
    Column("unit", String, primary_key=True),
    Column("form", String, primary_key=True),  # empty: of every form, passed over
    Column("year", Integer, primary_key=True),
    Column("block", Integer, primary_key=True),
    Column("last", Integer, nullable=False),
)

external_code = Table(  # the fold of dossiers' acts; two dossiers may claim one code
    "external_code",
    metadata,
    Column("dossier", Id, primary_key=True),
    Column("system", String, primary_key=True),
    Column("code", String, nullable=False),
    Column("sought", String, nullable=False),  # in capitals, without blanks
    Index("ix_external_code_sought", "sought"),
)

sent_away = Table(  # the fold of acts that answered a person with a paper and no code
    "sent_away",
    metadata,
    Column("n", Integer, primary_key=True),  # order of arrival in this store
    Column("id", Id, nullable=False, unique=True),
    Column("kind", String, nullable=False),
    Column("form", String, nullable=False),
    Column("year", Integer, nullable=False),
    Column("number", Integer, nullable=False),
    Column("printed", String, nullable=False),  # "1012/PBS-TTPVHCC"
    Column("desk", String, nullable=False),
    Column("officer", Id, nullable=False),
    Column("procedure_code", String, nullable=False),  # empty: of no procedure we know
    Column("request", String, nullable=False),
    Column("applicant", String, nullable=False),
    Column("id_number", String, nullable=False),
    Column("id_tail", String, nullable=False),
    Column("phone", String, nullable=False),
    Column("at", Moment, nullable=False),
    Index("ix_sent_away_number", "number"),
    Index("ix_sent_away_id_number", "id_number"),
    Index("ix_sent_away_id_tail", "id_tail"),
    Index("ix_sent_away_phone", "phone"),
)

# sent_away_words (FTS5, contentless, rowid = sent_away.n) is made by the fourth
# migration: SQLAlchemy has no word for it.
