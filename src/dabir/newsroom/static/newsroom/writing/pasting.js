/* What is pasted from Word, Telegram or a web page is cleaned by the newsroom before it
   stands in the text; a button brings back what was pasted, and Ctrl+Z takes it out. */
(() => {
  "use strict";

  const writing = window.dabir?.writing;
  if (!writing) return;
  const { placeOf, isField, ours, paste, type, undo, ask, says, tell, frame } = writing;

  /* Styles, comments and pictures in the markup are most of its size, and nobody reads them. */
  const lighter = (html) =>
    html.length < 200000
      ? html
      : html
          .replace(/<style[\s\S]*?<\/style>/gi, "")
          .replace(/<!--(?!StartFragment|EndFragment)[\s\S]*?-->/g, "")
          .replace(/"data:[^"]*"/g, '""');

  const insert = (place, text, html) => {
    place.focus();
    if (isField(place)) type(place.name === "lead" ? text : text.replace(/\s*\n\s*/g, " "));
    else paste(place, text, html);
  };

  const bringBack = async (place, text) => {
    tell("pasting", "");
    place.focus();
    await frame();
    undo(place);
    await frame();
    insert(place, text, "");
  };

  const clean = async (place, text, html) => {
    tell("pasting", says.cleaning);
    let answer;
    try {
      answer = await ask(says.clean, html ? { html: lighter(html) } : { text });
    } catch (trouble) {
      insert(place, text, "");
      tell("pasting", [trouble.message.match(/[؀-ۿ]/) ? trouble.message : "", says.uncleaned].join(" ").trim());
      return;
    }
    if (!answer.text) {
      tell("pasting", "");
      return;
    }
    insert(place, answer.text, isField(place) ? "" : answer.html);
    // The bar stays until the next paste or until it is used: an hour later may be when it is missed.
    const changed = answer.text.trim() !== text.trim() || (html && !isField(place));
    tell("pasting", changed ? says.cleaned : "", [[says.original, () => bringBack(place, text)]]);
  };

  window.addEventListener(
    "paste",
    (event) => {
      const place = placeOf(event.target);
      if (!place || ours.has(event) || !event.clipboardData) return;
      const html = event.clipboardData.getData("text/html");
      const text = event.clipboardData.getData("text/plain");
      if (html.includes("data-draftjs-conductor-fragment") || (!text && !html)) return; // from one Draftail to another
      event.preventDefault();
      event.stopImmediatePropagation();
      clean(place, text, html);
    },
    true,
  );
})();
