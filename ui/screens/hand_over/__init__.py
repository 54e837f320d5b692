"""Handing over (F4): lists being made, lists that were given, results that come back."""
