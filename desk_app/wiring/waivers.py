"""The waivers of fees that are shipped with the program."""

import tomllib
from importlib.resources import files

from desk_app.domain.money.relief import Waiver, read_waivers


def the_waivers() -> tuple[Waiver, ...]:
    text = files("resources").joinpath("fees/waivers.toml").read_text("utf-8")
    return read_waivers(tomllib.loads(text))
