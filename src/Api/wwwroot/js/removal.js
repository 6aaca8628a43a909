// The argument is read while it is typed: the score rises, what is missing shrinks, the dossier fills. Saving needs no script.
import { later, onKeys, parse, send } from "./keys.js";

const builder = document.getElementById("builder");
let asked = 0;
let rebuild = false;

async function read() {
  const form = document.getElementById("argument");
  const turn = ++asked;
  try {
    const answer = await send(form.dataset.readings, new URLSearchParams(new FormData(form)));
    const fresh = await parse(answer);
    if (!answer.ok || turn !== asked) {
      return;
    }
    if (rebuild) {
      rebuild = false;
      // Another ground has other elements: the form itself is new, with all that was typed in it.
      builder.replaceChildren(...fresh.getElementById("builder").childNodes);
      wire();
      document.querySelector("#argument [data-rebuilds]").focus();
      return;
    }
    const opened = [...document.querySelectorAll("#reading details")].map((d) => d.open);
    document.getElementById("reading").replaceWith(fresh.getElementById("reading"));
    document.querySelectorAll("#reading details").forEach((d, i) => (d.open = opened[i] ?? d.open));
    fresh.querySelectorAll("[data-part]").forEach((tally) => {
      form.querySelector(`[data-part=${tally.dataset.part}]`).textContent = tally.textContent;
    });
  } catch {
    // Offline for a moment: the next word asks again, and saving reads it in any case.
  }
}

function wire() {
  const form = document.getElementById("argument");
  if (!form) {
    return;
  }
  form.addEventListener("input", later(350, (event) => event.target.matches("[data-rebuilds]") || read()));
  form.addEventListener("change", (event) => event.target.matches("[data-rebuilds]") && readAnew());
}

function readAnew() {
  rebuild = true; // Until it is done: words typed meanwhile ask for a reading that must not undo it.
  read();
}

wire();
// Whoever chose a ground before this script was there, or came back to a page the browser remembered, gets its elements too.
const ground = document.querySelector("select[data-rebuilds]");
if (ground && ground.value !== ([...ground.options].find((o) => o.defaultSelected) ?? ground.options[0]).value) {
  readAnew();
}
onKeys({ u: () => document.getElementById("back").click() });
