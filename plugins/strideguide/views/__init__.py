"""What each page shows, as frozen values. The only rooms that know addresses."""
