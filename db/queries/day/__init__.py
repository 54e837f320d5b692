"""The supervisor's day: figures, lists and what is to be seen. Formulas stand in docstrings.

Everywhere `by` is the officer whose own figures are wanted; None: those of the whole office.
"""
