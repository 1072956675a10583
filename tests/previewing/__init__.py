"""The preview by itself: no host builds here."""
