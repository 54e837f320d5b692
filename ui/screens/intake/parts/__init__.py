"""The presenter of intake, one part for each reason to change."""
