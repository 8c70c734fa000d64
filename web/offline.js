// The service worker: keeps every file of this build, so that the page works without a network after the first visit.
// scripts/web.mjs writes the list of files and the name of the build in place of the two words in capitals.
const BUILD = 'accumbens BUILD_NAME';
const FILES = BUILD_FILES;

addEventListener('install', (event) => {
  event.waitUntil(
    caches
      .open(BUILD)
      .then((cache) => cache.addAll(FILES))
      .then(() => self.skipWaiting()),
  );
});

addEventListener('activate', (event) => {
  const old = (name) => name.startsWith('accumbens ') && name !== BUILD;
  const tidy = caches.keys().then((names) => Promise.all(names.filter(old).map((name) => caches.delete(name))));
  event.waitUntil(tidy.then(() => self.clients.claim()));
});

/** The page itself from the network when there is one, so that a new build is seen; what it loads has its content in its name. */
addEventListener('fetch', (event) => {
  const { request } = event;
  if (request.method !== 'GET' || new URL(request.url).origin !== location.origin) return;
  const kept = () => caches.match(request, { ignoreSearch: true });
  const answer =
    request.mode === 'navigate'
      ? fetch(request).catch(() => caches.match('./', { ignoreSearch: true }))
      : kept().then((found) => found ?? fetch(request));
  event.respondWith(answer);
});
