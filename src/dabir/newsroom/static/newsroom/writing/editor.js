/* What all writing aids share: where text is written in the story's form, how it is read,
   and how something is put into it so that the editor takes it as typed or pasted. */
(() => {
  "use strict";

  const desk = document.getElementById("dabir-writing");
  const form = document.querySelector("form[data-edit-form]");
  const LINES = ["kicker", "title", "lead"];
  if (!desk || !form || !form.elements.title || !form.elements.lead) return;

  const { persian, make, csrf, post } = window.dabir;
  const says = desk.dataset;
  const frame = () => new Promise((resolve) => setTimeout(resolve, 120));

  /* The place of writing that *node* is in: a plain field of the headline, or a Draftail editor; else null. */
  const placeOf = (node) => {
    const element = node instanceof Element ? node : node?.parentElement;
    if (!element || !form.contains(element)) return null;
    if (LINES.includes(element.name)) return element;
    return element.closest(".Draftail-Editor [contenteditable=true]");
  };

  /* Draftail hands its text to the form a quarter of a second after the last change; a save within that time waits for it. */
  const SETTLING = 400;
  let changed = -SETTLING;
  const isWritten = ({ target }) => (target instanceof Element ? target : target.parentElement)?.closest(".Draftail-Editor");
  new MutationObserver((records) => {
    if (records.some(isWritten)) changed = performance.now();
  }).observe(form, { subtree: true, childList: true, characterData: true });

  form.addEventListener(
    "submit",
    (event) => {
      const left = changed + SETTLING - performance.now();
      if (left <= 0) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      setTimeout(() => {
        const button = event.submitter;
        const isIdle = button?.disabled; // Wagtail shuts it while it saves; what it says would not be sent
        changed = -SETTLING;
        if (button) button.disabled = false;
        form.requestSubmit(button);
        if (button) button.disabled = isIdle;
      }, left);
    },
    true,
  );

  /* A headline has one line, whatever its field shows of it. */
  form.elements.title.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && !event.isComposing) event.preventDefault();
  });

  const isField = (place) => "value" in place;

  /* The text nodes of an element and the text they make. */
  const nodesOf = (element) => {
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    const nodes = [];
    while (walker.nextNode()) nodes.push(walker.currentNode);
    return nodes;
  };

  const blocks = () => [...form.querySelectorAll(".Draftail-Editor [contenteditable=true] [data-block=true]")];

  /* A range over the letters *start* to *end* of *element*; null if it has not so many. */
  const rangeOf = (element, start, end) => {
    const range = document.createRange();
    let passed = 0;
    let begun = false;
    for (const node of nodesOf(element)) {
      const reach = passed + node.length;
      if (!begun && start < reach) {
        range.setStart(node, start - passed);
        begun = true;
      }
      if (begun && end <= reach) {
        range.setEnd(node, end - passed);
        return range;
      }
      passed = reach;
    }
    return null;
  };

  /* The text before the caret in its line, "" where there is none. */
  const before = (place) => {
    if (isField(place)) return place.value.slice(0, place.selectionStart);
    const selection = getSelection();
    if (!selection.rangeCount) return "";
    const caret = selection.getRangeAt(0);
    const block = (caret.startContainer.nodeType === 1 ? caret.startContainer : caret.startContainer.parentElement)?.closest(
      "[data-block=true]",
    );
    if (!block) return "";
    const range = document.createRange();
    range.setStart(block, 0);
    range.setEnd(caret.startContainer, caret.startOffset);
    return range.toString();
  };

  /* Select a range of Draftail's; it hears of it a moment later. */
  const select = async (range) => {
    const place = placeOf(range.startContainer);
    place.focus();
    await frame();
    const selection = getSelection();
    selection.removeAllRanges();
    selection.addRange(range);
    await frame();
  };

  const ours = new WeakSet();

  /* Paste into Draftail as the clipboard would: undo, marks and filters are its own. */
  const paste = (place, text, html) => {
    const data = new DataTransfer();
    data.setData("text/plain", text);
    if (html) data.setData("text/html", html);
    const event = new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true });
    ours.add(event);
    place.dispatchEvent(event);
  };

  const type = (text) => document.execCommand("insertText", false, text);

  const undo = (place) => {
    if (isField(place)) return document.execCommand("undo");
    const key = { key: "z", code: "KeyZ", keyCode: 90, which: 90, bubbles: true, cancelable: true };
    const isMac = navigator.platform.startsWith("Mac");
    return place.dispatchEvent(new KeyboardEvent("keydown", { ...key, ctrlKey: !isMac, metaKey: isMac }));
  };

  /* Ask the newsroom; refuses with a sentence of its own where it gave one. */
  const ask = async (address, question) => {
    const answer = await post(address, question, { signal: AbortSignal.timeout(15000) });
    if (!answer.ok) {
      const said = await answer.json().catch(() => ({}));
      throw new Error(said.error_message || "");
    }
    return answer.json();
  };

  const bar = make("div", { class: "dabir-bars", role: "status", "aria-live": "polite" });
  document.body.append(bar);

  /* A sentence at the foot of the page with buttons, which is returned; one for each *name*. Without a sentence it goes. */
  const tell = (name, sentence, buttons = [], kind = "") => {
    bar.querySelector(`[data-name="${name}"]`)?.remove();
    if (!sentence) return null;
    const shown = make("div", { class: `dabir-bar ${kind}`, "data-name": name }, make("span", {}, sentence));
    for (const [label, action] of buttons) {
      shown.append(make("button", { type: "button", class: "button button-small button-secondary", onclick: action }, label));
    }
    bar.append(shown);
    return shown;
  };

  window.dabir.writing = {
    form, says, csrf, frame, placeOf, isField, nodesOf, blocks, rangeOf, before, select, ours, paste, type, undo, ask,
    persian, make, tell, LINES,
  };
})();
