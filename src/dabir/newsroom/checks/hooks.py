"""Where this room hangs itself into Wagtail's admin."""
