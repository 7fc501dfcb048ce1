// A button above the body and the dialog with an area to paste into: for a body that is empty yet, and for phones.

import { readClip } from "./clip.js";

let number = 0;

function area(texts, take) {
  const box = document.createElement("div");
  box.className = "bantin-paste-dialog__area";
  box.contentEditable = "true";
  box.setAttribute("role", "textbox");
  box.setAttribute("aria-multiline", "true");
  box.setAttribute("aria-label", texts.area);
  box.addEventListener("paste", (event) => {
    event.preventDefault();
    take(readClip(event.clipboardData));
  });
  // Nothing is written here: what was typed would be lost.
  box.addEventListener("beforeinput", (event) => event.preventDefault());
  return box;
}

export function offer(texts, take) {
  number += 1;
  const dialog = document.createElement("dialog");
  dialog.className = "bantin-paste-dialog";
  dialog.setAttribute("aria-labelledby", `bantin-paste-title-${number}`);
  const title = document.createElement("h2");
  title.id = `bantin-paste-title-${number}`;
  title.textContent = texts.title;
  const help = document.createElement("p");
  help.textContent = texts.help;
  const close = document.createElement("button");
  close.type = "button";
  close.className = "button button-secondary";
  close.textContent = texts.close;
  close.addEventListener("click", () => dialog.close());
  const box = area(texts, (clip) => {
    dialog.close();
    take(clip);
  });
  dialog.append(title, help, box, close);

  const button = document.createElement("button");
  button.type = "button";
  button.className = "button button-small button-secondary bantin-paste-button";
  button.textContent = texts.button;
  button.addEventListener("click", () => {
    dialog.showModal();
    box.focus();
  });
  return [button, dialog];
}
