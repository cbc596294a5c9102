"""What asyncio names of sockets: a page's worker has none."""

from _socket import *
