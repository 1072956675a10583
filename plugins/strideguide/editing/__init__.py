"""Operations on a guide's files: one change, tried on a copy, and made only if nothing is wrong with it."""
