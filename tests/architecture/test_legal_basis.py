"""A rule with a number in it says which law it comes from, once."""

import re
import tomllib
from datetime import date

from tests.architecture.sources import MODULES, ROOT, name

BASIS = tomllib.loads((ROOT / "resources/legal/basis.toml").read_text("utf-8"))
CITING = [path for path in MODULES if not name(path).startswith("tests/")]


def test_that_every_legal_basis_cited_is_on_record() -> None:
    cited = {
        key
        for path in CITING
        for line in path.read_text("utf-8").splitlines()
        if "Legal:" in line
        for key in re.findall(r"\[([\w.-]+)\]", line)
    }
    assert cited <= BASIS.keys(), cited - BASIS.keys()


def test_that_every_record_names_act_article_and_day_of_checking() -> None:
    bare = [
        key
        for key, record in BASIS.items()
        if not (
            len(record.get("text", "")) > len("…")
            and record.get("act")
            and record.get("article")
            and isinstance(record.get("checked"), date)
        )
    ]
    assert not bare
