const LEAST = 2;
const PAUSE = 180;
let made = 0;

for (const form of document.querySelectorAll("form.search-box[data-suggestions]")) {
  const field = form.querySelector(".search-box__field");
  const list = document.createElement("ul");
  list.className = "search-box__suggestions";
  list.id = `search-suggestions-${(made += 1)}`;
  list.hidden = true;
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", form.dataset.suggestions);
  form.append(list);
  for (const [name, value] of Object.entries({
    role: "combobox",
    "aria-autocomplete": "list",
    "aria-expanded": "false",
    "aria-controls": list.id,
  })) field.setAttribute(name, value);

  let waiting;
  let asking;
  let chosen = -1;

  const close = () => {
    clearTimeout(waiting);
    asking?.abort();
    list.hidden = true;
    chosen = -1;
    field.setAttribute("aria-expanded", "false");
    field.removeAttribute("aria-activedescendant");
  };

  const choose = (number) => {
    const options = [...list.children];
    chosen = number < -1 ? options.length - 1 : number >= options.length ? -1 : number;
    for (const [at, option] of options.entries()) option.setAttribute("aria-selected", String(at === chosen));
    if (chosen < 0) return field.removeAttribute("aria-activedescendant");
    field.setAttribute("aria-activedescendant", options[chosen].id);
    options[chosen].scrollIntoView({ block: "nearest" });
  };

  const take = (option) => {
    close();
    if (option.dataset.url) return location.assign(option.dataset.url);
    field.value = option.textContent;
    form.requestSubmit();
  };

  const show = (texts, urls) => {
    list.replaceChildren(
      ...texts.map((text, at) => {
        const option = document.createElement("li");
        option.className = "search-box__suggestion";
        option.id = `${list.id}-${at}`;
        option.textContent = text;
        option.dataset.url = urls[at] ?? "";
        option.setAttribute("role", "option");
        option.setAttribute("aria-selected", "false");
        return option;
      }),
    );
    chosen = -1;
    field.removeAttribute("aria-activedescendant");
    list.hidden = texts.length === 0;
    field.setAttribute("aria-expanded", String(texts.length > 0));
  };

  const ask = async () => {
    asking?.abort();
    asking = new AbortController();
    const address = new URL("goi-y.json", form.action);
    address.searchParams.set(field.name, field.value);
    try {
      const answer = await fetch(address, { signal: asking.signal });
      if (!answer.ok) return close();
      const [, texts, , urls] = await answer.json();
      if (document.activeElement === field) show(texts, urls);
    } catch {
      // Asked again, or nobody answers: one searches without suggestions.
    }
  };

  field.addEventListener("input", () => {
    clearTimeout(waiting);
    if (field.value.trim().length < LEAST) return close();
    waiting = setTimeout(ask, PAUSE);
  });
  field.addEventListener("keydown", (event) => {
    if (list.hidden) return;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      choose(chosen + (event.key === "ArrowDown" ? 1 : -1));
    } else if (event.key === "Escape") {
      event.preventDefault();
      close();
    } else if (event.key === "Enter" && chosen >= 0) {
      event.preventDefault();
      take(list.children[chosen]);
    }
  });
  field.addEventListener("blur", close);
  list.addEventListener("mousedown", (event) => event.preventDefault());
  list.addEventListener("click", ({ target }) => {
    const option = target.closest("li");
    if (option) take(option);
  });
}
