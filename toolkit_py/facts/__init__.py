"""What is known, with where it was seen: services, changes, sources, outcomes, and the area that keeps this copy."""
