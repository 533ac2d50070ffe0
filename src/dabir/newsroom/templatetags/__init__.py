"""Template filters of the newsroom."""
