"""Nothing to await with: Pyodide asks for these names to start, and no tool awaits anything."""


def get_event_loop():
    raise RuntimeError("There is no event loop: a tool answers at once")


get_running_loop = get_event_loop
