addEventListener("install", event => event.waitUntil(caches.open("1").then(cache => cache.addAll(["/offline.png"]))));
