"""A checked programme as relations: what each rule reads, so that sql only has to translate."""
