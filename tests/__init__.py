"""The tests. This file makes them a package, as some installed distributions bring a top-level `tests` of their own."""
