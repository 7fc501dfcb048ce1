const copy = async (text) => {
  if (navigator.clipboard) {
    try {
      await navigator.clipboard.writeText(text);
      return true;
    } catch {
      // Refused: the older way may still be open.
    }
  }
  const field = document.createElement("textarea");
  field.value = text;
  field.readOnly = true;
  field.className = "visually-hidden";
  const focused = document.activeElement;
  document.body.append(field);
  field.select();
  const copied = document.execCommand("copy");
  field.remove();
  focused?.focus();
  return copied;
};

const announce = (words) => dispatchEvent(new CustomEvent("announce", { detail: words }));

for (const toolbar of document.querySelectorAll("[data-toolbar]")) {
  toolbar.addEventListener("click", async (event) => {
    const button = event.target.closest("button");
    if (!button) return;
    if ("print" in button.dataset) {
      window.print();
    } else if ("copy" in button.dataset) {
      const { copy: url, copied, failed } = button.dataset;
      announce((await copy(url)) ? copied : `${failed} ${url}`);
    }
  });
}
