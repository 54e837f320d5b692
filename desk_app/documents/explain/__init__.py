"""Why a result is what it is, as JSON: for the command line, the office and its testers."""
