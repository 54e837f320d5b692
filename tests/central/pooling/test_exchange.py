"""The exchange, with another session for each transaction: the tests of `tests/sync`, once more."""

from tests.sync.test_exchange import *  # noqa: F403  # the same tests, on another `home`
