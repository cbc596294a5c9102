"""What asyncio names of processes: a page's worker has none."""

PIPE = -1
STDOUT = -2
DEVNULL = -3
