"""Drawings of bodies: poses go in, SVG and faults come out. Nothing here knows the guide."""
