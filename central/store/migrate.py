"""Bring a central store to this program's version. Forward only."""

from importlib.resources import files

from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy import Engine

from central.store.version import revision_of


class StoreNewer(RuntimeError):
    """A newer program made this store; nothing was touched."""


def migrate(engine: Engine) -> None:
    """Upgrade in one transaction; do nothing when already current. Raises StoreNewer."""
    config, known = migration_config(), known_revisions()
    with engine.begin() as connection:
        current = revision_of(connection)
        if current is not None and current not in known:
            raise StoreNewer(current)
        config.attributes["connection"] = connection
        command.upgrade(config, "head")


def known_revisions() -> frozenset[str]:
    """Forms of a store that this program can bring forward, and its own."""
    scripts = ScriptDirectory.from_config(migration_config())
    return frozenset(script.revision for script in scripts.walk_revisions())


def migration_config() -> Config:
    """Where the migrations lie: in `versions`, and on the shelves in it."""
    config = Config()
    config.set_main_option("script_location", str(files("central.store") / "migrations"))
    config.set_main_option("recursive_version_locations", "true")
    return config
