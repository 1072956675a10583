"""strideguide turns a folder of YAML into a cross-linked guide to strength and cross-training for runners."""

__version__ = "0.1.0"
