"""Visitors' kernels: forked from one process that has read everything, or started afresh."""
