"""What programs before this one gave out: contents of prints, files of forms."""
