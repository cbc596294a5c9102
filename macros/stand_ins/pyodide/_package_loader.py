"""Where packages would go: none is ever loaded, and Pyodide asks only for the two places."""

from site import getsitepackages


class _Place:
    def __init__(self, path):
        self.path = path

    def __str__(self):
        return self.path


SITE_PACKAGES = _Place(getsitepackages()[0])
DSO_DIR = _Place("/usr/lib")


def init_loaded_packages():
    pass
