// Begins with `KEPT`, which the server puts before it (frontend/views/offline.py). One page is kept, which says that the
// server cannot be reached, and the sheet it wears: never contents. Only a navigation that failed is answered with it.
const DROPPED = [404, 410];

addEventListener("install", (event) => event.waitUntil(keep().then(() => skipWaiting())));
addEventListener("activate", (event) => event.waitUntil(forget((name) => name !== KEPT.cache)));
addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.mode === "navigate" && !request.headers.has("Sec-Purpose")) {
    event.respondWith(fetch(request).then((answer) => (isOfProxy(answer) ? instead(request) : answer), () => instead(request)));
    event.waitUntil(leaveIfDropped());
  } else if (new URL(request.url).pathname === KEPT.sheet) {
    event.respondWith(fetch(request).catch(() => caches.match(KEPT.sheet)));
  }
});

// A proxy that finds no server behind it answers by itself, without the number that each answer of ours has.
function isOfProxy({ status, headers }) {
  return status >= 500 && !headers.has("X-Request-ID");
}

async function keep() {
  const cache = await caches.open(KEPT.cache);
  await cache.addAll([KEPT.page, KEPT.sheet]);
}

async function forget(which) {
  for (const name of await caches.keys()) if (name.startsWith("offline-") && which(name)) await caches.delete(name);
}

// A form that did not arrive leads back to its page: there its draft is put back, and *Try again* sends nothing twice.
async function instead({ method, referrer }) {
  if (method !== "GET") return Response.redirect(referrer || "/", 303);
  const kept = await caches.match(KEPT.page);
  return kept ? new Response(kept.body, { status: 503, headers: kept.headers }) : Response.error();
}

// Where a later release has none of this any more it goes by itself, once the day is over for which this answer is fresh.
async function leaveIfDropped() {
  const answer = await fetch(location.href).catch(() => null);
  if (!DROPPED.includes(answer?.status)) return;
  await forget(() => true);
  await registration.unregister();
}
