// Lets a file be dropped where a page has a place for one: on the form for documents it fills the file's field; on the page of an agreement it opens that
// same form, in place, with the file in it. Without this script the button leads to the form.
(() => {
  "use strict";

  const holdsFile = event => Array.from(event.dataTransfer?.types ?? []).includes("Files");

  const fill = (form, file) => {
    const field = form.querySelector("input[type=file]");
    const one = new DataTransfer();
    one.items.add(file);
    field.files = one.files;
    field.dispatchEvent(new Event("change", { bubbles: true }));
    field.focus();
  };

  const show = (place, form) => {
    const dialog = document.createElement("dialog");
    dialog.className = "drop-dialog";
    const title = document.createElement("h2");
    title.className = "panel-title drop-title";
    title.id = "drop-title";
    title.textContent = place.dataset.dropTitle ?? "";
    dialog.setAttribute("aria-labelledby", title.id);
    dialog.append(title, form);
    form.querySelectorAll("[data-cancel]").forEach(link => link.addEventListener("click", event => {
      event.preventDefault();
      dialog.close();
    }));
    dialog.addEventListener("close", () => dialog.remove());
    document.body.append(dialog);
    dialog.showModal();
  };

  const open = async (place, file) => {
    const address = place.dataset.drop;
    try {
      const answer = await fetch(address, { headers: { Accept: "text/html" }, credentials: "same-origin" });
      const form = answer.ok && new DOMParser().parseFromString(await answer.text(), "text/html").querySelector("form[data-drop-form]");
      if (!form) {
        throw new Error("no form");
      }

      const ours = document.importNode(form, true);
      show(place, ours);
      fill(ours, file);
    } catch {
      location.assign(address);
    }
  };

  const accept = (place, take) => {
    let depth = 0;
    const mark = on => place.classList.toggle("drop-over", on);
    place.addEventListener("dragenter", event => {
      if (holdsFile(event)) {
        event.preventDefault();
        depth += 1;
        mark(true);
      }
    });
    place.addEventListener("dragleave", event => {
      if (holdsFile(event)) {
        depth = Math.max(0, depth - 1);
        mark(depth > 0);
      }
    });
    place.addEventListener("dragover", event => {
      if (holdsFile(event)) {
        event.preventDefault();
        event.dataTransfer.dropEffect = "copy";
      }
    });
    place.addEventListener("drop", event => {
      if (holdsFile(event)) {
        event.preventDefault();
        depth = 0;
        mark(false);
        const file = event.dataTransfer.files[0];
        if (file) {
          take(file);
        }
      }
    });
    place.querySelectorAll("[data-drop-hint]").forEach(hint => { hint.hidden = false; });
  };

  document.querySelectorAll("form[data-drop-form]").forEach(form => accept(form, file => fill(form, file)));
  document.querySelectorAll("[data-drop]").forEach(place => accept(place, file => open(place, file)));
  // A file that misses would be opened by the browser, and what was typed would be gone.
  ["dragover", "drop"].forEach(name => document.addEventListener(name, event => {
    if (holdsFile(event) && !event.defaultPrevented) {
      event.preventDefault();
      event.dataTransfer.dropEffect = "none";
    }
  }));
})();
