"""What surrounds writing: roles, approval, the home pages of the desk, the log, reports."""
