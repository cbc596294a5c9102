"""Where packages would go: none is ever loaded, and Pyodide asks only for the two places."""

from pathlib import PurePosixPath
from site import getsitepackages

SITE_PACKAGES = PurePosixPath(getsitepackages()[0])
DSO_DIR = PurePosixPath("/usr/lib")


def init_loaded_packages():
    pass
