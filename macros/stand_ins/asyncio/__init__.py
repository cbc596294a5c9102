"""asyncio without its servers, sockets and processes: Pyodide imports it to start, and no tool awaits anything."""

from . import coroutines, events, exceptions, futures, locks, protocols, runners, tasks, transports
from .coroutines import *
from .events import *
from .exceptions import *
from .futures import *
from .locks import *
from .protocols import *
from .runners import *
from .tasks import *
from .transports import *

DefaultEventLoopPolicy = events._BaseDefaultEventLoopPolicy
