// While work is under way, looks again every two seconds and changes those parts alone: nobody loses their place on the page.
const parts = () => [...document.querySelectorAll("[data-waiting]")];

async function lookAgain() {
  try {
    const answer = await fetch(location.href, { headers: { Accept: "text/html" }, redirect: "error" });
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    for (const part of answer.ok ? parts() : []) {
      const fresh = page.getElementById(part.id);
      if (fresh) {
        part.innerHTML = fresh.innerHTML;
        part.dataset.waiting = fresh.dataset.waiting;
      }
    }
  } catch {
    // The server is away for a moment, or the session is over: the page stays as it is.
  }
  waitWhileWaiting();
}

function waitWhileWaiting() {
  if (parts().some((part) => part.dataset.waiting === "true")) {
    setTimeout(lookAgain, 2000);
  }
}

waitWhileWaiting();
