"""No event loop: no tool awaits anything, and asyncio takes a tenth of the start."""


def _initialize_event_loop():
    pass
