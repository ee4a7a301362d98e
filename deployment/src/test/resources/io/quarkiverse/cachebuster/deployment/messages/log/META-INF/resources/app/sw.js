importScripts("/workbox.js");
