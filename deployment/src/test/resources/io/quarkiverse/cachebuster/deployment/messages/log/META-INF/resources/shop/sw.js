caches.open("1").then(cache => cache.addAll(files));
