/* The checklist of the form: asked for after every change and every saving, and shown in its places. */
(() => {
  "use strict";

  const { speaksPersian, persian, make, post } = window.dabir;
  const PAUSE = 1500;
  const places = [...document.querySelectorAll("[data-checks]")];
  const form = places.length && places[0].closest("form");
  if (!form) return;

  const place = (part) => places.find(({ dataset }) => dataset.checks === part);
  const words = places[0].dataset;

  // A draft made while the form is open gets its own address from the one Wagtail gives the form.
  const address = () => {
    const saved = /\/pages\/(\d+)\/edit\//.exec(form.getAttribute("action") || location.pathname);
    return saved ? words.draftUrl.replace(/\/0\/$/, `/${saved[1]}/`) : words.url;
  };

  const count = (lines) => {
    const panel = place("lines").closest("[role=tabpanel]");
    const tab = panel && document.querySelector(`[role=tab][href="#${panel.id}"]`);
    if (!tab) return;
    tab.querySelector(".dabir-count")?.remove();
    if (!lines.length) return;
    const isStopped = lines.some(({ stops }) => stops);
    tab.append(make("span", { class: isStopped ? "dabir-count dabir-stops" : "dabir-count" }, persian(lines.length)));
  };

  const showLines = (lines) => {
    const shown = place("lines");
    const list = shown.querySelector("ul");
    const said = lines.map(({ sentence }) => sentence).join();
    if (shown.dataset.said !== said) {
      shown.dataset.said = said; // the same again is not read aloud again
      list.replaceChildren(
        ...lines.map(({ sentence, stops }) => {
          const item = make("li", {}, make("span", {}, sentence));
          item.classList.toggle("dabir-stops", stops);
          if (stops) item.append(make("em", {}, words.stops));
          return item;
        }),
      );
    }
    const sum = shown.querySelector(".dabir-checks-sum");
    sum.textContent = lines.length ? "" : words.clear;
    sum.hidden = lines.length > 0;
    count(lines);
  };

  /* The field *name* of the block with this id, wherever in the body it stands. */
  const fieldOf = (block, name) => {
    const id = block && form.querySelector(`input[name$="-id"][value="${CSS.escape(block)}"]`);
    return id && form.elements[id.name.replace(/id$/, `value-${name}`)];
  };

  /* What a line asks of a picture, said at the field where it is to be written. */
  const showLacking = (lacking) => {
    const standing = new Set();
    for (const { block, field: name, sentence, stops } of lacking) {
      const field = fieldOf(block, name);
      if (!field) continue;
      const note = document.getElementById(`${field.id}-lacking`) || make("p", { class: "dabir-lacking" }, sentence);
      note.classList.toggle("dabir-stops", stops);
      standing.add(note);
      if (note.isConnected) continue;
      note.id = `${field.id}-lacking`;
      if (stops) note.append(" ", make("em", {}, words.stops));
      field.setAttribute("aria-describedby", [field.getAttribute("aria-describedby"), note.id].filter(Boolean).join(" "));
      field.after(note);
    }
    for (const note of form.querySelectorAll(".dabir-lacking")) {
      if (standing.has(note)) continue;
      const field = note.previousElementSibling;
      const others = (field.getAttribute("aria-describedby") || "").split(" ").filter((id) => id !== note.id);
      if (others.length) field.setAttribute("aria-describedby", others.join(" "));
      else field.removeAttribute("aria-describedby");
      note.remove();
    }
  };

  const showChain = ({ chain, unnamed, looked_by: by }) => {
    const shown = place("chain");
    const sentence = shown.querySelector(".dabir-chain");
    sentence.hidden = !chain;
    sentence.querySelector("bdi").textContent = chain;
    shown.querySelector(".dabir-unnamed").hidden = !unnamed || Boolean(by);
    const looked = shown.querySelector(".dabir-looked");
    looked.hidden = !by;
    looked.querySelector("bdi").textContent = by;
  };

  const add = (name, value) => {
    const field = form.elements[name];
    field.value = [field.value.trim(), value].filter(Boolean).join(speaksPersian ? "، " : ", ");
    field.dispatchEvent(new Event("input", { bubbles: true }));
    field.dispatchEvent(new Event("change", { bubbles: true }));
  };

  const showOffers = (name, offers) => {
    const shown = place(name);
    const list = shown.querySelector("ul");
    shown.querySelector(".dabir-offered").hidden = list.hidden = !offers.length;
    list.replaceChildren(
      ...offers.map((offer) => {
        const attributes = {
          type: "button",
          class: "button button-small button-secondary",
          "aria-label": `${words.add}: ${offer.words}`,
          onclick: () => {
            item.remove();
            add(name, name === "related" ? persian(offer.value) : offer.value);
          },
        };
        const item = make("li", {}, make("span", {}, offer.words), make("button", attributes, words.add));
        return item;
      }),
    );
  };

  let asked = 0;
  const ask = async () => {
    const mine = ++asked;
    const body = new FormData(form);
    for (const [name, value] of [...body]) if (value instanceof File) body.delete(name);
    try {
      const answer = await fetch(address(), { method: "POST", body, headers: { Accept: "application/json" } });
      if (mine !== asked || answer.status === 422) return; // overtaken, or half-typed: what was shown stays
      if (!answer.ok) throw new Error(String(answer.status));
      const report = await answer.json();
      showLines(report.lines);
      showLacking(report.lacking);
      showChain(report);
      showOffers("tags", report.tags);
      showOffers("related", report.related);
    } catch {
      const sum = place("lines").querySelector(".dabir-checks-sum");
      sum.hidden = false;
      sum.textContent = words.offline;
    }
  };

  let waiting = 0;
  const soon = () => {
    clearTimeout(waiting);
    waiting = setTimeout(ask, PAUSE);
  };

  form.addEventListener("input", soon);
  form.addEventListener("change", soon);
  form.addEventListener("w-formset:added", soon);
  form.addEventListener("w-formset:removed", soon);
  document.addEventListener("w-autosave:success", soon);

  const look = place("chain").querySelector("[data-look]");
  look?.addEventListener("click", async () => {
    const answer = await post(look.dataset.look);
    const refused = place("chain").querySelector(".dabir-refused");
    refused.hidden = answer.ok;
    if (answer.ok) await ask();
    else refused.textContent = (await answer.json()).error_message;
  });

  // The body is drawn by a script of Wagtail's that may come after this one.
  const begin = () => (form.elements["body-count"] ? soon() : setTimeout(begin, 100));
  begin();
})();
