// Niceties only: the paper is complete without this file.
"use strict";

(() => {
  const root = document.documentElement;
  const theme = document.querySelector(".theme");
  const kept = (value) => {
    try {
      if (value) localStorage.setItem("theme", value);
      return localStorage.getItem("theme");
    } catch {
      return value; // storage is shut: the choice holds for this page
    }
  };
  const asked = matchMedia("(prefers-color-scheme: dark)");
  const shown = () => root.dataset.theme || (asked.matches ? "dark" : "light");
  const say = () => {
    theme.textContent = shown() === "dark" ? "حالت روشن" : "حالت تیره";
  };
  const choice = kept();
  if (choice) root.dataset.theme = choice;
  addEventListener("storage", ({ key, newValue }) => { // chosen in another tab, or around this frame
    if (key === "theme" && newValue) root.dataset.theme = newValue;
  });
  if (theme) {
    theme.hidden = false;
    theme.addEventListener("click", () => {
      root.dataset.theme = shown() === "dark" ? "light" : "dark";
      kept(root.dataset.theme);
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

  const short = document.querySelector(".short");
  if (short && navigator.clipboard) {
    const words = short.textContent;
    short.setAttribute("role", "button");
    short.setAttribute("aria-live", "polite");
    short.addEventListener("click", async (event) => {
      event.preventDefault();
      try {
        await navigator.clipboard.writeText(short.href);
        short.textContent = "رونوشت شد";
        setTimeout(() => { short.textContent = words; }, 2000);
      } catch {
        location.href = short.href;
      }
    });
  }
})();
