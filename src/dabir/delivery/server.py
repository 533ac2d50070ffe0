"""Running the newsstand under uvicorn: the only file that starts the server.

Each worker is a process of its own with its own press and follower. Workers that die are
started again; workers whose parent has died end by themselves.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading

import django
from uvicorn import Config, Server
from uvicorn.supervisors import Multiprocess

_GRACE_SECONDS = 5
_KEEP_ALIVE_SECONDS = 75
"""Longer than the minute after which nginx lets go of an idle connection: who closes first must be the one who asks."""


class _Config(Config):
    """What a worker process loads: Django first."""

    def load(self) -> None:
        """Set up what the application and the protocol stand on."""
        django.setup()
        if multiprocessing.parent_process():
            threading.Thread(target=_end_with_parent, name="parent", daemon=True).start()
        super().load()


def serve(host: str, port: int, workers: int, *, readers_only: bool = False) -> None:
    """Serve the site on *host* and *port* with so many *workers* until interrupted; *readers_only* without newsroom."""
    config = _Config(
        f"dabir.delivery.application:{'readers_application' if readers_only else 'application'}",
        factory=True,
        host=host,
        port=port,
        workers=workers,
        loop="uvloop",
        http="dabir.delivery.protocol:PaperProtocol",
        ws="none",
        lifespan="on",
        log_level="warning",
        access_log=False,
        server_header=False,
        timeout_keep_alive=_KEEP_ALIVE_SECONDS,
        timeout_graceful_shutdown=_GRACE_SECONDS,
    )
    if workers > 1:
        Multiprocess(config, sockets=[config.bind_socket()]).run()
    else:
        Server(config).run()


def _end_with_parent() -> None:
    """Wait for the parent process to end, however it does, and then end this one in order."""
    parent = multiprocessing.parent_process()
    if parent:
        parent.join()
        os.kill(os.getpid(), signal.SIGTERM)
