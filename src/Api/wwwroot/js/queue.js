// The queue by keyboard, with the case beside it on a wide screen. News never move a row under the pointer: they wait behind a button.
import { attend, reach, show } from "./case.js";
import { later, onKeys, parse, send } from "./keys.js";

const wide = matchMedia("(min-width: 1180px)");
const pane = document.getElementById("pane");
const rows = () => [...document.querySelectorAll("#rows > li")];
const link = (row) => row.querySelector("a");
let chosen;
let place = 0;
let tag = document.getElementById("rows").dataset.tag;

sessionStorage.setItem("queue", location.pathname + location.search);
attend(pane);

function choose(row, { focus = true } = {}) {
  if (!row) {
    return;
  }
  rows().forEach((other) => link(other).removeAttribute("aria-current"));
  chosen = row.dataset.case;
  link(row).setAttribute("aria-current", "true");
  if (focus) {
    link(row).focus({ preventScroll: true });
    row.scrollIntoView({ block: "nearest" });
  }
}

const chosenRow = () => rows().find((row) => row.dataset.case === chosen);

function step(by) {
  const all = rows();
  const at = all.indexOf(chosenRow());
  // A case that left the list leaves its place: the next one has moved there.
  const next = at < 0 ? place + Math.min(by, 0) : at + by;
  choose(all[Math.min(Math.max(next, 0), all.length - 1)]);
  peek();
}

/** Shows the chosen case in the pane; resolves once it is there, or false where there is no pane. */
async function read() {
  if (chosen && wide.matches && pane.querySelector("#case")?.dataset.case === chosen) {
    return true;
  }
  const row = chosenRow();
  if (!row || !wide.matches) {
    return false;
  }
  const wanted = chosen;
  pane.setAttribute("aria-busy", "true");
  try {
    const answer = await fetch(link(row).href, { headers: { Accept: "text/html" } });
    const fresh = (await parse(answer)).getElementById("case");
    if (fresh && wanted === chosen) {
      show(fresh, pane);
      pane.scrollTop = 0;
    }
    return Boolean(fresh);
  } catch {
    return false;
  } finally {
    pane.removeAttribute("aria-busy");
  }
}

const peek = later(120, read);

/** Goes to a part of the chosen case: in the pane, else on its own page. */
async function go(part) {
  let isRead = await read();
  if (!isRead && !chosenRow()) {
    choose(rows()[0]);
    isRead = await read();
  }
  if (isRead) {
    reach(pane, part);
  } else if (chosenRow()) {
    location.href = `${link(chosenRow()).href}#${part}`;
  }
}

async function assign() {
  const row = chosenRow();
  if (wide.matches || !row) {
    return go("assign");
  }
  const fields = new URLSearchParams(new FormData(document.getElementById("bulk")));
  fields.set("version", row.dataset.version);
  fields.set("assignee", "me");
  await send(new URL(link(row).href).pathname + "/assignments", fields);
  await refresh();
}

function open() {
  const row = chosenRow();
  if (row) {
    location.href = link(row).href;
  }
}

/** Fetches the list anew, keeps what is chosen and ticked, and the chosen row where it was on the screen. */
async function refresh() {
  const before = chosenRow()?.getBoundingClientRect().top;
  place = Math.max(rows().indexOf(chosenRow()), 0);
  const ticked = new Set([...document.querySelectorAll("#rows input:checked")].map((box) => box.value));
  const answer = await fetch(location.href, { headers: { Accept: "text/html" } });
  const page = await parse(answer);
  const fresh = page.getElementById("rows");
  if (!answer.ok || !fresh) {
    return;
  }
  const hadFocus = document.getElementById("rows").contains(document.activeElement);
  document.getElementById("rows").replaceWith(document.importNode(fresh, true));
  document.getElementById("counts").replaceChildren(...page.getElementById("counts").childNodes);
  tag = fresh.dataset.tag;
  document.getElementById("news").hidden = true;
  document.querySelectorAll("#rows input").forEach((box) => (box.checked = ticked.has(box.value)));
  tally();
  // A case that left the list stays where it is read; nothing else is chosen in its place.
  const row = chosenRow();
  if (row) {
    choose(row, { focus: hadFocus });
    if (before !== undefined) {
      window.scrollBy(0, row.getBoundingClientRect().top - before);
    }
  }
}

async function listen() {
  if (document.hidden) {
    return;
  }
  try {
    const answer = await fetch(`/queue/news${location.search}`, { headers: { "If-None-Match": tag } });
    if (answer.status === 200) {
      const { cases, counts } = await answer.json();
      const known = new Set(rows().map((row) => row.dataset.case));
      const fresh = cases.filter((id) => !known.has(id)).length;
      const news = document.getElementById("news");
      news.textContent = (fresh === 1 ? news.dataset.one : news.dataset.other).replace("{0}", fresh);
      news.hidden = fresh === 0;
      document.getElementById("counts").replaceChildren(...counts.map((words) => Object.assign(document.createElement("span"), { textContent: words })));
    }
  } catch {
    // The server is away for a moment: the list stays as it is.
  }
}

function tally() {
  const many = document.querySelectorAll("#rows input:checked").length;
  const said = document.getElementById("selected");
  document.getElementById("bulk").classList.toggle("selecting", many > 0);
  if (said) {
    said.textContent = many > 0 ? said.dataset.words.replace("{0}", many) : "";
  }
}

document.getElementById("bulk").addEventListener("change", tally);
document.getElementById("bulk").addEventListener("click", (event) => {
  const row = event.target.closest("#rows > li");
  // A press of Enter on a row opens the case itself.
  if (row && event.detail > 0 && event.target.closest("a") && wide.matches && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
    event.preventDefault();
    choose(row);
    read();
  }
});
document.getElementById("news").addEventListener("click", refresh);
document.getElementById("filters").addEventListener("change", (event) => event.target.matches("select") && event.currentTarget.requestSubmit());
pane.addEventListener("case-changed", (event) => event.detail.done && refresh());
setInterval(listen, 10000);
document.addEventListener("visibilitychange", listen);

onKeys({
  j: () => step(1),
  k: () => step(-1),
  Enter: open,
  o: open,
  x: () => chosenRow()?.querySelector("input")?.click(),
  e: () => go("verdict"),
  r: () => go("reply"),
  h: () => go("history"),
  a: assign,
  n: () => document.getElementById("news").hidden || refresh(),
  "/": () => document.querySelector("#filters [type=search]").focus(),
  Escape: () => chosenRow() && choose(chosenRow()),
});
