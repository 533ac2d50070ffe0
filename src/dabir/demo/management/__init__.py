"""The demonstration paper's commands."""
