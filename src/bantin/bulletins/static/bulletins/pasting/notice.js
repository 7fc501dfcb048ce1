// What is said around a paste: how far it is, what came, what to look at. Read out as it changes.

function element(name, className, text = "") {
  const made = document.createElement(name);
  made.className = className;
  made.textContent = text;
  return made;
}

export class Notice {
  constructor(texts) {
    this.texts = texts;
    this.element = element("div", "bantin-paste");
    this.words = element("div", "bantin-paste__words");
    this.words.setAttribute("role", "status");
    this.actions = element("div", "bantin-paste__actions");
    this.element.append(this.words, this.actions);
    this.element.hidden = true;
  }

  // Shows `sentences`, the first of them as the heading; `actions` are pairs of words and functions.
  say(sentences, actions = []) {
    this.element.hidden = false;
    this.words.replaceChildren(
      ...sentences.map((sentence, i) => element("p", i ? "" : "bantin-paste__title", sentence)),
    );
    this.actions.replaceChildren(
      ...actions.map(([words, act]) => {
        const button = element("button", "button button-small button-secondary", words);
        button.type = "button";
        button.addEventListener("click", act);
        return button;
      }),
    );
  }

  // `actions` and the one that closes the notice.
  end(sentences, actions = []) {
    this.say(sentences, [...actions, [this.texts.close, () => this.close()]]);
  }

  close() {
    this.element.hidden = true;
    this.words.replaceChildren();
  }
}
