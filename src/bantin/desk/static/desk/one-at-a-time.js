/* A page is not sent while it is being saved by itself: a new one would be made twice. It is sent right after. */

const form = document.querySelector("form[data-edit-form]");
let saving = false;
let waiting = null;

function done() {
  saving = false;
  if (!waiting) return;
  const pressed = waiting;
  waiting = null;
  form.removeAttribute("aria-busy");
  form.requestSubmit(pressed.isConnected ? pressed : undefined);
}

if (form) {
  form.addEventListener("w-autosave:save", () => {
    saving = true;
  });
  form.addEventListener("w-autosave:success", done);
  form.addEventListener("w-autosave:error", done);
  form.addEventListener(
    "submit",
    (event) => {
      if (!saving) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      waiting = event.submitter;
      form.setAttribute("aria-busy", "true");
    },
    { capture: true },
  );
}
