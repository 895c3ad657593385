"""Rules of house style."""
