"""The worker process: opens the store read-only, gives up the network, and answers one message after the other.

Started as ``python -m uniongraph.serve.worker STORE MEMORY_MB``; it speaks frames on its standard streams and ends
when the server does. It knows no clock: the server ends it when a question takes too long.
"""

from __future__ import annotations

import contextlib
import os
import sys
from pathlib import Path

from uniongraph.serve import frames
from uniongraph.serve.isolation import isolate


def main(folder: str, memory_mb: int) -> None:
    """Answer until the server hangs up."""
    requests, replies = sys.stdin.buffer, os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # whatever a library prints must not stand among the frames
    isolated = isolate(memory_mb)

    from uniongraph.serve.jobs import Jobs  # after the filter: it holds for threads that start later

    jobs = Jobs(Path(folder))
    replies.write(frames.pack({"ready": True, "isolated": isolated}))
    replies.flush()
    while (message := frames.read(requests)) is not None:
        try:
            header, body = jobs.answer(message[0])
        except MemoryError:
            replies.write(frames.pack({"fault": "memory"}))
            replies.flush()
            os._exit(1)  # what is left of the question may still fill the memory
        replies.write(frames.pack(header, body))
        replies.flush()


if __name__ == "__main__":
    with contextlib.suppress(BrokenPipeError):  # the server is gone
        main(sys.argv[1], int(sys.argv[2]))
