// Practice: the clock runs (by the server's time, whatever the reader's says), and Ctrl Enter sends.
document.documentElement.classList.add("with-script");
const clock = document.querySelector(".play-clock");
if (clock) {
  const began = performance.now() - (Date.parse(clock.dataset.now) - Date.parse(clock.dataset.shown));
  const within = Number(clock.dataset.within);
  setInterval(() => {
    const seconds = Math.max(0, Math.floor((performance.now() - began) / 1000));
    clock.textContent = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
    clock.classList.toggle("late", seconds > within);
  }, 1000);
}
document.addEventListener("keydown", (event) => {
  if ((event.ctrlKey || event.metaKey) && event.key === "Enter") {
    event.target.closest?.("form")?.requestSubmit();
  }
});
