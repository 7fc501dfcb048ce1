/* What the gate finds in a draft, beside the fields it is about; and how long lead and body are. */

const form = () => document.querySelector("form[data-edit-form]");
const page = () => form()?.action.match(/\/pages\/(\d+)\/edit\//)?.[1];
const words = JSON.parse(document.getElementById("desk-gate-words")?.textContent ?? "null");

/* The element of a field: of "body.UUID.photo" the block's photo, or the nearest above it that there is. */
function place(path) {
  let element = null;
  for (const name of path ? path.split(".") : []) {
    const inside = (element ?? document).querySelector(`[data-contentpath="${CSS.escape(name)}"]`);
    if (!inside) break;
    element = inside;
  }
  return element;
}

function note(finding) {
  const line = document.createElement("p");
  line.className = `desk-gate ${finding.blocks ? "desk-gate--blocks" : ""}`;
  const level = document.createElement("b");
  level.textContent = finding.blocks ? words.blocks : words.warns;
  line.append(level, " ", finding.text);
  return line;
}

function show(findings) {
  for (const old of document.querySelectorAll(".desk-gate")) old.remove();
  const declaration = place("no_state_secrets");
  for (const finding of findings) (place(finding.path) ?? declaration)?.append(note(finding));
}

async function look() {
  const number = page();
  if (!number || !words) return;
  try {
    const answer = await fetch(words.address.replace("0", number), { headers: { accept: "application/json" } });
    if (answer.ok) show((await answer.json()).findings);
  } catch {
    /* Without the network nothing is said: the gate is asked again when the page is submitted. */
  }
}

const count = (text) => text.trim().split(/\s+/u).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;

function tell(field, number) {
  let line = field.querySelector(":scope > .desk-count");
  if (!line) {
    line = document.createElement("p");
    line.className = "desk-count";
    field.append(line);
  }
  const text = words.count.replace("0", number.toLocaleString(document.documentElement.lang));
  if (line.textContent !== text) line.textContent = text;
}

function measure() {
  const lead = document.querySelector("textarea[name=lead]");
  if (lead) tell(lead.closest("[data-field]") ?? lead.parentElement, count(lead.value));
  const body = document.querySelector("[data-contentpath=body]");
  if (!body) return;
  const written = body.querySelectorAll("[contenteditable=true], textarea:not([hidden]), input[type=text]");
  const texts = [...written].map((field) => field.value ?? field.innerText);
  tell(body, count(texts.join(" ")));
}

if (words && form()) {
  document.addEventListener("w-autosave:success", look);
  look();
  measure();
  setInterval(measure, 1000);
}
