"""Whatever a file holds, it is read, told or refused; it never breaks the import."""

import gzip
import json
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from desk_app.domain.errors import CatalogueUnreadable
from desk_app.domain.law.procedure import procedure_facts, procedure_from
from desk_app.services.catalogue.catalogue_file import read_catalogue
from desk_app.services.catalogue.starter import starter_catalogue
from tests.services.catalogue.samples import CRAWLED, PORTAL, packed, raw

OURS = procedure_facts(starter_catalogue()[0])
ANYTHING = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(max_size=6)
    | st.sampled_from(["DIRECT", "WORKING_DAY", "1.000001", -1, 10**400]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner),
    max_leaves=5,
)


def places(value: Any, path: tuple[str | int, ...] = ()) -> list[tuple[str | int, ...]]:
    """Every place in a JSON value, itself included."""
    steps: list[tuple[str | int, Any]] = []
    if isinstance(value, dict):
        steps = list(value.items())
    elif isinstance(value, list):
        steps = list(enumerate(value))
    return [path, *(place for step, inner in steps for place in places(inner, (*path, step)))]


def swapped(value: Any, path: tuple[str | int, ...], other: Any) -> Any:
    if not path:
        return other
    copy: Any = value.copy()
    copy[path[0]] = swapped(copy[path[0]], path[1:], other)
    return copy


def read_somehow(content: bytes) -> None:
    try:
        reading = read_catalogue("fuzz", content)
    except CatalogueUnreadable as error:
        told = error.reason
    else:
        told = ""
        for procedure in reading.procedures:
            text = json.dumps(procedure_facts(procedure))
            assert procedure_from(json.loads(text)) == procedure
    assert told in {"", "packed", "encoding", "json", "shape", "too_large"}


@given(st.data(), st.sampled_from([PORTAL, CRAWLED, OURS]), ANYTHING)
def test_that_any_value_at_any_place_is_survived(
    data: st.DataObject, entry: dict[str, Any], value: object
) -> None:
    plain = json.loads(json.dumps(entry))
    place = data.draw(st.sampled_from(places(plain)))
    read_somehow(raw([swapped(plain, place, value), OURS]))


@given(st.binary() | st.binary().map(gzip.compress) | ANYTHING.map(raw))
def test_that_any_bytes_are_survived(content: bytes) -> None:
    read_somehow(content)


@given(st.integers(0), st.binary(max_size=4), st.sampled_from([raw(PORTAL), packed(PORTAL)]))
def test_that_a_damaged_file_is_survived(place: int, bytes_: bytes, content: bytes) -> None:
    place %= len(content)
    read_somehow(content[:place] + bytes_ + content[place + 1 :])
