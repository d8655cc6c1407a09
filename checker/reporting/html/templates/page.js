"use strict";
(() => {
  const ours = (section, selector) => [...section.querySelectorAll(selector)].filter((each) => !each.closest(".draft"));

  // A closed part that holds what a link leads to is opened, and hidden remarks are shown again.
  const reveal = (target) => {
    for (let each = target; each; each = each.parentElement) {
      if (each.hidden) each.closest(".dossier").dispatchEvent(new Event("show-all"));
    }
    for (let each = target; each; each = each.parentElement) {
      if (each.tagName === "DETAILS") each.open = true;
    }
  };

  const light = (section, marks, remarks) => {
    for (const each of document.querySelectorAll("mark.here")) each.classList.remove("here");
    for (const each of ours(document, ".related")) each.classList.remove("related");
    for (const mark of marks) {
      for (const each of section.querySelectorAll(`mark[data-mark~="${mark}"]`)) each.classList.add("here");
    }
    for (const each of remarks) each.classList.add("related");
  };

  const restingOn = (section, mark) => ours(section, `[data-marks~="${mark}"]`);

  const decoded = (hash) => {
    try {
      return decodeURIComponent(hash);
    } catch {
      return ""; // somebody cut the address
    }
  };

  const follow = () => {
    const target = document.getElementById(decoded(location.hash.slice(1)));
    const section = target && target.closest(".dossier");
    if (!section) return;
    if (!target.closest(".draft")) reveal(target);
    if (target.closest(".draft")) {
      light(section, [target.id], restingOn(section, target.id));
    } else if (target.dataset.marks !== undefined) {
      light(section, target.dataset.marks.split(" ").filter(Boolean), [target]);
      target.scrollIntoView({ block: "nearest" });
      target.focus({ preventScroll: true });
    }
  };

  const leadBack = (section) => {
    section.querySelector(".draft")?.addEventListener("click", (event) => {
      const mark = event.target.closest("mark");
      if (!mark || !getSelection().isCollapsed) return;
      const [first] = mark.dataset.mark.split(" ").flatMap((each) => restingOn(section, each));
      if (!first) return;
      if (location.hash === `#${first.id}`) follow();
      else location.hash = first.id;
    });
  };

  // What is drawn around words, and how they are broken into lines, is no part of them.
  const plain = (text) => text.toLowerCase().replace(/["“”]/g, "").replace(/\s+/g, " ").trim();

  const filter = (section, form) => {
    const entries = ours(section, "[data-outcome]");
    const words = new Map(entries.map((each) => [each, plain(each.textContent)]));
    const groups = ours(section, ".group").filter((group) => group.querySelector("[data-outcome]"));
    const apply = () => {
      const { severity, outcome, pack, text } = Object.fromEntries(new FormData(form));
      const wanted = { severity, outcome, pack };
      const asked = plain(text);
      const filtered = Boolean(severity || outcome || pack || asked);
      const kept = entries.filter(
        (each) =>
          Object.entries(wanted).every(([name, value]) => !value || each.dataset[name] === value) &&
          words.get(each).includes(asked),
      );
      const shown = new Set(kept);
      for (const each of entries) each.hidden = !shown.has(each);
      for (const group of groups) {
        const some = [...group.querySelectorAll("[data-outcome]")].some((each) => !each.hidden);
        group.hidden = filtered && !some;
        if (group.tagName === "DETAILS") group.open = filtered && some;
      }
      form.querySelector("button").hidden = !filtered;
      form.querySelector("output").value = filtered ? `${kept.length} of ${entries.length} rules shown` : "";
      form.parentElement.dataset.filtered = filtered ? `Filtered: ${kept.length} of ${entries.length} rules are shown.` : "";
    };
    form.hidden = false;
    form.addEventListener("input", apply);
    form.addEventListener("submit", (event) => event.preventDefault());
    form.addEventListener("reset", () => setTimeout(apply));
    section.addEventListener("show-all", () => {
      form.reset();
      apply();
    });
  };

  // Steps through the paragraphs that no rule has touched, by the button or, within the draft, by a key.
  const stepThrough = (paper, button, count) => {
    const stops = [...paper.querySelectorAll('.draft [data-read="u"]:not(span:not(.begins))')];
    let at = -1;
    const step = (by) => {
      if (!stops.length) return;
      stops[at]?.classList.remove("stop");
      at = (Math.max(at, by < 0 ? 0 : -1) + by + stops.length) % stops.length;
      stops[at].classList.add("stop");
      stops[at].tabIndex = -1;
      stops[at].focus({ preventScroll: true });
      stops[at].scrollIntoView({ block: "center" });
      count.value = `${at + 1} of ${stops.length}.`;
    };
    button.addEventListener("click", () => step(1));
    paper.addEventListener("keydown", (event) => {
      if (event.key.toLowerCase() !== "u" || event.ctrlKey || event.metaKey || event.altKey) return;
      step(event.shiftKey ? -1 : 1);
    });
  };

  for (const section of document.querySelectorAll(".dossier")) {
    filter(section, section.querySelector(".filters"));
    const paper = section.querySelector(".paper");
    if (!paper) continue;
    leadBack(section);
    paper.classList.add("linked");
    const [shading, stepping] = ours(section, ".switch");
    if (shading) {
      shading.hidden = stepping.hidden = false;
      shading.addEventListener("change", (event) => paper.classList.toggle("shaded", event.target.checked));
      stepThrough(paper, stepping.querySelector("button"), stepping.querySelector("output"));
    }
  }
  addEventListener("hashchange", follow);

  // Paper cannot be unfolded.
  let folded = [];
  addEventListener("beforeprint", () => {
    folded = [...document.querySelectorAll("details:not([open])")];
    for (const each of folded) each.open = true;
  });
  addEventListener("afterprint", () => {
    for (const each of folded) each.open = false;
  });
  follow();
})();
