"""The supervisor's day put together: what the screen F7 may call."""
