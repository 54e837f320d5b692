"""Báo cáo, sổ (F8): choose a report and a period, read it, open its numbers, write it down."""
