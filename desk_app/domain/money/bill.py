"""What the applicant of one dossier has to pay, line by line, and what nobody can tell yet."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from desk_app.domain.dossier import FeeDue, UnpricedFee
from desk_app.domain.law.fees import FeeKind, FeeLine, FeeMoment
from desk_app.domain.law.procedure import Procedure, fields_of
from desk_app.domain.money.counted import ONE_OF_EACH, Counted
from desk_app.domain.money.reckon import Cost, Unknown, cost_of
from desk_app.domain.money.relief import (
    ALL,
    Exemption,
    Relief,
    Waiver,
    highest_first,
    left_to_pay,
    published_on,
)

_NAMES: Final = {  # as the receipt names a fee that was published without a name
    FeeKind.FEE: "Phí",
    FeeKind.LEVY: "Lệ phí",
    FeeKind.PRICE: "Giá dịch vụ",
    FeeKind.UNSTATED: "Phí, lệ phí",
}


_AFTER_BY_CUSTOM: Final = "Chứng thực"  # field whose fees the one-gate systems take afterwards


@dataclass(frozen=True, slots=True, kw_only=True)
class FeeEntry:
    """What the officer entered about the money of a dossier."""

    counted: Counted = ONE_OF_EACH
    confirmed: frozenset[str] = frozenset()  # ids of waivers whose conditions are met
    exemption: Exemption | None = None


NOTHING_ENTERED: Final = FeeEntry()


@dataclass(frozen=True, slots=True, kw_only=True)
class Charge:
    """One line of the bill."""

    cost: Cost
    relief: Relief | None = None  # the one that is used
    passed_over: tuple[Relief, ...] = ()  # would apply as well; reliefs never add up
    amount: int | None = None  # đồng to be paid; None: `unknown` says why
    rounded: bool = False  # the share left half a đồng, which is not asked for
    unknown: Unknown | None = None
    moment: FeeMoment = FeeMoment.BEFORE

    @property
    def name(self) -> str:
        return self.cost.line.name or _NAMES[self.cost.line.kind]


@dataclass(frozen=True, slots=True, kw_only=True)
class Bill:
    charges: tuple[Charge, ...] = ()  # of the lines in force, in the published order
    offered: tuple[Waiver, ...] = ()  # that fit the procedure on this day
    unproved: bool = False  # an exemption was stated without its basis: it waives nothing
    published_on_ground: str = ""  # what the lines say of its ground, for the officer to judge

    @property
    def due(self) -> tuple[FeeDue, ...]:
        """What the dossier keeps: every line whose sum is known, asked for, waived or free.

        So a dossier without any is one of whose fees nothing is known, not a free one.
        """
        return tuple(
            _due(charge, charge.amount) for charge in self.charges if charge.amount is not None
        )

    @property
    def unpriced(self) -> tuple[str, ...]:
        """Names of lines of which nobody can tell the sum."""
        return tuple(charge.name for charge in self.charges if charge.unknown is not None)

    @property
    def unpriced_after(self) -> tuple[str, ...]:
        """Those of `unpriced` that are collected with the result."""
        return tuple(
            charge.name
            for charge in self.charges
            if charge.unknown is not None and charge.moment is FeeMoment.AFTER
        )

    @property
    def unpriced_as(self) -> tuple[UnpricedFee, ...]:
        """What is published of those of `unpriced` of which more is known than a name."""
        lines = [(each.name, each.cost.line) for each in self.charges if each.unknown is not None]
        return tuple(
            UnpricedFee(name=name, kind=line.kind, source=line.source)
            for name, line in lines
            if line.kind is not FeeKind.UNSTATED or line.source
        )

    @property
    def total(self) -> int:
        """Đồng, of what is known."""
        return sum(charge.amount or 0 for charge in self.charges)

    @property
    def total_before(self) -> int:
        """Đồng of it that are collected when the dossier is received."""
        return self.total - self.total_after

    @property
    def total_after(self) -> int:
        """Đồng of it that are collected when the result is returned."""
        after = [charge for charge in self.charges if charge.moment is FeeMoment.AFTER]
        return sum(charge.amount or 0 for charge in after)

    @property
    def can_be_relieved(self) -> bool:
        """There is something to pay, or something nobody knows."""
        return any(charge.cost.amount != 0 for charge in self.charges)


def bill_of(
    procedure: Procedure,
    lines: Sequence[FeeLine],
    entry: FeeEntry,
    waivers: Sequence[Waiver],
    day: date,
) -> Bill:
    """Reckon `lines`, those of the channel and case of a dossier, as on `day`.

    A line not in force on `day` is left out. The relief with the highest benefit is used,
    alone. A whole relief of an unknown sum leaves nothing to pay; a part of it, an unknown.

    Legal: [fees.waivers-2026], [fees.exemption]
    """
    in_force = [line for line in lines if line.holds_on(day)]
    costs = [cost_of(line, entry.counted) for line in in_force]
    open_waivers = [waiver for waiver in waivers if waiver.holds_on(day)]
    exemption = entry.exemption
    said = [] if exemption is None else [published_on(exemption.ground, line) for line in in_force]
    return Bill(
        charges=tuple(_charge(procedure, cost, entry, open_waivers) for cost in costs),
        offered=tuple(
            waiver
            for waiver in open_waivers
            if any(cost.amount != 0 and waiver.covers(procedure, cost.line) for cost in costs)
        ),
        unproved=exemption is not None and not exemption.proved,
        published_on_ground=" ".join(dict.fromkeys(each for each in said if each)),
    )


def moment_of(line: FeeLine, procedure: Procedure) -> FeeMoment:
    """When `line` is collected: as published or decided by the office, otherwise by custom.

    The custom is "thu trước", when the dossier is received; of the field Chứng thực it is
    "thu sau" (docs/decisions/0067).
    """
    if line.moment is not None:
        return line.moment
    after = _AFTER_BY_CUSTOM in fields_of(procedure.field)
    return FeeMoment.AFTER if after else FeeMoment.BEFORE


def _charge(procedure: Procedure, cost: Cost, entry: FeeEntry, waivers: Sequence[Waiver]) -> Charge:
    plain = Charge(
        cost=cost,
        amount=cost.amount,
        unknown=cost.unknown,
        moment=moment_of(cost.line, procedure),
    )
    if cost.amount == 0:
        return plain  # free anyhow
    used = [w for w in waivers if w.id in entry.confirmed and w.covers(procedure, cost.line)]
    reliefs = [waiver.relief for waiver in used]
    if entry.exemption is not None and entry.exemption.proved:
        reliefs.append(entry.exemption.relief)
    if not reliefs:
        return plain
    relief, *others = highest_first(reliefs)
    charge = replace(plain, relief=relief, passed_over=tuple(others))
    if any(waiver.relief == relief and waiver.ceiling for waiver in used):
        return replace(charge, amount=None, unknown=Unknown.RELIEF_CEILING)
    if relief.share == ALL:
        return replace(charge, amount=0, unknown=None)
    if cost.amount is None:
        return charge
    left, rounded = left_to_pay(cost.amount, relief.share)
    return replace(charge, amount=left, rounded=rounded)


def _due(charge: Charge, amount: int) -> FeeDue:
    cost = charge.cost
    return FeeDue(
        name=charge.name,
        amount=amount,
        kind=cost.line.kind,
        unit=cost.line.unit,
        counted=cost.counted,
        full=cost.amount,
        relief=charge.relief,
        source=cost.line.source,
        moment=charge.moment,
    )
