"""Floor 3: figures. A body in numbers, how it is posed, and whether a person could stand like that."""
