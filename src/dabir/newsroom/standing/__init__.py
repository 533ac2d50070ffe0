"""Where a story stands with readers: under embargo, public, withdrawn, merged or moved, and changing that by hand."""
