"""How hypothesis tries what tests claim, for every test."""

import os

from hypothesis import settings

# No clock: a busy machine is no fault. `make test` tries the same each time; `make test-all` tries anew.
settings.register_profile("toolkit", deadline=None, derandomize="TOOLKIT_TRIES" not in os.environ)
settings.load_profile("toolkit")
