// The replay, for whoever has scripts: what is shown follows the sliders. Without it a button shows it.
(() => {
  "use strict";

  const form = document.querySelector("[data-replay]");
  if (!form) {
    return;
  }

  form.querySelector("[data-without-scripts]").hidden = true;
  let asked = 0;

  const show = async address => {
    const mine = ++asked;
    const answer = await fetch(address, { headers: { Accept: "text/html" }, credentials: "same-origin" });
    if (!answer.ok || mine !== asked) {
      return;
    }

    const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
    document.querySelector("[data-replayed]").replaceWith(fresh.querySelector("[data-replayed]"));
    form.querySelectorAll("output").forEach(output => { output.textContent = fresh.getElementById(output.id).textContent; });
    form.querySelectorAll("a[data-step]").forEach((link, n) => { link.href = fresh.querySelectorAll("[data-replay] a[data-step]")[n].href; });
    history.replaceState(null, "", address);
  };

  const address = () => `${form.action}?${new URLSearchParams(new FormData(form))}`;

  form.addEventListener("input", () => show(address()));
  form.addEventListener("click", event => {
    const step = event.target.closest("[data-step]");
    if (step) {
      event.preventDefault();
      const slider = step.parentElement.querySelector("input");
      slider.stepUp(Number(step.dataset.step));
      show(address());
    }
  });
})();
