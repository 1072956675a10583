"""What stands in for hidden moves in the plans that have them: the nearest with which all proofs hold."""
