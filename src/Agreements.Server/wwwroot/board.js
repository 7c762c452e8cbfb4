// The board, for whoever has scripts: it shows what others record, cards are dragged to the next stage, and arrows go from card to card.
// Without it the page is loaded again, and each card has its own button.
(() => {
  "use strict";

  const live = document.querySelector("[data-live]");
  if (!live) {
    return;
  }

  let dragged = null;
  let held = false;
  let late = false;
  let shown = live.innerHTML;

  const idOf = element => element.closest("[data-agreement]")?.dataset.agreement;

  // What somebody holds is not taken from under their hand: what has changed meanwhile shows when they let go.
  const mustWait = () => late = dragged !== null || held;
  const letGo = () => {
    held = false;
    if (late && !dragged) {
      refresh();
    }
  };

  const refresh = async () => {
    if (mustWait()) {
      return;
    }

    const answer = await fetch(location.href, { headers: { Accept: "text/html" }, credentials: "same-origin" });
    if (!answer.ok) {
      return;
    }

    const text = await answer.text();
    if (mustWait()) {
      return;
    }

    const fresh = new DOMParser().parseFromString(text, "text/html").querySelector("[data-live]");
    if (!fresh || fresh.innerHTML === shown) {
      return;
    }

    const open = new Set(Array.from(live.querySelectorAll("details[open]"), idOf));
    const focused = live.contains(document.activeElement) ? idOf(document.activeElement) : null;
    shown = fresh.innerHTML;
    live.replaceChildren(...fresh.childNodes);
    live.querySelectorAll("[data-agreement]").forEach(card => {
      card.querySelectorAll("details").forEach(details => { details.open = open.has(card.dataset.agreement); });
    });
    if (focused) {
      live.querySelector(`[data-agreement="${focused}"] a`)?.focus();
    }

    document.querySelector("[data-live-said]").textContent = live.dataset.liveWords;
  };

  live.addEventListener("dragstart", event => {
    dragged = event.target.closest("[data-advance]");
    if (dragged) {
      event.dataTransfer.effectAllowed = "move";
      event.dataTransfer.setData("text/plain", dragged.dataset.agreement);
      live.querySelector(`[data-stage="${dragged.dataset.next}"]`)?.classList.add("drop-here");
    }
  });
  live.addEventListener("dragend", () => {
    live.querySelectorAll(".drop-here").forEach(column => column.classList.remove("drop-here"));
    dragged = null;
    letGo();
  });
  live.addEventListener("pointerdown", () => { held = true; });
  ["pointerup", "pointercancel"].forEach(end => addEventListener(end, letGo));
  live.addEventListener("dragover", event => {
    if (dragged && event.target.closest("[data-stage]")?.dataset.stage === dragged.dataset.next) {
      event.preventDefault();
    }
  });
  live.addEventListener("drop", event => {
    if (dragged && event.target.closest("[data-stage]")?.dataset.stage === dragged.dataset.next) {
      event.preventDefault();
      location.assign(dragged.dataset.advance);
    }
  });

  live.addEventListener("keydown", event => {
    const card = document.activeElement.closest("[data-agreement]");
    if (!card || event.altKey || event.ctrlKey || event.metaKey) {
      return;
    }

    const columns = Array.from(live.querySelectorAll("[data-stage]"), column => Array.from(column.querySelectorAll("[data-agreement]")))
      .filter(cards => cards.length > 0);
    const x = columns.findIndex(cards => cards.includes(card));
    const y = columns[x].indexOf(card);
    const to = { ArrowDown: columns[x][y + 1], ArrowUp: columns[x][y - 1], ArrowRight: columns[x + 1]?.[Math.min(y, columns[x + 1].length - 1)],
      ArrowLeft: columns[x - 1]?.[Math.min(y, columns[x - 1].length - 1)] }[event.key];
    if (to) {
      event.preventDefault();
      to.querySelector("a").focus();
    }
  });

  const source = new EventSource("/live");
  source.addEventListener("changed", refresh);
  addEventListener("pagehide", () => source.close());
})();
