"""An edition of the catalogue on its way from who prepares it, by the centre, to the desks."""
