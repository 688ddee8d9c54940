"""The ledger: patients write to two workers while workers, database and Redis are killed; afterwards the books must balance."""
