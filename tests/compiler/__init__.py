"""The compiler, file by file."""
