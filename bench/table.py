"""`python3 dev.py bench --table`: the last figures into docs/BENCHMARKS.md.

Lines of budgets that were not measured stay as they are: some are measured elsewhere.
"""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Final

from bench.figures import RESULTS

TABLE: Final = Path(__file__).parent.parent / "docs" / "BENCHMARKS.md"
_COMMANDS: Final = {  # what is not here is measured by `dev.py bench` alone
    **dict.fromkeys(("P1", "P2", "P3", "P4", "P5", "P6", "P7", "P18", "R5"), "bench --alone"),
    **dict.fromkeys(("P13", "P14"), "bench --hour"),
    **dict.fromkeys(("P9", "P10", "P11", "P12"), "bench --central"),
}
_AFTER: Final = "\n## Reliability"  # lines below are no figures

Fact = Mapping[str, Any]  # of a figure, as `figures.keep` keeps it


def write_table(results: Path = RESULTS, table: Path = TABLE) -> None:
    facts = json.loads(results.read_text("utf-8"))
    table.write_text(with_figures(table.read_text("utf-8"), facts), "utf-8")


def with_figures(text: str, facts: Sequence[Fact]) -> str:
    """`text` with the lines of each measured budget in the place of those it had.

    Raises:
        KeyError: a budget has no line yet.
    """
    lines, left = [], {fact["budget"] for fact in facts}
    table, heading, below = text.partition(_AFTER)
    for line in table.splitlines():
        budget = _budget_of(line)
        if budget not in {fact["budget"] for fact in facts}:
            lines.append(line)
        elif budget in left:
            left.discard(budget)
            lines += [_line(fact) for fact in facts if fact["budget"] == budget]
    if left:
        raise KeyError(*sorted(left))
    return "\n".join(lines) + ("\n" + heading + below if heading else "\n")


def _budget_of(line: str) -> str:
    return line.split("|")[1].strip() if line.startswith(("| P", "| R")) else ""


def _line(fact: Fact) -> str:
    floor, ratio, most = fact["floor_ms"], fact["ratio"], fact["most"]
    cells = (
        fact["budget"],
        fact["what"],
        "any" if fact["dossiers"] is None else f"{fact['dossiers']:,}",
        f"{fact['ours_ms']:.2f}",
        "–" if floor is None else f"{floor:.2f}",
        "–" if ratio is None else f"{ratio:.2f}",
        "–" if most is None else f"{most:g}",
        "yes" if fact["holds"] else "**no**",
        fact["note"],
        "" if fact["clock"] == "wall" else "processor",
        f"`{_COMMANDS.get(fact['budget'], 'bench')}`",
    )
    return f"| {' | '.join(cells)} |"
