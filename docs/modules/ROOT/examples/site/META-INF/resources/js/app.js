import './lib/x.js';
