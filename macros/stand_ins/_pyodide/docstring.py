"""No help text for what Pyodide's C code offers: writing it takes longer than its use is worth where nobody reads it."""


def dedent_docstring(docstring):
    return docstring


def get_cmeth_docstring(func):
    return f"{func.__name__}()\n--\n\n"
