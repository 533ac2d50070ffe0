/* The desk's own few lines: the half-space in every field, the Jalali picker, and what the scripts of all rooms share. */
(() => {
  "use strict";

  const HALF_SPACE = "\u200c";

  const asksForHalfSpace = (event) =>
    (event.code === "Space" && event.shiftKey && !event.ctrlKey && !event.altKey && !event.metaKey) ||
    (event.code === "Digit2" && event.shiftKey && event.ctrlKey && !event.altKey && !event.metaKey);

  const takesText = (element) =>
    element.isContentEditable ||
    element.matches("textarea, input:not([type]), input[type=text], input[type=search]");

  // Before Draftail, which has shortcuts of its own; execCommand is what both plain
  // fields and Draft.js take as typing, undo included.
  document.addEventListener(
    "keydown",
    (event) => {
      if (event.isComposing || !asksForHalfSpace(event) || !takesText(event.target)) return;
      event.preventDefault();
      event.stopPropagation();
      document.execCommand("insertText", false, HALF_SPACE);
    },
    true,
  );

  const speaksPersian = document.documentElement.lang.startsWith("fa");
  let watching = false;

  const watch = () => {
    if (watching) return;
    watching = true;
    window.jalaliDatepicker.startWatch({
      time: true,
      hasSecond: false,
      persianDigits: true,
      zIndex: 1000,
      topSpace: 4,
    });
    // Whoever types the date is not to be left with a calendar over the button below the field.
    document.addEventListener("keydown", ({ key, target }) => {
      if ((key === "Escape" || key === "Tab") && "jdp" in target.dataset) window.jalaliDatepicker.hide();
    });
  };

  /* Put the Jalali picker before the field *id*; undefined leaves it to Wagtail's own. */
  const pick = (id, withTime) => {
    if (!speaksPersian || !window.jalaliDatepicker) return undefined;
    const field = document.getElementById(id);
    field.dataset.jdp = "";
    if (!withTime) field.dataset.jdpOnlyDate = "";
    field.dir = "ltr";
    watch();
    return true;
  };

  /* A value with the digits of the language that the newsroom speaks. */
  const persian = (value) =>
    speaksPersian ? String(value).replace(/[0-9]/g, (digit) => String.fromCharCode(0x6f0 + Number(digit))) : String(value);

  /* An element with attributes, listeners ("on…") and children. */
  const make = (tag, attributes = {}, ...children) => {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) {
      if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
      else element.setAttribute(name, value);
    }
    element.append(...children);
    return element;
  };

  const csrf = () => JSON.parse(document.getElementById("wagtail-config").textContent).CSRF_TOKEN;

  /* Post *said* to the newsroom as JSON; *options* are those of fetch. */
  const post = (address, said, options = {}) =>
    fetch(address, {
      method: "POST",
      headers: { Accept: "application/json", "Content-Type": "application/json", "X-CSRFToken": csrf() },
      body: JSON.stringify(said),
      ...options,
    });

  window.dabir = { speaksPersian, pick, persian, make, csrf, post };
})();
