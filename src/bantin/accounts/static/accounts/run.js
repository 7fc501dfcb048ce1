// Does what Wagtail's inline scripts would: calls one of its known functions for a field or a panel that says so in data.
(() => {
  const FUNCTIONS = ["createTaskChooser", "initDateChooser", "initDateTimeChooser", "initTimeChooser"];
  const CLASSES = /^(InlinePanel|MultipleChooserPanel|[A-Z]\w*Chooser)$/;
  const done = new WeakSet();

  function run(carrier) {
    const { deskRun: name, id, options } = carrier.dataset;
    if (done.has(carrier) || !(FUNCTIONS.includes(name) || CLASSES.test(name))) return;
    if (typeof window[name] !== "function") return; // its script is not there yet: asked again below
    done.add(carrier);
    const given = [...(id === undefined ? [] : [id]), JSON.parse(options)];
    if (FUNCTIONS.includes(name)) window[name](...given);
    else new window[name](...given);
  }

  function look(node) {
    if (node.nodeType !== Node.ELEMENT_NODE) return;
    if (node.matches("template[data-desk-run]")) run(node);
    for (const carrier of node.querySelectorAll("template[data-desk-run]")) run(carrier);
  }

  new MutationObserver((changes) => {
    for (const change of changes) change.addedNodes.forEach(look);
  }).observe(document.documentElement, { childList: true, subtree: true });
  look(document.documentElement);
  document.addEventListener("DOMContentLoaded", () => look(document.documentElement));
})();
