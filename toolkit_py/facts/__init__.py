"""What is known, with where it was seen: services, changes, sources, outcomes, and the area that keeps this copy."""

from toolkit_py.facts import area
from toolkit_py.html import environment

# The danger line stands in the frame of every tool, so every template may ask what the area's procedures are.
environment().globals["local_procedures"] = area.procedures
