// Keeps what somebody writes safe when their session ends: they log in again in another window and go on.
//
// - Every form that is sent asks first whether somebody is still logged in. If not, a dialog leads to the login; the form
//   stays as it is, gets the new token, and is sent then.
// - What scripts of the desk send (autosave, choosers) is answered with the field X-BanTin-Session when nobody is logged in.
// - The server's clock counts what a person does. So that somebody who types is not logged out, this says that they do.
(() => {
  const { session, login, continued, asks } = document.currentScript.dataset;
  const text = JSON.parse(document.getElementById("bantin-session-words").textContent);
  const EVERY = Number(asks) * 1000; // between two times that activity is told
  const WARNING = 120; // seconds before the end
  const ENDED = "X-BanTin-Session";
  const channel = new BroadcastChannel("bantin-session");
  const ask = window.fetch.bind(window);
  let token = null; // the newest one, where it is not that of the page
  let user = null;
  let active = false;
  let waiting = []; // forms to be sent after the login
  const sent = new WeakSet();

  async function state(method = "GET") {
    const headers = { Accept: "application/json" };
    if (method === "POST") headers["X-CSRFToken"] = token ?? pageToken();
    const answer = await ask(session, { method, headers, credentials: "same-origin", cache: "no-store" });
    if (!answer.ok) return null;
    const said = await answer.json();
    user ??= said.user;
    renew(said.csrf);
    return said;
  }

  function pageToken() {
    return document.querySelector("input[name=csrfmiddlewaretoken]")?.value ?? window.wagtailConfig?.CSRF_TOKEN ?? JSON.parse(document.getElementById("wagtail-config")?.textContent ?? "{}").CSRF_TOKEN ?? "";
  }

  function renew(newest) {
    token = newest;
    for (const field of document.querySelectorAll("input[name=csrfmiddlewaretoken]")) field.value = newest;
  }

  // ---- the dialog ----
  const dialog = document.createElement("dialog");
  dialog.className = "bantin-session";
  dialog.setAttribute("aria-labelledby", "bantin-session-title");
  const title = dialog.appendChild(document.createElement("h2"));
  title.id = "bantin-session-title";
  const words = dialog.appendChild(document.createElement("p"));
  const alarm = dialog.appendChild(document.createElement("p"));
  alarm.setAttribute("role", "alert");
  const action = dialog.appendChild(document.createElement("button"));
  action.type = "button";
  action.className = "button";
  const later = dialog.appendChild(document.createElement("button"));
  later.type = "button";
  later.className = "button button-secondary";
  later.textContent = text.later;
  let act = () => {};
  let isEnded = false;
  action.addEventListener("click", () => act());
  later.addEventListener("click", () => dialog.close());
  dialog.addEventListener("close", () => { waiting = []; });

  function show(kind, what) {
    isEnded = kind === "ended";
    if (!dialog.isConnected) document.body.append(dialog);
    title.textContent = text[`${kind}_title`];
    words.textContent = text[`${kind}_words`];
    action.textContent = text[`${kind}_action`];
    alarm.textContent = "";
    act = what;
    if (!dialog.open) dialog.showModal();
  }

  function ended() {
    show("ended", () => {
      const opened = window.open(`${login}?next=${encodeURIComponent(continued)}`, "bantin-login", "popup,width=520,height=760");
      if (!opened) alarm.textContent = text.blocked;
    });
  }

  function soon() {
    show("soon", async () => {
      if (await state("POST")) dialog.close();
      else ended();
    });
  }

  async function renewed() {
    const before = user;
    const said = await state();
    if (!said) return;
    if (before && said.user !== before) {
      alarm.textContent = text.other.replace("%s", before);
      return;
    }
    const forms = waiting;
    dialog.close();
    for (const [form, submitter] of forms) send(form, submitter);
    if (refused && !forms.length) saveNow();
  }
  channel.addEventListener("message", renewed);

  // ---- autosave stands back while a form is sent: both would make the same page twice ----
  let gate = null; // closed while it is a promise; opened where the form stays after all
  let open = () => {};
  let saving = false; // autosave has sent something, and has not told yet what came of it
  let refused = false; // what it sent last came when nobody was logged in
  for (const kind of ["success", "error"]) document.addEventListener(`w-autosave:${kind}`, () => { saving = false; });

  function close() {
    gate ??= new Promise((resolve) => { open = () => { gate = null; resolve(); }; });
  }

  function saved() {
    return new Promise((resolve) => {
      const look = (left) => (saving && left ? setTimeout(look, 50, left - 1) : resolve());
      look(200);
    });
  }

  function saveNow() {
    const form = document.querySelector("form[data-edit-form]");
    const autosave = form && window.wagtail?.app?.getControllerForElementAndIdentifier(form, "w-autosave");
    autosave?.save(new Event("bantin-session:renewed"));
  }

  function isAutosave(resource, options) {
    const form = document.querySelector("form[data-edit-form]");
    return form && options.body instanceof FormData && new URL(resource, location.href).href === form.action;
  }

  // ---- forms ----
  async function send(form, submitter) {
    close();
    await saved();
    sent.add(form);
    setTimeout(() => open(), 15000); // where the page is still here then
    // A button that shows that it works is disabled, and would not say that it was the one.
    const was = submitter?.disabled;
    if (submitter) submitter.disabled = false;
    form.requestSubmit(submitter ?? undefined);
    if (submitter) submitter.disabled = was;
  }

  document.addEventListener("submit", async (event) => {
    const form = event.target;
    // A button that is called "action" stands in the place of the form's own property.
    const target = new URL(form.getAttribute("action") ?? "", location.href);
    if (form.method !== "post" || target.origin !== location.origin) return;
    if (sent.delete(form)) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    close();
    const submitter = event.submitter;
    let said;
    try {
      said = await state("GET");
    } catch {
      said = { unreachable: true }; // the browser says so better than we do
    }
    if (said && (said.unreachable || said.user === user)) send(form, submitter);
    else {
      open();
      waiting.push([form, submitter]);
      ended();
      if (said) alarm.textContent = text.other.replace("%s", user);
    }
  }, true);

  // ---- what scripts send ----
  window.fetch = async (resource, options = {}) => {
    const own = new URL(resource instanceof Request ? resource.url : resource, location.href).origin === location.origin;
    const isSaving = own && !(resource instanceof Request) && isAutosave(resource, options);
    if (isSaving) {
      if (gate) await gate;
      saving = true;
    }
    if (own && token && options.headers && !(resource instanceof Request)) {
      const headers = new Headers(options.headers);
      if (headers.has("X-CSRFToken")) headers.set("X-CSRFToken", token);
      options = { ...options, headers };
    }
    if (own && token && options.body instanceof FormData && options.body.has("csrfmiddlewaretoken")) options.body.set("csrfmiddlewaretoken", token);
    const answer = await ask(resource, options);
    const atTheDoor = own && answer.headers.get(ENDED);
    if (isSaving) refused = Boolean(atTheDoor);
    if (atTheDoor) ended();
    return answer;
  };
  if (window.jQuery) window.jQuery(document).on("ajaxError", (_event, answer) => { if (answer.getResponseHeader(ENDED)) ended(); });

  // ---- what a person does ----
  for (const kind of ["keydown", "pointerdown", "input", "wheel"]) document.addEventListener(kind, () => { active = true; }, { capture: true, passive: true });

  async function look() {
    try {
      const said = await state(active ? "POST" : "GET");
      active = false;
      if (!said) ended();
      else if (isEnded && dialog.open) await renewed();
      else if (said.left <= WARNING && !dialog.open) soon();
    } catch {
      // No network: nothing is known of the session.
    }
  }
  state().then((said) => { if (said) setInterval(look, EVERY); });
})();
