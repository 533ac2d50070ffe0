/* How the board is drawn: its places with the stories held in them or put there by rules, the
   rules themselves, the breaking news, and what may be pressed. Everything is drawn anew each
   time, and whoever was in the middle of it by keyboard finds their place again. */
(() => {
  "use strict";

  const { make, persian, pick, composing } = window.dabir;
  const { root, text, part, board, fill, headline } = composing;

  const find = (selector) => root.querySelector(selector);

  /* A story that can be taken in the hand; *from* is the area it is taken from, "rule" or "shelf". */
  const card = (code, from, style, ...below) => {
    const { section, when } = board.cards[code] ?? {};
    const attributes = {
      class: `composing-card ${style}`,
      draggable: "true",
      tabindex: "0",
      "data-code": code,
      "data-from": from,
      role: "group",
      "aria-roledescription": text.sayCard,
      "aria-label": headline(code),
      "aria-describedby": "composing-help",
    };
    return make(
      "div",
      attributes,
      make("span", { class: "composing-headline", dir: "auto" }, headline(code)),
      make("span", { class: "composing-about" }, [section, when].filter(Boolean).join("، ")),
      ...below,
    );
  };

  const button = (act, sign, label, code, isIdle = false) => {
    const attributes = { type: "button", "data-act": act, "data-code": code, "aria-label": fill(label, headline(code)) };
    const made = make("button", attributes, sign);
    made.disabled = isIdle;
    return made;
  };

  const until = (code, area) => {
    const attributes = {
      type: "text",
      id: `composing-until-${area}-${code}`,
      "data-until": code,
      autocomplete: "off",
      dir: "ltr",
      "aria-label": fill(text.sayUntil, headline(code)),
      placeholder: fill(text.sayUntil, "").replace(/[:：]\s*$/, ""),
    };
    const field = make("input", attributes);
    field.value = board.draft.until[code] ?? "";
    return field;
  };

  const held = (code, area) => {
    const { strip, [area]: codes } = board.draft;
    const isFirst = area === "lead" || (area === "strip" && strip[0] === code);
    const isLast = area !== "lead" && codes.at(-1) === code;
    const tools = make(
      "span",
      { class: "composing-tools", "data-area": area },
      button("up", "▲", text.sayUp, code, isFirst),
      button("down", "▼", text.sayDown, code, isLast),
      button("remove", "✕", text.sayRemove, code),
    );
    return card(code, area, "is-held", make("span", { class: "composing-foot" }, until(code, area), tools));
  };

  const ruled = (code) => {
    const by = board.shown.ruled.includes(code) ? text.sayRule : text.sayNewest;
    return card(code, "rule", "is-ruled", make("span", { class: "composing-by" }, by));
  };

  const empty = () => make("div", { class: "composing-empty" }, text.sayEmpty);

  const place = (area, index, ...children) => make("li", { "data-index": index, "data-area": area }, ...children);

  const drawTop = () => {
    const { lead, second, layout } = board.draft;
    const room = board.shown.rooms[layout];
    const rest = board.shown.filled.filter((code) => code !== lead && !second.includes(code));
    const next = () => (rest.length ? ruled(rest.shift()) : empty());
    find("ol[data-area=lead]").replaceChildren(place("lead", 0, lead ? held(lead, "lead") : next()));
    const places = second.map((code, index) => {
      const over = index < room ? [] : [make("span", { class: "composing-over" }, text.sayOver)];
      return place("second", index, held(code, "second"), ...over);
    });
    for (let index = places.length; index < room; index += 1) places.push(place("second", index, next()));
    find("ol[data-area=second]").replaceChildren(...places);
  };

  const drawStrip = () => {
    const places = board.draft.strip.map((code, index) => place("strip", index, held(code, "strip")));
    places.push(place("strip", places.length, empty()));
    find("ol[data-area=strip]").replaceChildren(...places);
  };

  const drawRules = () => {
    const lines = board.draft.rules.map((rule, index) => {
      const of = { "data-rule": index };
      const section = make("select", { "aria-label": text.saySection, ...of }, part("sections").content.cloneNode(true));
      section.value = rule.section ?? "";
      const hours = make("input", { type: "text", inputmode: "numeric", "aria-label": text.sayHours, ...of });
      hours.value = rule.hours ? persian(rule.hours) : "";
      const remove = make("button", { type: "button", "data-act": "drop-rule", "aria-label": text.sayDropRule, ...of }, "✕");
      return make("li", {}, `${text.saySection} `, section, ` ${text.sayHours} `, hours, remove);
    });
    part("rules").replaceChildren(...lines);
  };

  /* Not drawn with the rest: what is being typed here is no step before it is set. */
  const drawBreaking = () => {
    const { breaking, breaking_until: ends, breaking_code: code } = board.draft;
    part("words").value = breaking;
    part("ends").value = ends;
    part("code").value = code ? persian(code) : "";
  };

  const drawBar = () => {
    const { shown, steps, at } = board;
    find("[data-act=undo]").disabled = at <= 0;
    find("[data-act=redo]").disabled = at >= steps.length - 1;
    find("[data-act=publish]").disabled = !shown.may_publish;
    part("may-not").hidden = shown.may_publish;
    part("ahead").textContent = shown.is_live ? text.sayLive : text.sayAhead;
  };

  const focused = () => document.activeElement?.closest?.("#composing [data-code]");

  const draw = () => {
    const { code, act } = focused()?.dataset ?? {};
    drawTop();
    drawStrip();
    drawRules();
    drawBar();
    root.querySelectorAll("[name=layout]").forEach((radio) => (radio.checked = radio.value === board.draft.layout));
    root.querySelectorAll("[data-until]").forEach((field) => pick(field.id, true));
    if (!code || focused()) return;
    const again = (which) => find(`.composing-board [data-code="${code}"]${which}`);
    ((act && again(`[data-act=${act}]:enabled`)) || again("[draggable]"))?.focus();
  };

  Object.assign(composing, { card, draw, drawBreaking });

  pick("composing-ends", true);
  drawBreaking();
  draw();
})();
