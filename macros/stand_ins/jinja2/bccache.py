"""No cache of compiled templates on a disk: the bundle holds them compiled, and pickle, tempfile and hashlib take long."""


class BytecodeCache:
    pass


FileSystemBytecodeCache = MemcachedBytecodeCache = BytecodeCache
