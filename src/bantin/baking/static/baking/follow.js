// Follows what the desk tells of a change on its way to readers, until it is done.
const FIRST = 250;
const LONGEST = 5000;

function show(element, { state, html }) {
  const made = document.createElement("template");
  made.innerHTML = html;
  // What is the same stays, and with it the button that may have the focus.
  if (state !== element.dataset.bakingState || made.content.textContent !== element.textContent) {
    element.dataset.bakingState = state;
    element.replaceChildren(made.content);
  }
}

function follow(element, wait = FIRST) {
  clearTimeout(Number(element.dataset.bakingTimer));
  if (element.dataset.bakingState === "done") return;
  element.dataset.bakingTimer = setTimeout(async () => {
    if (!element.isConnected) return;
    try {
      const answer = await fetch(element.dataset.bakingUrl, { headers: { accept: "application/json" } });
      if (answer.status === 403 || answer.status === 404) return;
      if (answer.ok) show(element, await answer.json());
    } catch {
      // The desk does not answer at the moment: it is asked again.
    }
    follow(element, Math.min(wait * 1.5, LONGEST));
  }, wait);
}

document.addEventListener("submit", async (event) => {
  const form = event.target.closest("form[data-baking-retry]");
  const element = form?.closest("[data-baking-state]");
  if (!element) return;
  event.preventDefault();
  form.querySelector("button").disabled = true;
  const answer = await fetch(form.action, {
    method: "POST",
    body: new FormData(form),
    headers: { accept: "application/json" },
  });
  if (answer.ok) show(element, await answer.json());
  follow(element);
});

for (const element of document.querySelectorAll("[data-baking-state]")) follow(element);
