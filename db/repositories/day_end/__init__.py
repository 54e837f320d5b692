"""The evening of the office: a day is counted, explained and sealed."""
