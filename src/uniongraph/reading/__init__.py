"""One page in, what was made of it out: the work that is done page by page, in this process or in many.

A :class:`Task` and a :class:`PageResult` can be pickled, and :func:`read_some` is a pure function of its arguments, so
that any ``concurrent.futures.Executor`` can do the work: processes of this machine, or a cluster's.
"""

from uniongraph.reading.crew import Crew, Lost, read_all
from uniongraph.reading.one import PageResult, Reader, Setup, Task, read_some

__all__ = ["Crew", "Lost", "PageResult", "Reader", "Setup", "Task", "read_all", "read_some"]
