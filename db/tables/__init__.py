"""Tables as SQLAlchemy sees them. Shapes only: no rules, no queries."""
