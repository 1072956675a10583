"""What must hold whatever happens to a build: `make torture` tries it and prints one table."""
