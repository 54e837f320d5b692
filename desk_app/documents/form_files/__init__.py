"""The files of an edition, read key by key: whatever is wrong is named with its line."""
