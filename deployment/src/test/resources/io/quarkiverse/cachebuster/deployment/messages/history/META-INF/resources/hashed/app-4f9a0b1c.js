now
