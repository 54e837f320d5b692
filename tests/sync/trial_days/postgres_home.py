"""A home on PostgreSQL that can be backed up and restored, as one on a file can."""

import pickle
from pathlib import Path

from sqlalchemy import delete, insert, select
from typing_extensions import override

from central.store.tables import metadata
from central.store.units import Units
from tests.builders import UNIT
from tests.sync.office import Home


class PostgresHome(Home):
    @override
    def back_up(self, file: Path) -> None:
        with self.engine.begin() as connection:
            rows = {
                name: [dict(row) for row in connection.execute(select(table)).mappings()]
                for name, table in metadata.tables.items()
            }
        file.write_bytes(pickle.dumps(rows))

    @override
    def restore(self, file: Path, *, new_epoch: bool = True) -> None:
        rows = pickle.loads(file.read_bytes())  # noqa: S301  # our own of a moment ago
        with self.engine.begin() as connection:
            for table in reversed(metadata.sorted_tables):
                connection.execute(delete(table))
            for table in metadata.sorted_tables:
                if rows[table.name]:
                    connection.execute(insert(table), rows[table.name])
            if new_epoch:
                Units(connection).begin_epoch(UNIT)
