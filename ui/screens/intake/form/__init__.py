"""What is typed on the intake screen, as values: no Qt, no store."""
