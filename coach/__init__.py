"""The coach: a pure library that reads words, advances talks and compiles playbooks."""
