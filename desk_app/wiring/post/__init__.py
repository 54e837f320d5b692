"""The post, as screens may use it."""
