path.replace('marker-icon.png', '')
