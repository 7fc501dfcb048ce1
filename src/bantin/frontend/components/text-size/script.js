const SIZES = [100, 112.5, 125, 150, 175, 200];
const KEY = "bantin.text-size";
const root = document.documentElement;
const percent = (size) => `${new Intl.NumberFormat(root.lang).format(size)}%`;

const currentSize = () => {
  const size = Number(root.dataset.textSize);
  return SIZES.includes(size) ? size : 100;
};

const remember = (size) => {
  try {
    if (size === 100) localStorage.removeItem(KEY);
    else localStorage.setItem(KEY, String(size));
  } catch {
    // The device keeps nothing for this site: the size holds for this page.
  }
};

const apply = (size) => {
  if (size === 100) delete root.dataset.textSize;
  else root.dataset.textSize = String(size);
  for (const button of document.querySelectorAll("[data-text-step]")) {
    const step = Number(button.dataset.textStep);
    const atLimit = (step < 0 && size === SIZES[0]) || (step > 0 && size === SIZES.at(-1));
    button.setAttribute("aria-disabled", String(atLimit));
  }
};

for (const buttons of document.querySelectorAll("[data-text-size-buttons]")) {
  buttons.addEventListener("click", (event) => {
    const button = event.target.closest("button");
    if (!button) return;
    const step = Number(button.dataset.textStep);
    const at = SIZES.indexOf(currentSize());
    const size = step === 0 ? 100 : SIZES[Math.min(Math.max(at + step, 0), SIZES.length - 1)];
    apply(size);
    remember(size);
    button.scrollIntoView({ block: "nearest" });
    dispatchEvent(new CustomEvent("announce", { detail: `${buttons.dataset.said} ${percent(size)}` }));
  });
}

apply(currentSize());

// Another tab changed the size.
addEventListener("storage", (event) => {
  if (event.key !== KEY) return;
  const size = Number(event.newValue);
  apply(SIZES.includes(size) ? size : 100);
});
