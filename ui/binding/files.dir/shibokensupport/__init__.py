"""Stands for PySide's package of this name until somebody asks for a signature."""
