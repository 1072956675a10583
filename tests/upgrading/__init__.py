"""New versions of the guide for a brand."""
