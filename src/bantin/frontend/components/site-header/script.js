const header = document.querySelector(".site-header");
const branches = header ? [...header.querySelectorAll(".site-header__branch")] : [];

header?.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  const open = event.target.closest("details[open]")
    ?? header.querySelector(".site-header__branch[open]")
    ?? header.querySelector(".site-header__toggle[open]");
  if (!open) return;
  open.open = false;
  open.querySelector("summary").focus();
});

// Beside the page, a branch that is left closes: it would cover what is read next.
const covers = (branch) => getComputedStyle(branch.querySelector("ul")).position === "absolute";

for (const branch of branches) {
  branch.addEventListener("focusout", ({ relatedTarget }) => {
    if (relatedTarget && !branch.contains(relatedTarget) && covers(branch)) branch.open = false;
  });
}

document.addEventListener("click", ({ target }) => {
  for (const branch of branches) {
    if (branch.open && !branch.contains(target) && covers(branch)) branch.open = false;
  }
});
