// How many notifications are new, while the page is looked at. Pages in the background hold no connection: a browser has six to one server.
(() => {
  const bell = document.querySelector("[data-bell]");
  const shown = bell?.querySelector("[data-bell-count]");
  if (!shown) {
    return;
  }

  let source = null;
  const show = event => {
    const count = Number(event.data);
    shown.hidden = count === 0;
    shown.textContent = count > 99 ? "99+" : `${count}`;
    bell.setAttribute("aria-label", `${bell.dataset.bell} · ${count}`);
  };
  const follow = () => {
    if (document.hidden) {
      source?.close();
      source = null;
    } else if (!source) {
      source = new EventSource("/live");
      source.addEventListener("inbox", show);
    }
  };
  document.addEventListener("visibilitychange", follow);
  addEventListener("pagehide", () => source?.close());
  follow();
})();
