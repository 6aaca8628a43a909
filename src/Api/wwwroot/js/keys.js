// Keys and small helps that every page of the desk shares.

export const isTyping = (target) => target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName)
  && !(target instanceof HTMLInputElement && target.type === "checkbox"));

/** Calls keys[event.key] for plain presses outside fields; Escape leaves a field, Ctrl Enter sends the form it is in. */
export function onKeys(keys) {
  document.addEventListener("keydown", (event) => {
    if ((event.ctrlKey || event.metaKey) && event.key === "Enter") {
      const form = event.target.closest?.("form");
      if (form) {
        event.preventDefault();
        form.requestSubmit(form.querySelector("[data-primary]") ?? form.querySelector("[type=submit]:not(.unscripted)"));
      }
      return;
    }
    if (event.ctrlKey || event.metaKey || event.altKey || document.querySelector("dialog[open]")) {
      return;
    }
    if (isTyping(event.target)) {
      if (event.key === "Escape") {
        event.target.blur();
        keys.Escape?.(event);
      }
      return;
    }
    if (event.key === "?") {
      event.preventDefault();
      document.getElementById("keys").showModal();
      return;
    }
    const act = keys[event.key];
    if (act && !(event.key === "Enter" && event.target.closest?.("a, button, summary"))) {
      event.preventDefault();
      act(event);
    }
  });
  document.querySelectorAll("[data-opens]").forEach((button) => button.addEventListener("click", () => document.getElementById(button.dataset.opens).showModal()));
}

export function later(milliseconds, act) {
  let timer;
  return (...values) => {
    clearTimeout(timer);
    timer = setTimeout(() => act(...values), milliseconds);
  };
}

/** Sends a form of ours; a session that is over leads to the sign-in. */
export async function send(address, fields) {
  const answer = await fetch(address, { method: "POST", body: fields, headers: { Accept: "text/html" } });
  if (answer.redirected && new URL(answer.url).pathname === "/sign-in") {
    location.href = answer.url;
  }
  return answer;
}

export const parse = async (answer) => new DOMParser().parseFromString(await answer.text(), "text/html");


document.documentElement.classList.add("scripted");
