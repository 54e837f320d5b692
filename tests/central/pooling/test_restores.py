"""Restores, with another session for each transaction: the tests of `tests/sync`, once more."""

from tests.sync.test_restores import *  # noqa: F403  # the same tests, on another `home`
