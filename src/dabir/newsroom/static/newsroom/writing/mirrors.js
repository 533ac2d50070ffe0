/* Underlines for plain fields. No highlight reaches into a field, so over each lies a mirror: the same
   letters, clear, in the same places, and only what is underlined in them is seen. */
(() => {
  "use strict";

  const writing = window.dabir?.writing;
  if (!writing) return;
  const { form, make, LINES } = writing;

  const SAME = [
    ...["fontFamily", "fontSize", "fontStretch", "fontStyle", "fontVariant", "fontWeight", "fontFeatureSettings"],
    ...["direction", "letterSpacing", "lineHeight", "tabSize", "textAlign", "textIndent", "textTransform", "wordSpacing"],
    ...["paddingTop", "paddingRight", "paddingBottom", "paddingLeft", "unicodeBidi"],
  ];
  const mirrors = new Map();

  const lay = (field, mirror) => {
    const style = getComputedStyle(field);
    for (const name of SAME) mirror.style[name] = style[name];
    const room = field.clientHeight - parseFloat(style.paddingTop) - parseFloat(style.paddingBottom);
    if (field.localName === "input") mirror.style.lineHeight = `${room}px`; // its one line stands in the middle
    Object.assign(mirror.style, {
      top: `${field.offsetTop + field.clientTop}px`,
      left: `${field.offsetLeft + field.clientLeft}px`,
      width: `${field.clientWidth}px`,
      height: `${field.clientHeight}px`,
    });
    follow(field, mirror);
  };

  const follow = (field, mirror) => {
    mirror.scrollLeft = field.scrollLeft;
    mirror.scrollTop = field.scrollTop;
  };

  const madeFor = (field) => {
    const mirror = make("div", { class: `dabir-mirror dabir-mirror--${field.localName}`, "aria-hidden": "true" });
    field.after(mirror);
    mirrors.set(field, mirror);
    new ResizeObserver(() => lay(field, mirror)).observe(field);
    for (const name of ["scroll", "keyup", "blur", "select"]) field.addEventListener(name, () => follow(field, mirror));
    field.addEventListener("input", () => mirror.replaceChildren()); // what it showed is said of another text
    return mirror;
  };

  /* The element whose letters stand over those of *field*. */
  writing.mirrorOf = (field) => {
    const mirror = mirrors.get(field) ?? madeFor(field);
    if (mirror.textContent !== field.value) mirror.textContent = field.value;
    lay(field, mirror);
    return mirror;
  };

  writing.clearMirrors = () => LINES.forEach((name) => mirrors.get(form.elements[name])?.replaceChildren());
})();
