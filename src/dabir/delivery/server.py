"""Running the newsstand under Granian: the only file that knows the server."""

from __future__ import annotations

from granian.constants import HTTPModes, Interfaces, Loops, RuntimeModes
from granian.log import LogLevels
from granian.server import Server

from dabir.delivery.application import Application
from dabir.delivery.stand import stand


def application() -> Application:
    """Return the application of this worker process, with Django set up."""
    from django.core.asgi import get_asgi_application  # noqa: PLC0415  # settings are configured first

    django = get_asgi_application()
    return Application(stand(), django)


def serve(host: str, port: int) -> None:
    """Serve the site on *host* and *port* until interrupted."""
    Server(
        "dabir.delivery.server:application",
        factory=True,
        address=host,
        port=port,
        interface=Interfaces.RSGI,
        loop=Loops.uvloop,
        http=HTTPModes.auto,
        runtime_mode=RuntimeModes.mt,
        websockets=False,
        log_level=LogLevels.warning,
        log_access=False,
    ).serve()
