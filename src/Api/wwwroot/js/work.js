// A form whose answer takes a while says so at once, and is not sent twice.
for (const form of document.querySelectorAll("form[data-work]")) {
  form.addEventListener("submit", () => {
    const said = form.querySelector("[role=status]") ?? form.appendChild(document.createElement("p"));
    said.setAttribute("role", "status");
    said.className = "all";
    said.replaceChildren(form.dataset.work + " ", document.createElement("progress"));
    said.lastChild.setAttribute("aria-label", form.dataset.work);
    form.querySelector("button[type=submit]").disabled = true;
  });
}
window.addEventListener("pageshow", (event) => event.persisted && location.reload());
