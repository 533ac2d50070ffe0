/* The desk's own few lines: the half-space in every field, and the Jalali picker. */
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

  window.dabir = {
    /* Put the Jalali picker before the field *id*; undefined leaves it to Wagtail's own. */
    pick(id, withTime) {
      if (!speaksPersian || !window.jalaliDatepicker) return undefined;
      const field = document.getElementById(id);
      field.dataset.jdp = "";
      if (!withTime) field.dataset.jdpOnlyDate = "";
      field.dir = "ltr";
      watch();
      return true;
    },
  };
})();
