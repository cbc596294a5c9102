"""Writes the golden HTML of every example: ``python -m tests.golden [tool …]``. Read the difference, then commit it."""

import sys
from pathlib import Path

import toolkit_py

WIDGETS = Path(toolkit_py.__file__).parent / "widgets"


def main() -> None:
    for name in sys.argv[1:] or toolkit_py.widgets():
        folder = WIDGETS / name / "golden"
        folder.mkdir(exist_ok=True)
        examples = toolkit_py.examples(name)
        for stale in {path.stem for path in folder.glob("*.html")} - {e.name for e in examples}:
            (folder / f"{stale}.html").unlink()
        for example in examples:
            html = toolkit_py.render(name, example.fields, example.today).html
            (folder / f"{example.name}.html").write_text(html + "\n", encoding="utf-8")
        print(f"{name}: {len(examples)} examples")


if __name__ == "__main__":
    main()
