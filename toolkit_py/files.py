"""The package's own data files: TOML and templates, read the same way from a folder and from a zip."""

import pkgutil


def read(package: str, name: str) -> str:
    """Return the text of a data file that lies in or under a package.

    Args:
        package: dotted name of the package, for example ``"toolkit_py.facts"``.
        name: the file's path under it with forward slashes, for example ``"outcomes/debt.toml"``.

    Returns:
        The file's text, decoded as UTF-8, with line ends as ``\\n``.

    Raises:
        ValueError: the name is absolute or climbs out of the package.
        FileNotFoundError: there is no such file.
    """
    if name.startswith("/") or "\\" in name or ".." in name.split("/"):
        raise ValueError(f"{name!r}: give a path under {package} with forward slashes and no '..'")
    try:
        data = pkgutil.get_data(package, name)
    except OSError as error:
        raise FileNotFoundError(f"{package} has no file {name!r}") from error
    if data is None:
        raise FileNotFoundError(f"{package} has no file {name!r}: is it a package with an __init__.py?")
    return data.decode("utf-8").replace("\r\n", "\n")
