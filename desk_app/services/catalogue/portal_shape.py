"""What of the national portal's answers is read, as typed values; all else is passed over.

A value of the wrong kind counts as not there. That is rare, so an answer is first taken as
it should be, and only where that fails value by value.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final, TypeAlias, TypeVar, get_args, get_origin

import msgspec

PORTAL: Final = b'"execution'  # cheap to look for, and in every answer of the portal
Amount: TypeAlias = int | float | str | None
_PLAIN: Final = frozenset({bool, int, float, str})
S = TypeVar("S", bound=msgspec.Struct)


class Named(msgspec.Struct, gc=False, frozen=True):
    name: str | None = None


class Document(msgspec.Struct, gc=False, frozen=True):
    name: str | None = None
    code: str | None = None


class Step(msgspec.Struct, gc=False, frozen=True):
    name: str | None = None
    description: str | None = None


class Fee(msgspec.Struct, rename="camel", gc=False, frozen=True):
    type: str | None = None
    value: Amount = None
    description: str | None = None
    currency_name: str | None = None


class Method(msgspec.Struct, rename="camel", gc=False, frozen=True):
    submission_method: str | None = None
    processing_time: Amount = None
    processing_time_unit: str | None = None
    description: str | None = None
    fees: tuple[Fee, ...] | None = None


class Component(msgspec.Struct, rename="camel", gc=False, frozen=True):
    name: str | None = None
    original_qty: Any = None
    copy_qty: Any = None
    attachments: Any = None


class Section(msgspec.Struct, rename="camel", gc=False, frozen=True):
    name: str | None = None
    profile_components: tuple[Component, ...] | None = None


class Proposal(msgspec.Struct, rename="camel", gc=False, frozen=True):
    proposal_number: str | None = None
    decision_date: Any = None


class Detail(msgspec.Struct, rename="camel", gc=False, frozen=True):
    """One answer."""

    code: str | None = None
    name: str | None = None
    decision_no: str | None = None
    procedure_proposal: Proposal | None = None
    categories_details: tuple[Named | None, ...] | None = None
    departments_authority: tuple[Named | None, ...] | None = None
    unit_groups_authority: tuple[Named | None, ...] | None = None
    departments_executing: tuple[Named | None, ...] | None = None
    unit_groups_executing: tuple[Named | None, ...] | None = None
    execution_cases: tuple[Section, ...] | msgspec.UnsetType | None = msgspec.UNSET
    execution_methods: tuple[Method, ...] | msgspec.UnsetType | None = msgspec.UNSET
    execution_steps: tuple[Step, ...] | None = None
    results_details: tuple[Named | None, ...] | None = None
    subject_types_details: tuple[Named | None, ...] | None = None
    legal_basises_details: tuple[Document | None, ...] | None = None
    requirements_and_conditions: str | None = None
    is_ministry: Any = None
    is_province: Any = None
    is_ward: Any = None
    is_other_agency: Any = None
    is_non_territorial: Any = None
    is_offline_only: Any = None
    is_full_process: Any = None

    @property
    def is_of_the_portal(self) -> bool:
        return not (
            self.execution_cases is msgspec.UNSET and self.execution_methods is msgspec.UNSET
        )

    @property
    def cases(self) -> Sequence[Section]:
        return self.execution_cases or ()

    @property
    def methods(self) -> Sequence[Method]:
        return self.execution_methods or ()


_ANSWER: Final = msgspec.json.Decoder(Detail)


def detail_in(text: bytes) -> Detail | None:
    """The answer that `text` is; None: it is none, or has to be read with more patience."""
    try:
        found = _ANSWER.decode(text)
    except (ValueError, RecursionError):
        return None
    return found if found.is_of_the_portal else None


def details_in(lines: bytes) -> Sequence[Detail]:
    """The answers that `lines` are, one a line; none where one of them is no answer."""
    try:
        found = _ANSWER.decode_lines(lines)
    except (ValueError, RecursionError):
        return ()
    return found if all(each.is_of_the_portal for each in found) else ()


def shaped(entry: Mapping[str, Any], shape: type[S]) -> S:
    """What `entry` holds, without what is of the wrong kind."""
    try:
        return msgspec.convert(entry, shape)
    except ValueError:
        return _fitting(entry, shape)


def _fitting(entry: Mapping[str, Any], shape: type[S]) -> S:
    return shape(
        **{
            field.name: _value(entry[field.encode_name], field.type)
            for field in msgspec.structs.fields(shape)
            if field.encode_name in entry
        }
    )


def _value(value: object, kind: Any) -> object:
    """`value`, or as much of it as is of `kind`; otherwise None."""
    if kind is Any:
        return value
    for each in get_args(kind):
        if each in _PLAIN and type(value) is each:
            return value
        if get_origin(each) is tuple and isinstance(value, list):
            return tuple(_several(value, get_args(each)[0]))
        if isinstance(each, type) and issubclass(each, msgspec.Struct) and isinstance(value, dict):
            return _fitting(value, each)
    return None


def _several(values: list[object], kind: Any) -> Iterator[object]:
    """Of a list whose items may be null, what is of another kind counts as that."""
    if get_args(kind):
        yield from (_value(each, kind) for each in values)
    elif kind is str:
        yield from (each for each in values if isinstance(each, str))
    else:
        yield from (_fitting(each, kind) for each in values if isinstance(each, dict))
