/* While typing: "…" becomes «…» and Latin digits Persian ones, outside Latin words and
   addresses. One Backspace or Ctrl+Z right after gives back what was typed. */
(() => {
  "use strict";

  const writing = window.dabir?.writing;
  if (!writing) return;
  const { placeOf, isField, before, type, frame } = writing;

  const LATIN = /[A-Za-z@#_/\\=&:.][^\s]*$|[A-Za-z]\s*$/;
  const PERSIAN_DATE = /[۰-۹][:./\\-]$/;

  const isLatin = (text) => {
    const word = /\S*$/.exec(text)[0];
    return !PERSIAN_DATE.test(text) && LATIN.test(word || text) && /[A-Za-z@#_=&]|:\/\//.test(word || text);
  };

  const guillemet = (text) => {
    const open = text.split("«").length > text.split("»").length;
    return open && /\S$/.test(text) && !/«$/.test(text) ? "»" : "«";
  };

  const replacement = (key, text) => {
    if (!/^[0-9"]$/.test(key) || isLatin(text)) return null;
    return key === '"' ? guillemet(text) : String.fromCharCode(0x6f0 + Number(key));
  };

  let last = null; // what was put in by the key before this one

  const giveBack = async ({ place, key }) => {
    if (isField(place)) place.setSelectionRange(place.selectionStart - 1, place.selectionStart);
    else {
      getSelection().modify("extend", "backward", "character");
      await frame(); // Draft.js hears of a selection a moment later
    }
    type(key);
  };

  const isTakingBack = (event) =>
    event.code === "Backspace" || (event.code === "KeyZ" && (event.ctrlKey || event.metaKey) && !event.shiftKey);

  document.addEventListener(
    "keydown",
    (event) => {
      if (["Shift", "Control", "Alt", "Meta"].includes(event.key)) return;
      const put = last;
      last = null;
      const place = placeOf(event.target);
      if (!place || event.isComposing || event.defaultPrevented || !event.isTrusted) return;
      if (put && put.place === place && isTakingBack(event)) {
        event.preventDefault();
        event.stopPropagation();
        giveBack(put);
        return;
      }
      if (event.ctrlKey || event.altKey || event.metaKey) return;
      const written = replacement(event.key, before(place));
      if (!written) return;
      event.preventDefault();
      event.stopPropagation();
      type(written);
      last = { place, key: event.key };
    },
    true,
  );
  document.addEventListener("pointerdown", () => { last = null; }, true);
})();
