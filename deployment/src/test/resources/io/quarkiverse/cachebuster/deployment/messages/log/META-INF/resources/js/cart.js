import "./lib.js"
