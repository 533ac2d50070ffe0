// Niceties only: the paper is complete without this file.
"use strict";

(() => {
  const root = document.documentElement;
  const theme = document.querySelector(".theme");
  const kept = (name, value) => {
    try {
      if (value) localStorage.setItem(name, value);
      return localStorage.getItem(name);
    } catch {
      return value; // storage is shut: the choice holds for this page
    }
  };
  const asked = matchMedia("(prefers-color-scheme: dark)");
  const shown = () => root.dataset.theme || (asked.matches ? "dark" : "light");
  const say = () => {
    theme.textContent = shown() === "dark" ? "حالت روشن" : "حالت تیره";
  };
  const choice = kept("theme");
  if (choice) root.dataset.theme = choice;
  addEventListener("storage", ({ key, newValue }) => { // chosen in another tab, or around this frame
    if (key === "theme" && newValue) root.dataset.theme = newValue;
  });
  if (theme) {
    theme.hidden = false;
    theme.addEventListener("click", () => {
      root.dataset.theme = shown() === "dark" ? "light" : "dark";
      kept("theme", root.dataset.theme);
      say();
    });
    asked.addEventListener("change", say);
    say();
  }

  const frame = window.frameElement; // null where there is none, or it is a stranger's
  if (frame && frame.classList.contains("frame")) {
    const fit = () => { frame.style.blockSize = `${Math.ceil(document.body.getBoundingClientRect().height)}px`; };
    if (!document.body.classList.contains("framed-dateline")) new ResizeObserver(fit).observe(document.body);
  }

  const section = document.body.dataset.section;
  for (const link of document.querySelectorAll(".menu a")) {
    if (link.pathname === location.pathname) link.setAttribute("aria-current", "page");
    else if (section && link.pathname.endsWith(`/${section}`)) link.setAttribute("aria-current", "true");
  }

  const copy = async (words, button, otherwise) => {
    const label = button.textContent;
    try {
      await navigator.clipboard.writeText(words);
      button.textContent = "رونوشت شد";
      setTimeout(() => { button.textContent = label; }, 2000);
    } catch {
      otherwise();
    }
  };
  const offer = (name, act) => {
    const button = document.querySelector(name);
    if (!button) return null;
    button.hidden = false;
    button.addEventListener("click", () => act(button));
    return button;
  };

  if (navigator.clipboard) {
    const short = document.querySelector(".short");
    offer(".copy-code", (button) => copy(button.dataset.copy, button, () => {}));
    offer(".copy-short", (button) => {
      copy(short.href, button, () => getSelection().selectAllChildren(short)); // the reader's own keys can copy it now
    });
    for (const button of document.querySelectorAll(".copy-short, .copy-code, .copy-quote")) button.setAttribute("aria-live", "polite");

    const body = document.querySelector(".story .body");
    const chosen = () => {
      const selection = getSelection();
      const inside = body && selection.rangeCount && body.contains(selection.getRangeAt(0).commonAncestorContainer);
      return inside ? selection.toString().trim() : "";
    };
    const quote = offer(".copy-quote", (button) => {
      const source = document.querySelector(".nameplate").textContent.trim();
      const link = document.querySelector(".short").href;
      copy(`«${chosen()}»\n${document.querySelector("h1 .words").textContent}، ${source}\n${link}`, button, () => {});
    });
    if (quote) {
      quote.hidden = true;
      quote.addEventListener("mousedown", (event) => event.preventDefault()); // the choice stays chosen
      document.addEventListener("selectionchange", () => { quote.hidden = !chosen(); });
    }
  }

  const sizes = ["small", "usual", "large", "huge"];
  const size = () => Math.max(0, sizes.indexOf(root.dataset.text || "usual"));
  const resize = (to) => {
    root.dataset.text = sizes[to];
    kept("text", sizes[to]);
    larger.disabled = to === sizes.length - 1;
    smaller.disabled = to === 0;
  };
  const wanted = kept("text");
  if (sizes.includes(wanted)) root.dataset.text = wanted;
  const larger = offer(".text-larger", () => resize(Math.min(size() + 1, sizes.length - 1)));
  const smaller = offer(".text-smaller", () => resize(Math.max(size() - 1, 0)));
  if (larger && smaller) resize(size());

  const face = (name) => {
    if (name === "naskh") root.dataset.face = name;
    naskh.setAttribute("aria-pressed", String(name === "naskh"));
  };
  const naskh = offer(".naskh", () => {
    const next = root.dataset.face ? "usual" : "naskh";
    delete root.dataset.face;
    face(kept("face", next));
  });
  if (naskh) face(kept("face"));
  offer(".print", () => print());
})();
