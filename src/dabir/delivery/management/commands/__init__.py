"""The newsstand's commands."""
