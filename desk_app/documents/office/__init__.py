"""Papers that no circular prescribes: lists handed over, slips, tickets, labels, the day in sum."""
