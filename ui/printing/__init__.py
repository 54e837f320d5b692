"""Printing without a dialog: from the order to the paper in the tray, or to a file and a viewer."""
