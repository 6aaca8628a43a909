// While a report is on its way, looks again every two seconds and changes that list alone: nobody loses their place on the page.
const list = document.getElementById("report-list");

async function lookAgain() {
  try {
    const answer = await fetch(location.href, { headers: { Accept: "text/html" }, redirect: "error" });
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const fresh = page.getElementById("report-list");
    if (answer.ok && fresh) {
      list.innerHTML = fresh.innerHTML;
      list.dataset.waiting = fresh.dataset.waiting;
    }
  } catch {
    // The server is away for a moment, or the session is over: the list stays as it is.
  }
  waitWhileWaiting();
}

function waitWhileWaiting() {
  if (list?.dataset.waiting === "true") {
    setTimeout(lookAgain, 2000);
  }
}

waitWhileWaiting();
