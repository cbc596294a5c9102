"""Refuses to publish until a person's name stands in ``extra.reviewed_by``: ``python -m macros.publish``."""

import sys
from pathlib import Path

from mkdocs.config import load_config

CONFIG = Path(__file__).resolve().parent.parent / "mkdocs.yml"


def main(config: Path = CONFIG) -> int:
    """0 where a safeguarding lead is named as having read the site, otherwise 1 with the reason."""
    reader = str(load_config(str(config)).extra.get("reviewed_by") or "").strip()
    if reader:
        print(f"Read by {reader}.")
        return 0
    print("Not published: no safeguarding lead is named in mkdocs.yml, extra.reviewed_by.", file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main())
