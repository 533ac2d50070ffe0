"""A newsroom of stock Wagtail as its own documentation builds one: what ``newsroom.py`` measures beside ours."""
