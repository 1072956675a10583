"""A new version of the guide for a brand: what it stood on is noted, what is new told, its own made anew."""
