"""How the program comes up: the store opened, memory given back, pages loaded behind the log-in."""
