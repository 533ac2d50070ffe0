/* The screen where the front page is composed: stories are dragged, or carried by keyboard,
   into the places of a layout. Every step is saved over the revision it was made on; if a
   colleague saved in between, nothing is overwritten until the editor has chosen. */
(() => {
  "use strict";

  const root = document.getElementById("composing");
  if (!root) return;

  const text = root.dataset;
  const find = (selector) => root.querySelector(selector);
  const data = (id) => JSON.parse(document.getElementById(id).textContent);
  const persian = document.documentElement.lang.startsWith("fa");
  const digits = (value) =>
    persian ? String(value).replace(/\d/g, (digit) => String.fromCharCode(0x6f0 + Number(digit))) : String(value);
  const latin = (value) =>
    value.replace(/[۰-۹]/g, (digit) => digit.charCodeAt(0) - 0x6f0).replace(/[٠-٩]/g, (digit) => digit.charCodeAt(0) - 0x660);
  const fill = (sentence, word) => sentence.replace("{name}", word);
  const copy = (value) => JSON.parse(JSON.stringify(value));

  let shown = data("composing-state");
  let draft = copy(shown.draft);
  let cards = { ...shown.cards };
  let stand = data("composing-shelf").cards;
  let steps = shown.steps;
  let at = steps.length - 1;
  let conflict = null;
  let hand = null;
  let dragged = null;

  const remember = (list) => list.forEach((card) => (cards[card.code] = card));
  remember(stand);

  // What is drawn -----------------------------------------------------------------------

  const element = (name, attributes = {}, ...children) => {
    const made = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
    made.append(...children);
    return made;
  };

  const headline = (code) => cards[code]?.headline ?? `${digits(code)} (${text.sayGone})`;

  const face = (code) => [
    element("span", { class: "composing-headline" }, headline(code)),
    element("span", { class: "composing-about" }, [cards[code]?.section, cards[code]?.when].filter(Boolean).join("، ")),
  ];

  const takable = (item, code, from) => {
    const attributes = {
      draggable: "true",
      tabindex: "0",
      "data-code": code,
      "data-from": from,
      role: "group",
      "aria-roledescription": text.sayCard,
      "aria-label": headline(code),
      "aria-describedby": "composing-help",
    };
    for (const [key, value] of Object.entries(attributes)) item.setAttribute(key, value);
    return item;
  };

  const button = (act, sign, label, code, isIdle) => {
    const attributes = { type: "button", "data-act": act, "data-code": code, "aria-label": fill(label, headline(code)) };
    const made = element("button", attributes, sign);
    made.disabled = Boolean(isIdle);
    return made;
  };

  const heldCard = (code, area) => {
    const isFirst = area === "lead" || (area === "strip" && draft.strip[0] === code);
    const isLast = area !== "lead" && draft[area].at(-1) === code;
    const id = `composing-until-${area}-${code}`;
    const until = element("input", { type: "text", id, "data-until": code, autocomplete: "off", dir: "ltr" });
    until.setAttribute("aria-label", fill(text.sayUntil, headline(code)));
    until.placeholder = fill(text.sayUntil, "").replace(/[:：]\s*$/, "");
    until.value = draft.until[code] ?? "";
    const tools = element("span", { class: "composing-tools", "data-area": area });
    tools.append(
      button("up", "▲", text.sayUp, code, isFirst),
      button("down", "▼", text.sayDown, code, isLast),
      button("remove", "✕", text.sayRemove, code),
    );
    const card = element("div", { class: "composing-card is-held" }, ...face(code), element("span", { class: "composing-foot" }, until, tools));
    return takable(card, code, area);
  };

  const slot = (area, index, ...children) => element("li", { "data-index": index, "data-area": area }, ...children);

  const ghost = (code) =>
    takable(
      element("div", { class: "composing-card is-ruled" }, ...face(code), element("span", { class: "composing-by" }, shown.ruled.includes(code) ? text.sayRule : text.sayNewest)),
      code,
      "rule",
    );

  const empty = () => element("div", { class: "composing-empty" }, text.sayEmpty);

  const drawTop = () => {
    const room = shown.rooms[draft.layout];
    const rest = shown.filled.filter((code) => code !== draft.lead && !draft.second.includes(code));
    const lead = draft.lead ? heldCard(draft.lead, "lead") : rest.length ? ghost(rest.shift()) : empty();
    find("ol[data-area=lead]").replaceChildren(slot("lead", 0, lead));
    const places = draft.second.map((code, index) => {
      const place = slot("second", index, heldCard(code, "second"));
      if (index >= room) place.append(element("span", { class: "composing-over" }, text.sayOver));
      return place;
    });
    for (let index = places.length; index < room; index += 1)
      places.push(slot("second", index, rest.length ? ghost(rest.shift()) : empty()));
    find("ol[data-area=second]").replaceChildren(...places);
  };

  const drawStrip = () => {
    const places = draft.strip.map((code, index) => slot("strip", index, heldCard(code, "strip")));
    places.push(slot("strip", places.length, empty()));
    find("ol[data-area=strip]").replaceChildren(...places);
  };

  const drawRules = () => {
    const lines = draft.rules.map((rule, index) => {
      const section = element("select", { "aria-label": text.saySection, "data-rule": index });
      section.append(document.getElementById("composing-sections").content.cloneNode(true));
      section.value = rule.section ?? "";
      const hours = element("input", { type: "text", inputmode: "numeric", "data-rule": index, "aria-label": text.sayHours });
      hours.value = rule.hours ? digits(rule.hours) : "";
      const remove = element("button", { type: "button", "data-act": "drop-rule", "data-rule": index, "aria-label": text.sayDropRule }, "✕");
      return element("li", {}, `${text.saySection} `, section, ` ${text.sayHours} `, hours, remove);
    });
    document.getElementById("composing-rules").replaceChildren(...lines);
  };

  const drawStand = (trouble) => {
    const lines = stand.map((card) => element("li", {}, takable(element("div", { class: "composing-card" }, ...face(card.code)), card.code, "shelf")));
    if (!lines.length) lines.push(element("li", { class: "composing-empty" }, trouble || text.sayNone));
    document.getElementById("composing-stand").replaceChildren(...lines);
  };

  const drawBreaking = () => {
    document.getElementById("composing-words").value = draft.breaking;
    document.getElementById("composing-ends").value = draft.breaking_until;
    document.getElementById("composing-code").value = draft.breaking_code ? digits(draft.breaking_code) : "";
  };

  const draw = () => {
    const focused = document.activeElement?.closest?.("#composing [data-code]");
    const mark = focused && { code: focused.dataset.code, act: focused.dataset.act };
    drawTop();
    drawStrip();
    drawRules();
    root.querySelectorAll("[name=layout]").forEach((radio) => (radio.checked = radio.value === draft.layout));
    root.querySelectorAll("[data-until]").forEach((field) => window.dabir?.pick(field.id, true));
    find("[data-act=undo]").disabled = at <= 0;
    find("[data-act=redo]").disabled = at >= steps.length - 1;
    find("[data-act=publish]").disabled = !shown.may_publish;
    document.getElementById("composing-may-not").hidden = shown.may_publish;
    document.getElementById("composing-ahead").textContent = shown.is_live ? text.sayLive : text.sayAhead;
    if (!mark || document.activeElement?.closest?.("#composing [data-code]")) return;
    const again = (part) => root.querySelector(`.composing-board [data-code="${mark.code}"]${part}`);
    ((mark.act && again(`[data-act=${mark.act}]:enabled`)) || again("[draggable]"))?.focus();
  };

  const say = (sentence) => (document.getElementById("composing-live").textContent = sentence);
  const tell = (sentence) => (document.getElementById("composing-said").textContent = sentence);

  // Saving ------------------------------------------------------------------------------

  const trouble = document.getElementById("composing-trouble");

  const complain = (sentence, choice) => {
    trouble.hidden = !sentence;
    trouble.querySelector("p").textContent = sentence;
    trouble.querySelectorAll(".composing-choice").forEach((part) => (part.hidden = !choice));
  };

  const send = async (address, body) => {
    const answer = await fetch(address, {
      method: "POST",
      headers: {
        Accept: "application/json",
        "Content-Type": "application/json",
        "X-CSRFToken": window.wagtailConfig?.CSRF_TOKEN ?? JSON.parse(document.getElementById("wagtail-config").textContent).CSRF_TOKEN,
      },
      body: JSON.stringify({ base: shown.revision, ...body }),
    });
    return [answer.status, await answer.json()];
  };

  const take = (state) => {
    const news = JSON.stringify([draft.breaking, draft.breaking_until, draft.breaking_code]);
    shown = state;
    cards = { ...cards, ...state.cards };
    draft = copy(state.draft);
    if (news !== JSON.stringify([draft.breaking, draft.breaking_until, draft.breaking_code])) drawBreaking();
  };

  let queue = Promise.resolve();

  /* Steps wait for each other: each is made on the revision that the one before it left. */
  const step = (address, body, done) => {
    queue = queue.then(async () => {
      const sent = !conflict && body();
      if (!sent) return;
      tell(text.saySaving);
      try {
        const [status, answer] = await send(address, sent);
        if (status === 409) {
          conflict = answer;
          tell("");
          complain(answer.error_message, true);
        } else if (status !== 200) {
          tell("");
          complain(answer.error_message);
        } else {
          complain("");
          tell(text.saySaved);
          const mine = copy(draft);
          done(answer);
          if (waiting) draft = mine; // another step was made meanwhile; it is saved next
          draw();
          refresh();
        }
      } catch {
        tell(text.sayUnsaved);
      }
    });
    return queue;
  };

  let waiting = 0;

  const save = () => {
    draw();
    waiting += 1;
    return step(
      text.save,
      () => {
        waiting = 0;
        return { draft };
      },
      (state) => {
        if (state.revision !== shown.revision) {
          steps = [...steps.slice(0, at + 1), state.revision];
          at = steps.length - 1;
        }
        take(state);
      },
    );
  };

  /* Go *by* steps back or forth, from where the steps before it have led by then. */
  const go = (by) =>
    step(
      text.restore,
      () => steps[at + by] !== undefined && { revision: steps[at + by] },
      (state) => {
        at += by;
        take(state);
      },
    );

  const publish = () =>
    step(text.publish, () => ({}), (state) => {
      if (steps[at] !== undefined) steps[at] = state.revision;
      take(state);
      tell(text.sayPublished);
    });

  const settle = (mine) => {
    const { theirs } = conflict;
    const kept = copy(draft);
    conflict = null;
    complain("");
    take(theirs);
    steps = theirs.steps;
    at = steps.length - 1;
    // Mine is saved over theirs either way, so that both are in the history; then theirs is brought back.
    draft = kept;
    const saved = save();
    if (mine) return;
    saved.then(() => {
      if (conflict) return;
      if (at === theirs.steps.length) go(-1);
      else {
        take(theirs);
        draw();
      }
    });
  };

  // Moving ------------------------------------------------------------------------------

  const without = (codes, code) => codes.filter((other) => other !== code);

  const put = (code, area, index, from) => {
    if (area === "strip" || from === "strip") draft.strip = without(draft.strip, code);
    if (area === "strip" ? from === "lead" || from === "second" : true) {
      if (draft.lead === code) draft.lead = 0;
      draft.second = without(draft.second, code);
    }
    if (area === "lead") {
      if (draft.lead) draft.second.unshift(draft.lead);
      draft.lead = code;
    } else draft[area].splice(index, 0, code);
    say(fill(text.sayDropped, headline(code)).replace("{place}", name(area, index)));
    save();
  };

  const name = (area, index) => (area === "lead" ? text.sayLead : fill(area === "second" ? text.saySecond : text.sayStrip, digits(index + 1)));

  const remove = (code, area) => {
    if (area === "strip") draft.strip = without(draft.strip, code);
    else {
      if (draft.lead === code) draft.lead = 0;
      draft.second = without(draft.second, code);
    }
    say(fill(text.sayRemoved, headline(code)));
    save();
  };

  const shift = (code, area, by) => {
    if (area === "lead") {
      if (by < 0) return;
      draft.lead = draft.second.shift() ?? 0;
      draft.second.unshift(code);
      say(fill(text.sayDropped, headline(code)).replace("{place}", name("second", 0)));
      save();
      return;
    }
    const index = draft[area].indexOf(code);
    if (index + by < 0) {
      if (area === "second") put(code, "lead", 0, area);
    } else if (index + by < draft[area].length) put(code, area, index + by, area);
  };

  // By mouse

  const clear = () => root.querySelectorAll(".is-target").forEach((place) => place.classList.remove("is-target"));
  const placeOf = (node) => node.closest?.("li[data-area]");

  root.addEventListener("dragstart", (event) => {
    const card = event.target.closest?.("[draggable]");
    if (!card) return;
    dragged = { code: Number(card.dataset.code), from: card.dataset.from };
    event.dataTransfer.effectAllowed = "move";
    event.dataTransfer.setData("text/plain", card.dataset.code);
  });

  root.addEventListener("dragover", (event) => {
    const place = placeOf(event.target);
    if (!dragged || !place) return;
    event.preventDefault();
    clear();
    place.classList.add("is-target");
  });

  root.addEventListener("dragend", () => {
    dragged = null;
    clear();
  });

  root.addEventListener("drop", (event) => {
    const place = placeOf(event.target);
    if (!dragged || !place) return;
    event.preventDefault();
    const { code, from } = dragged;
    dragged = null;
    clear();
    put(code, place.dataset.area, Number(place.dataset.index), from);
  });

  // By keyboard

  const places = () => [...root.querySelectorAll(".composing-board li[data-area]")];

  const aim = (to) => {
    const all = places();
    hand.at = Math.max(0, Math.min(all.length - 1, to));
    clear();
    const place = all[hand.at];
    place.classList.add("is-target");
    place.scrollIntoView({ block: "nearest" });
    say(name(place.dataset.area, Number(place.dataset.index)));
  };

  const letGo = () => {
    root.querySelectorAll(".is-grabbed").forEach((card) => card.classList.remove("is-grabbed"));
    hand = null;
    clear();
  };

  const grab = (card, byTap = false) => {
    hand = { code: Number(card.dataset.code), from: card.dataset.from, at: 0, byTap };
    card.classList.add("is-grabbed");
  };

  const drop = (place) => {
    const { code, from } = hand;
    letGo();
    put(code, place.dataset.area, Number(place.dataset.index), from);
  };

  const STEPS = { ArrowUp: -1, ArrowRight: -1, ArrowDown: 1, ArrowLeft: 1 };

  root.addEventListener("keydown", (event) => {
    const card = event.target.matches?.("[draggable]") ? event.target : null;
    if (!card) return;
    if (event.key === " " || (hand && event.key === "Enter")) {
      event.preventDefault();
      if (hand) {
        drop(places()[hand.at]);
        return;
      }
      grab(card);
      const own = placeOf(card);
      aim(own ? places().indexOf(own) : 0);
      say(`${fill(text.sayGrabbed, headline(hand.code))} ${name(places()[hand.at].dataset.area, Number(places()[hand.at].dataset.index))}`);
    } else if (hand && event.key in STEPS) {
      event.preventDefault();
      const toLeft = document.documentElement.dir === "rtl" || !event.key.match(/Left|Right/) ? 1 : -1;
      aim(hand.at + STEPS[event.key] * toLeft);
    } else if (hand && event.key === "Escape") {
      event.preventDefault();
      say(fill(text.sayBack, headline(hand.code)));
      letGo();
    }
  });

  root.addEventListener("focusout", () => setTimeout(() => hand && !hand.byTap && !document.activeElement?.closest(".is-grabbed") && letGo()));

  /* By a tap, where nothing can be dragged: one takes the story, the next says where it goes. */
  root.addEventListener("click", (event) => {
    if (event.target.closest("button, input, select, label")) return;
    const card = event.target.closest("[draggable]");
    const place = placeOf(event.target);
    const isHeld = card?.classList.contains("is-grabbed");
    if (hand && place && !isHeld) drop(place);
    else {
      letGo();
      if (!card || isHeld) return;
      grab(card, true);
      say(fill(text.sayGrabbed, headline(hand.code)));
    }
  });

  // Buttons and fields ------------------------------------------------------------------

  const setBreaking = () => {
    draft.breaking = document.getElementById("composing-words").value.trim();
    draft.breaking_until = document.getElementById("composing-ends").value.trim();
    draft.breaking_code = Number(latin(document.getElementById("composing-code").value)) || 0;
    save();
  };

  const ACTS = {
    undo: () => go(-1),
    redo: () => go(1),
    publish,
    breaking: setBreaking,
    theirs: () => settle(false),
    mine: () => settle(true),
    up: (pressed) => shift(Number(pressed.dataset.code), pressed.parentElement.dataset.area, -1),
    down: (pressed) => shift(Number(pressed.dataset.code), pressed.parentElement.dataset.area, 1),
    remove: (pressed) => remove(Number(pressed.dataset.code), pressed.parentElement.dataset.area),
    "add-rule": () => {
      draft.rules.push({ section: "", hours: 6 });
      save();
    },
    "drop-rule": (pressed) => {
      draft.rules.splice(Number(pressed.dataset.rule), 1);
      save();
    },
  };

  root.addEventListener("click", (event) => {
    const pressed = event.target.closest("[data-act]");
    if (pressed) ACTS[pressed.dataset.act](pressed);
    const width = event.target.closest("[data-width]");
    if (width) resize(width);
  });

  root.addEventListener("change", (event) => {
    const field = event.target;
    if (field.name === "layout") draft.layout = field.value;
    else if (field.dataset.until) draft.until[field.dataset.until] = field.value.trim();
    else if (field.dataset.rule && field.matches("select")) draft.rules[Number(field.dataset.rule)].section = field.value;
    else if (field.dataset.rule) draft.rules[Number(field.dataset.rule)].hours = Number(latin(field.value)) || 0;
    else return;
    save();
  });

  let typing = 0;
  document.getElementById("composing-search").addEventListener("input", (event) => {
    clearTimeout(typing);
    typing = setTimeout(async () => {
      const answer = await fetch(`${text.shelf}?q=${encodeURIComponent(event.target.value)}`, { headers: { Accept: "application/json" } });
      const found = await answer.json();
      stand = found.cards;
      remember(stand);
      drawStand(found.error_message);
    }, 250);
  });

  // Beside: history and previews ----------------------------------------------------------

  const frames = [...root.querySelectorAll("iframe")];
  let width = 1280;

  const scale = () =>
    frames.forEach((frame) => {
      const by = Math.min(1, frame.parentElement.clientWidth / width);
      frame.style.inlineSize = `${width}px`;
      frame.style.blockSize = `${frame.parentElement.clientHeight / by}px`;
      frame.style.transform = `scale(${by})`;
    });

  const resize = (pressed) => {
    width = Number(pressed.dataset.width);
    root.querySelectorAll("[data-width]").forEach((other) => other.setAttribute("aria-pressed", String(other === pressed)));
    scale();
  };

  const load = () => frames.forEach((frame) => (frame.src = `${text.preview}?of=${frame.dataset.of}&at=${shown.revision}`));

  let refreshing = 0;
  const refresh = () => {
    clearTimeout(refreshing);
    refreshing = setTimeout(async () => {
      load();
      const answer = await fetch(text.history);
      if (answer.ok) document.getElementById("composing-past").innerHTML = await answer.text();
    }, 400);
  };

  window.addEventListener("resize", scale);
  window.addEventListener("beforeunload", (event) => (conflict || waiting) && event.preventDefault());

  window.dabir?.pick("composing-ends", true);
  drawBreaking();
  drawStand();
  draw();
  load();
  scale();
})();
