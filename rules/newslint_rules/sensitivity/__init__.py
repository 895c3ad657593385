"""Rules on sensitive subjects."""
