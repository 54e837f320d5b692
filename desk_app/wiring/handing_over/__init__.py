"""Handing over and taking over, put together."""
