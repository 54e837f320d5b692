"""The tables can be spread over several machines by their unit: said by PostgreSQL itself.

Citus is not needed: its rules for constraints are checked on PostgreSQL's own catalogue, by
stand-ins for its functions that refuse what it would refuse.
"""

import re
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest
from sqlalchemy import Engine, inspect, text

import central.store
from central.store.engine import open_engine
from central.store.migrate import migrate

SCRIPT = Path(central.store.__path__[0]) / "citus.sql"
STAYS = {"alembic_version"}
STAND_INS = """
CREATE TABLE spread (name text PRIMARY KEY, by text);
CREATE FUNCTION create_reference_table(name text) RETURNS void LANGUAGE sql AS
  $$ INSERT INTO spread VALUES (name, NULL) $$;
CREATE FUNCTION create_distributed_table(name text, by text, colocate_with text DEFAULT 'default')
RETURNS void LANGUAGE plpgsql AS $$
DECLARE wrong text;
BEGIN
  SELECT i.indexrelid::regclass::text INTO wrong FROM pg_index i
   WHERE i.indrelid = name::regclass AND i.indisunique AND NOT EXISTS (
     SELECT 1 FROM pg_attribute a
      WHERE a.attrelid = i.indrelid AND a.attnum = ANY (i.indkey) AND a.attname = by);
  IF wrong IS NOT NULL THEN
    RAISE EXCEPTION USING MESSAGE = 'cannot create constraint on ' || name || ': ' || wrong;
  END IF;
  INSERT INTO spread VALUES (name, by);
END $$;
"""
FOREIGN = """
SELECT c.conname, c.conrelid::regclass::text AS one, c.confrelid::regclass::text AS other,
       EXISTS (SELECT 1 FROM unnest(c.conkey, c.confkey) AS pair(k, f)
               JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = k
               JOIN pg_attribute b ON b.attrelid = c.confrelid AND b.attnum = f
              WHERE a.attname = 'unit' AND b.attname = 'unit') AS together
  FROM pg_constraint c WHERE c.contype = 'f'
"""


@pytest.fixture
def engine(empty_postgres: str) -> Iterator[Engine]:
    engine = open_engine(empty_postgres)
    migrate(engine)
    yield engine
    engine.dispose()


def spread(engine: Engine) -> dict[str, str | None]:
    """Run the script; which table lies where, by what column."""
    words = re.sub(r"CREATE EXTENSION[^;]*;", "", SCRIPT.read_text("utf-8"))
    with engine.begin() as connection:
        connection.exec_driver_sql(STAND_INS)
        connection.exec_driver_sql(words.replace("BEGIN;", "").replace("COMMIT;", ""))
        rows = connection.execute(text("SELECT name, by FROM spread"))
        return {row.name: row.by for row in rows}


def test_that_every_table_is_spread_by_its_unit_or_lies_everywhere(engine: Engine) -> None:
    placed = spread(engine)
    tables = set(inspect(engine).get_table_names())
    assert set(placed) == tables - STAYS - {"spread"}
    assert {by for by in placed.values() if by is not None} == {"unit"}
    everywhere = {"unit", "edition", "edition_piece", "other_name"}
    assert {name for name, by in placed.items() if by is None} == everywhere


def test_that_foreign_keys_stay_within_a_unit_or_point_to_what_lies_everywhere(
    engine: Engine,
) -> None:
    placed = spread(engine)
    with engine.begin() as connection:
        for key in connection.execute(text(FOREIGN)):
            assert placed[key.other] is None or (placed[key.one] and key.together), key.conname


def test_that_a_key_without_the_unit_would_be_noticed(engine: Engine) -> None:
    with engine.begin() as connection:
        connection.exec_driver_sql("CREATE UNIQUE INDEX too_wide ON desk (secret)")
    with pytest.raises(Exception, match="too_wide") as refused:
        spread(engine)
    assert isinstance(refused.value.__cause__, psycopg.Error)


def test_that_no_numbers_are_drawn_from_a_sequence(engine: Engine) -> None:
    """A sequence is one machine's; positions come from the counter of the unit."""
    assert inspect(engine).get_sequence_names() == []
