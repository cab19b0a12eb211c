"""The commands, a module each: ``EXAMPLE`` is the line its help ends with, ``run`` does it."""
