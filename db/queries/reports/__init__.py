"""What reports count. Each query reads `standing`, and says in its docstring by what formula."""
