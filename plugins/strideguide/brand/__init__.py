"""A brand: its record and how it is read, and its colours as a style sheet. What its pages show is in `views`."""
