"""Report keys: what tasks of this machine may make without anybody at the desk."""
