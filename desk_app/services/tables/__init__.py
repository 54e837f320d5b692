"""Tables as files: a workbook or CSV, written line by line and put in place when whole."""
