"""Words to lines: the faces, what stays together, where Vietnamese breaks, templates filled."""
