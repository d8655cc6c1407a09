"use strict";
(() => {
  const token = new URLSearchParams(location.search).get("token");
  const $$ = (id) => document.getElementById(id);
  const sentence = { lost: "The program behind this page has ended: start atmcheck serve again." };
  let desk = { facts: "", waivers: "", today: "", largest: 0 };
  let draft = null; // the file that was chosen; its bytes are read anew for each check
  let told = null;

  // ---- asking the program ---------------------------------------------------------------------

  const ask = async (path, options = {}) => {
    let answer;
    try {
      answer = await fetch(path, { ...options, headers: { "X-Atmcheck-Token": token, ...options.headers } });
    } catch {
      throw new Error(sentence.lost);
    }
    const isOurs = (answer.headers.get("content-type") || "").startsWith("application/json");
    const said = isOurs ? await answer.json() : { error: await answer.text() };
    if (!answer.ok) throw new Error(said.error);
    return said;
  };

  const send = (path, form) =>
    ask(path, { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(form) });

  // ---- saying things --------------------------------------------------------------------------

  const make = (name, text, properties = {}) => Object.assign(document.createElement(name), { textContent: text }, properties);

  const complain = (place, text) => {
    place.textContent = text;
    place.hidden = !text;
  };

  const say = (text) => { $$("status").textContent = text; };

  const busy = (is) => {
    document.body.classList.toggle("busy", is);
    for (const each of document.querySelectorAll("button, input[type=file]")) each.disabled = is;
  };

  // ---- checking -------------------------------------------------------------------------------

  const bytesOf = async (file) => {
    if (file.size > desk.largest) throw new Error(`${file.name} is too large: the greatest size is ${Math.floor(desk.largest / 1e6)} MB.`);
    try {
      return await file.arrayBuffer();
    } catch {
      throw new Error(`${file.name} has changed since you chose it: drop it again.`);
    }
  };

  const check = async (file) => {
    const place = $$("result").hidden ? $$("start-problem") : $$("result-problem");
    complain($$("start-problem"), "");
    complain($$("result-problem"), "");
    const before = $$("status").textContent;
    say(before ? `${before}. Checking again …` : `Checking ${file.name} …`);
    busy(true);
    try {
      const headers = { "Content-Type": "application/octet-stream", "X-File-Name": encodeURIComponent(file.name) };
      told = await ask("/check", { method: "POST", headers, body: await bytesOf(file) });
      draft = file;
      show();
      say(before);
    } catch (error) {
      complain(place, error.message);
      say("");
    } finally {
      busy(false);
    }
  };

  const show = () => {
    const address = `/report/${told.report}`;
    $$("start").hidden = true;
    $$("result").hidden = false;
    $$("result-title").textContent = told.name;
    $$("word").textContent = told.word;
    $$("word").className = `word ${told.word.toLowerCase().replace(" ", "-")}`;
    const given = told.given.length;
    const settling = told.asked.filter((each) => each.settles).length;
    $$("tail").textContent = [told.tail, given && `${given} given fact${given === 1 ? " counts" : "s count"}`].filter(Boolean).join(" · ");
    $$("report").src = address;
    $$("alone").href = address;
    $$("save").href = address;
    $$("save").download = `${told.name}.report.html`;
    $$("to-answer").hidden = !desk.facts;
    $$("to-answer").querySelector("span").textContent = told.asked.length ? "Answer a question" : "Give a fact";
    $$("to-answer").querySelector("b").textContent = settling || "";
    $$("to-answer").classList.toggle("main", told.asked.length > 0);
    $$("answer-title").textContent = $$("to-answer").querySelector("span").textContent;
    $$("to-waive").hidden = !desk.waivers || !told.findings.length;
    $$("to-waive").querySelector("b").textContent = told.findings.length;
    document.title = `${told.word}: ${told.name}`;
    $$("result-title").focus();
  };

  const startAgain = () => {
    draft = told = null;
    $$("report").removeAttribute("src");
    $$("file").value = "";
    $$("result").hidden = true;
    $$("start").hidden = false;
    document.title = "atmcheck";
    say("");
    $$("file").focus();
  };

  // ---- answering ------------------------------------------------------------------------------

  const answer = $$("answer").querySelector("form");

  const choice = (fact) => make("option", `${fact.reads}`, { value: fact.name });

  const group = (label, options) => {
    const made = make("optgroup", "", { label });
    made.append(...options);
    return made;
  };

  const fillAnswer = () => {
    const byName = new Map(told.facts.map((fact) => [fact.name, fact]));
    const asked = (is) => told.asked.filter((each) => Boolean(each.settles) === is).map((each) => byName.get(each.name)).filter(Boolean).map(choice);
    const wanted = [group("One answer settles a finding", asked(true)), group("Settled only together with others", asked(false))];
    const known = new Set(told.asked.map((each) => each.name));
    const rest = new Map();
    for (const fact of told.facts.filter((each) => !known.has(each.name))) {
      const about = fact.name.split(".")[0].replaceAll("_", " ");
      rest.set(about, [...(rest.get(about) || []), choice(fact)]);
    }
    const groups = [...rest].map(([about, options]) => group(`Any other: ${about}`, options));
    answer.elements.name.replaceChildren(...wanted.filter((each) => each.children.length), ...groups);
    $$("given").hidden = !told.given.length;
    const lines = told.given.flatMap((each) => [make("dt", `${each.name}: ${each.value}`), make("dd", each.signed)]);
    $$("given").querySelector("dl").replaceChildren(...lines);
    chooseFact();
  };

  const control = (fact) => {
    const chosen = { one_of: fact.values, boolean: ["true", "false"] }[fact.type];
    if (fact.list) return make("textarea", "", { rows: 4, placeholder: chosen ? `one a line: ${chosen.join(", ")}` : "one a line" });
    if (chosen) {
      const made = make("select", "");
      made.append(make("option", "choose …", { value: "" }), ...chosen.map((each) => make("option", { true: "yes", false: "no" }[each] || each.replaceAll("_", " "), { value: each })));
      return made;
    }
    if (fact.type === "date") return make("input", "", { type: "date" });
    if (fact.type === "number") return make("input", "", { type: "text", inputMode: "decimal", autocomplete: "off" });
    return make("textarea", "", { rows: 3 });
  };

  const chooseFact = () => {
    const fact = told.facts.find((each) => each.name === answer.elements.name.value);
    const asked = told.asked.find((each) => each.name === fact.name);
    answer.querySelector(".reason").textContent = `${fact.reads[0].toUpperCase()}${fact.reads.slice(1)} (${fact.name}).${asked ? ` Not known: ${asked.reason}.` : ""}`;
    const unit = { USD: "in US dollars", "%": "in percent" }[fact.unit] || (fact.unit ? `in ${fact.unit}` : "");
    const kind = fact.list ? "These, one a line" : { number: "The number", date: "The day", text: "The words of the draft" }[fact.type] || "My choice";
    $$("with-value").querySelector("span").textContent = [kind, unit].filter(Boolean).join(", ");
    $$("not-there").textContent = fact.list ? "I have looked, and there are none" : "I have looked, and the draft does not say it";
    $$("there").hidden = fact.type !== "text" || fact.list;
    const made = Object.assign(control(fact), { name: "value" });
    made.setAttribute("aria-label", `The answer: ${fact.reads}`);
    made.addEventListener("input", () => { answer.elements.state.value = "value"; });
    $$("value").replaceChildren(made);
    for (const each of answer.elements.state) each.checked = false;
  };

  const answered = (form) => {
    const { state, value, ...rest } = form;
    if (!state) throw new Error("Say what the draft says, or that it does not say it.");
    return { ...rest, report: told.report, value: state === "value" ? value : state };
  };

  // ---- accepting ------------------------------------------------------------------------------

  const waiver = $$("waive").querySelector("form");

  const fillWaiver = () => {
    const options = told.findings.map((each) => make("option", `${each.title} (${each.outcome})`, { value: each.rule }));
    waiver.elements.rule.replaceChildren(...options);
    waiver.elements.until.min = desk.today;
    waiver.elements.reason.value = "";
  };

  const signed = (form) => ({ ...form, report: told.report });

  // ---- both forms -----------------------------------------------------------------------------

  const open = (dialog, fill) => {
    complain(dialog.querySelector(".problem"), "");
    fill();
    dialog.showModal();
  };

  const onSave = (dialog, path, read) => {
    const form = dialog.querySelector("form");
    form.addEventListener("submit", async (event) => {
      event.preventDefault();
      const problem = form.querySelector(".problem");
      complain(problem, "");
      const lacking = [...form.querySelectorAll("[required]")].find((each) => !each.value.trim());
      try {
        if (lacking) {
          lacking.focus();
          throw new Error(`Fill in “${lacking.labels[0].firstChild.textContent.trim()}”.`);
        }
        const { told: saved } = await send(path, read(Object.fromEntries(new FormData(form))));
        dialog.close();
        say(saved);
        await check(draft);
      } catch (error) {
        complain(problem, error.message);
      }
    });
    form.querySelector(".cancel").addEventListener("click", () => dialog.close());
  };

  // ---- the beginning --------------------------------------------------------------------------

  const receive = (files) => {
    if (files.length > 1) complain($$("result").hidden ? $$("start-problem") : $$("result-problem"), "One draft at a time: drop a single file.");
    else if (files.length && !document.body.classList.contains("busy")) { say(""); check(files[0]); }
  };

  document.addEventListener("dragover", (event) => { event.preventDefault(); document.body.classList.add("dragging"); });
  document.addEventListener("dragleave", (event) => { if (!event.relatedTarget) document.body.classList.remove("dragging"); });
  document.addEventListener("drop", (event) => {
    event.preventDefault();
    document.body.classList.remove("dragging");
    receive(event.dataTransfer.files);
  });
  $$("file").addEventListener("change", (event) => receive(event.target.files));
  $$("again").addEventListener("click", () => { say(""); check(draft); });
  $$("other").addEventListener("click", startAgain);
  $$("to-answer").addEventListener("click", () => open($$("answer"), fillAnswer));
  $$("to-waive").addEventListener("click", () => open($$("waive"), fillWaiver));
  answer.elements.name.addEventListener("change", chooseFact);
  onSave($$("answer"), "/facts", answered);
  onSave($$("waive"), "/waivers", signed);

  ask("/desk").then((known) => {
    desk = known;
    const files = [desk.facts && `answers to ${desk.facts}`, desk.waivers && `waivers to ${desk.waivers}`].filter(Boolean);
    $$("saved").textContent = files.length
      ? `Only what you sign is saved: ${files.join(", ")}.`
      : "Nothing is saved: for answers and waivers, start with --facts FILE and --waivers FILE.";
    for (const [id, file] of [["answer", desk.facts], ["waive", desk.waivers]]) $$(id).querySelector(".file").textContent = file;
  }).catch((error) => complain($$("start-problem"), error.message));
})();
