"""Provinces and communes. Not shared: each desk imports the list of its country."""

from sqlalchemy import Column, Date, Index, String, Table

from db.tables.metadata import metadata

place = Table(
    "place",
    metadata,
    Column("code", String, primary_key=True),  # two digits of a province, five of a commune
    Column("name", String, nullable=False),  # in full, with its kind
    Column("kind", String, nullable=False),
    Column("parent", String, nullable=False),  # code of the province; empty for a province
    Column("folded", String, nullable=False),  # its name and its province's, as searched
    Column("valid_from", Date),
    Column("valid_to", Date),  # gone from this day on
    Index("ix_place_parent", "parent"),
)
