const status = document.querySelector(".live-region");
let clearing;

addEventListener("announce", ({ detail }) => {
  if (!status) return;
  clearTimeout(clearing);
  status.textContent = detail;
  clearing = setTimeout(() => (status.textContent = ""), 5000);
});
