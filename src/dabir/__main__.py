"""``python -m dabir`` is ``dabir``."""

from dabir.cli import main

main()
