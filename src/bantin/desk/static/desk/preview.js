/* The preview stands in the page at its full height: on a phone one scrolls the page, not a window in it. */
for (const frame of document.querySelectorAll("[data-desk-preview]")) {
  const fit = () => {
    const inside = frame.contentDocument?.documentElement;
    if (inside) frame.style.height = `${inside.scrollHeight}px`;
  };
  frame.addEventListener("load", () => {
    fit();
    const inside = frame.contentDocument;
    if (inside) new ResizeObserver(fit).observe(inside.body);
  });
  if (frame.contentDocument?.readyState === "complete") fit();
}
