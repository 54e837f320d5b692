"""The catalogue as an office keeps it: four tables in one workbook, or in files of CSV."""
