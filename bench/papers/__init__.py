"""P3 and P4: papers drawn, and given to a printer."""
