// Keeps the two threads current, and the newest message in sight.
const EVERY = 2000;

function toTheEnd(thread) {
  thread.scrollTop = thread.scrollHeight;
}

async function refresh() {
  const answer = await fetch(location.href);
  if (!answer.ok) return;
  const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
  for (const phone of document.querySelectorAll("[data-phone]")) {
    const thread = phone.querySelector(".thread");
    const now = fresh.querySelector(`[data-phone="${phone.dataset.phone}"] .thread`);
    if (now && now.innerHTML !== thread.innerHTML) {
      thread.replaceChildren(...now.childNodes);
      toTheEnd(thread);
    }
  }
  const became = fresh.querySelector("[data-became]");
  if (became) document.querySelector("[data-became]").replaceChildren(...became.childNodes);
}

for (const choice of document.querySelectorAll(".who select")) {
  choice.addEventListener("change", () => choice.form.submit());
}
document.querySelectorAll(".thread").forEach(toTheEnd);
setInterval(() => refresh().catch(() => undefined), EVERY);
