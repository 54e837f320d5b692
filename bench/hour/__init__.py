"""An hour at the counter, driven from outside: what the desk, its line and its printer came to."""
