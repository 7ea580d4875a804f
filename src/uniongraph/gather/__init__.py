"""Many pages to one build, out of core: what pages say is kept page by page and added up by key in a database.

A clean build and one that takes up what is known go the same way: the first begins with an empty database. So nothing
that is kept can make the bytes of a build differ; it only saves work.
"""

from uniongraph.gather.base import Base
from uniongraph.gather.cache import Cache
from uniongraph.gather.files import write_files
from uniongraph.gather.looks import Looks
from uniongraph.gather.store import PageStore
from uniongraph.gather.update import Update

__all__ = ["Base", "Cache", "Looks", "PageStore", "Update", "write_files"]
