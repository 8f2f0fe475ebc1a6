// Reloads the page when the site has been built again. A page out of sight does not hold a
// connection; when it is looked at again, the turn it belongs to tells whether it missed one.
const seen = new URL(document.currentScript.src).searchParams.get("seen");
let events;
function listen() {
  events?.close();
  if (document.hidden) return;
  events = new EventSource("/__danbiet/events?seen=" + seen);
  events.addEventListener("change", () => {
    events.close();
    location.reload();
  });
}
document.addEventListener("visibilitychange", listen);
listen();
