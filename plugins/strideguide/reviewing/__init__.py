"""What a pull request changes, for those who read it: told from two sites, and written below the request."""
