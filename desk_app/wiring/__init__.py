"""Every long-lived object is built here once, by hand; screens get `Office` and nothing else."""
