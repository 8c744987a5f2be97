"""Fuzzing: mutations of our own fixtures, and coverage-guided targets (run by hand)."""
