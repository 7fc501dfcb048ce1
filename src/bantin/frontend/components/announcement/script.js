const status = document.querySelector(".announcement");
let clearing;

addEventListener("announce", ({ detail }) => {
  if (!status) return;
  clearTimeout(clearing);
  status.textContent = detail;
  clearing = setTimeout(() => (status.textContent = ""), 5000);
});
