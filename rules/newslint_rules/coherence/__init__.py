"""Rules on coherence: what does not belong, what is said twice, what contradicts itself."""
