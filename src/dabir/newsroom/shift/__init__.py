"""The one screen of a shift: what is in work, what waits, what is out, what went wrong."""
