"""What an import would change, and what in it is doubtful: values and words, no storing."""
