"""Tracebacks without colours: no terminal reads them. Making Python's own themes takes longer than all of a tool."""


class _Plain:
    def __getattr__(self, name):
        if name.startswith("__"):
            raise AttributeError(name)
        return ""


class _Theme:
    traceback = syntax = _Plain()


ANSIColors = _Plain


def can_colorize(*, file=None):
    return False


def get_theme(*, tty_file=None, force_color=False, force_no_color=False):
    return _Theme


def get_colors(colorize=False, *, file=None):
    return _Plain()


def decolor(text):
    return text
