"""What two desks did otherwise, side by side, for the leader who decides."""
