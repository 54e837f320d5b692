"""One office for all trial days of a module."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.sync.trial_days.premises import Premises


@pytest.fixture(scope="module")
def premises(
    tmp_path_factory: pytest.TempPathFactory, home_file: Path, empty_store_file: Path
) -> Iterator[Premises]:
    premises = Premises(tmp_path_factory.mktemp("premises"), home_file, empty_store_file)
    yield premises
    for engine in premises.engines():
        engine.dispose()
