"""The one register of tables, and how moments and ids are stored."""

from collections.abc import Callable
from datetime import UTC, datetime
from functools import lru_cache
from uuid import UUID

from sqlalchemy import BigInteger, Dialect, LargeBinary, MetaData
from sqlalchemy.types import TypeDecorator
from typing_extensions import override

metadata = MetaData(
    naming_convention={  # stable names, so migrations can drop a constraint
        "ix": "ix_%(column_0_label)s",
        "uq": "uq_%(table_name)s_%(column_0_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
        "pk": "pk_%(table_name)s",
    }
)


class Moment(TypeDecorator[datetime]):
    """An aware datetime as whole milliseconds since 1970 in UTC."""

    impl = BigInteger
    cache_ok = True

    @override
    def bind_processor(self, dialect: Dialect) -> Callable[[datetime | None], int | None]:
        return _milliseconds

    @override
    def result_processor(
        self, dialect: Dialect, coltype: object
    ) -> Callable[[int | None], datetime | None]:
        return _moment


class Id(TypeDecorator[UUID]):
    """A UUID as its 16 bytes."""

    impl = LargeBinary(16)
    cache_ok = True

    @override
    def bind_processor(self, dialect: Dialect) -> Callable[[UUID | None], bytes | None]:
        return _bytes

    @override
    def result_processor(
        self, dialect: Dialect, coltype: object
    ) -> Callable[[bytes | None], UUID | None]:
        return _id


def _milliseconds(value: datetime | None) -> int | None:
    if value is None:
        return None
    if value.tzinfo is None:
        raise ValueError("a moment needs its zone")
    return round(value.timestamp() * 1000)


def _bytes(value: UUID | None) -> bytes | None:
    return None if value is None else value.bytes


def _moment(value: int | None) -> datetime | None:
    return None if value is None else datetime.fromtimestamp(value / 1000, UTC)


@lru_cache(4096)  # lists read the same officers and dossiers again and again
def _id(value: bytes | None) -> UUID | None:
    return None if value is None else UUID(bytes=value)
