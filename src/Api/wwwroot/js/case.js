// One case, on its own page or in the queue's reading pane: forms that do not lose the reader's place, the rules reading along, who else is here.
import { later, onKeys, parse, send } from "./keys.js";

const fieldsOf = (form, submitter) => new URLSearchParams(new FormData(form, submitter));

/** Puts a case that came from the server in the place of the one that is shown. */
export function show(fresh, root) {
  const old = root.querySelector("#case");
  const adopted = document.importNode(fresh, true);
  old ? old.replaceWith(adopted) : root.replaceChildren(adopted);
  wire(root);
  return adopted;
}

async function submit(event, root) {
  const form = event.target;
  if (!form.matches("[data-live]")) {
    return;
  }
  event.preventDefault();
  if (form.dataset.sending) {
    return;
  }
  form.dataset.sending = "true";
  try {
    const answer = await send(form.action, fieldsOf(form, event.submitter));
    const fresh = (await parse(answer)).getElementById("case");
    if (!fresh) {
      throw new Error("no case in the answer");
    }
    const shown = show(fresh, root);
    shown.querySelector("#said").focus();
    root.dispatchEvent(new CustomEvent("case-changed", { bubbles: true, detail: { id: shown.dataset.case, done: answer.ok } }));
  } catch {
    // The server is away, or answered no page: let the browser send the form and show what comes.
    form.removeAttribute("data-live");
    form.requestSubmit(event.submitter);
  }
}

/** The rules read along: the last answer counts, and nothing that was typed is touched. */
function readAlong(editor) {
  const text = editor.elements.text;
  const findings = editor.querySelector("#findings");
  let asked = 0;
  const check = later(350, async () => {
    const turn = ++asked;
    try {
      const answer = await send(editor.dataset.checks, fieldsOf(editor));
      const said = await answer.text();
      if (answer.ok && turn === asked) {
        findings.innerHTML = said;
        weigh(editor);
      }
    } catch {
      // Offline for a moment: the next word asks again, and saving checks in any case.
    }
  });
  text.addEventListener("input", check);
  if (text.value !== text.defaultValue) {
    check(); // Typed before this script was there.
  }
  editor.elements.visibility.addEventListener("change", check);
  findings.addEventListener("click", (event) => {
    const quote = event.target.closest("[data-start]");
    if (quote) {
      text.focus();
      text.setSelectionRange(Number(quote.dataset.start), Number(quote.dataset.end));
    }
  });
}

/** What may be done with the words as they stand now: the button that stands out and the line below follow the rules. */
function weigh(editor) {
  const text = editor.elements.text;
  const approved = "approved" in editor.dataset && text.value === text.defaultValue;
  const blocked = !approved && Number(editor.querySelector("[data-blocks]")?.dataset.blocks ?? 0) > 0;
  const free = approved || (!blocked && !("wantsReader" in editor.dataset));
  const stands = free ? "free" : blocked ? "blocked" : "reader";
  editor.querySelectorAll("[data-when]").forEach((note) => (note.hidden = note.dataset.when !== stands));
  for (const [act, primary] of [["review", !free], ["publish", free]]) {
    const button = editor.querySelector(`[name=act][value=${act}]`);
    button.classList.toggle("rz-primary", primary);
    button.classList.toggle("rz-secondary", !primary);
  }
}

function wireCopy(root) {
  root.querySelectorAll("[data-copies]").forEach((button) => {
    button.hidden = false;
    button.addEventListener("click", async () => {
      const source = root.querySelector(`#${button.dataset.copies}`);
      source.select();
      await navigator.clipboard?.writeText(source.value).catch(() => {});
      button.textContent = button.dataset.done;
    });
  });
}

/** A wording of a playbook goes where the reader writes; nothing that is written is lost. */
function wireAdvice(root, editor) {
  root.querySelectorAll("[data-inserts]").forEach((button) => {
    button.hidden = false;
    button.addEventListener("click", () => {
      const text = editor.querySelector("#reply-text");
      text.setRangeText(button.dataset.inserts, text.selectionStart, text.selectionStart, "end");
      text.dispatchEvent(new Event("input", { bubbles: true }));
      text.focus();
    });
  });
}

function wire(root) {
  const editor = root.querySelector("form.editor");
  if (editor) {
    readAlong(editor);
    wireCopy(root);
    wireAdvice(root, editor);
  }
}

/** Opens what a key or an address points to and puts the reader there. */
export function reach(root, name) {
  const part = root.querySelector(`#${name}`);
  if (!part) {
    return;
  }
  if (name === "assign") {
    part.querySelector("[data-assigns]")?.requestSubmit();
    return;
  }
  const details = part.matches("details") ? part : part.querySelector("details");
  if (details && name !== "reply") {
    details.open = true;
  }
  (part.querySelector("[data-first]") ?? part.querySelector("summary") ?? part).focus();
  part.scrollIntoView({ block: "nearest" });
}

/** Says that the reader is here, and hears who else is; only while the page is looked at. */
async function meet(root) {
  const shown = root.querySelector("#case");
  if (!shown || document.hidden) {
    return;
  }
  const form = shown.querySelector("form[method=post]");
  if (!form) {
    return;
  }
  const fields = fieldsOf(form);
  const text = shown.querySelector("#reply-text");
  fields.set("writing", text && text === document.activeElement ? "true" : "false");
  try {
    const answer = await send(`/cases/${shown.dataset.case}/presence`, fields);
    const visitors = shown.querySelector("#visitors");
    const said = answer.ok ? (await answer.text()).trim() : "";
    if (answer.ok && visitors.innerHTML.trim() !== said) {
      visitors.innerHTML = said;
    }
  } catch {
    // Nobody can be heard right now.
  }
}

/** Everything above for the case in this place; called once a place. */
export function attend(root) {
  root.addEventListener("submit", (event) => submit(event, root));
  root.addEventListener("focusin", (event) => event.target.id === "reply-text" && meet(root));
  setInterval(() => meet(root), 15000);
  wire(root);
}

if (document.querySelector("main > #case")) {
  const root = document.getElementById("main");
  attend(root);
  const queue = sessionStorage.getItem("queue");
  if (queue) {
    document.getElementById("back").href = queue;
  }
  const go = (name) => () => reach(root, name);
  onKeys({ e: go("verdict"), r: go("reply"), h: go("history"), a: go("assign"), u: () => document.getElementById("back").click() });
  if (location.hash) {
    reach(root, location.hash.slice(1) === "assign" ? "said" : location.hash.slice(1));
  }
}
