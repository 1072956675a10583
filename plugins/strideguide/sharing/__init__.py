"""What a link shows where it is shared: a title and a sentence, and a picture made of the guide's own drawings."""
