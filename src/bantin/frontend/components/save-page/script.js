// One file that needs no other: styles, fonts and photos inside, no script, links that lead back to the site.
const get = async (url) => {
  const answer = await fetch(url);
  if (!answer.ok) throw new Error(`${answer.status} ${url}`);
  return answer;
};

const asData = async (url) => {
  const blob = await (await get(url)).blob();
  return new Promise((done, failed) => {
    const reader = new FileReader();
    reader.onload = () => done(reader.result);
    reader.onerror = () => failed(reader.error);
    reader.readAsDataURL(blob);
  });
};

const withData = async (css, base) => {
  const urls = [...new Set([...css.matchAll(/url\(["']?([^)"']+)["']?\)/g)].map(([, url]) => url))];
  const data = await Promise.all(urls.map((url) => asData(new URL(url, base))));
  return urls.reduce((text, url, at) => text.replaceAll(url, data[at]), css);
};

const whole = async (address) => {
  const page = new DOMParser().parseFromString(await (await get(address)).text(), "text/html");
  const absolute = (url) => new URL(url, address).href;
  for (const element of page.querySelectorAll("script, link[rel~=preload], link[rel~=icon], link[rel~=manifest], picture source")) {
    element.remove();
  }
  // Put into the text at last: the policy lets no document of this site have styles inside. The mark is new each
  // time, so that no text of the page can be one.
  const mark = crypto.getRandomValues(new Uint32Array(4)).join("-");
  const styles = [];
  for (const link of page.querySelectorAll("link[rel~=stylesheet]")) {
    const url = absolute(link.getAttribute("href"));
    const css = await withData(await (await get(url)).text(), url);
    link.replaceWith(page.createComment(`${mark} ${styles.push(css) - 1}`));
  }
  await Promise.all([...page.images].map(async (image) => {
    const url = absolute(image.getAttribute("src"));
    image.removeAttribute("srcset");
    image.removeAttribute("sizes");
    image.removeAttribute("loading");
    image.src = url.startsWith("data:") ? url : await asData(url);
  }));
  for (const [selector, name] of [["[href]", "href"], ["form[action]", "action"]]) {
    for (const element of page.querySelectorAll(selector)) {
      const url = element.getAttribute(name);
      if (!url.startsWith("#")) element.setAttribute(name, absolute(url));
    }
  }
  page.documentElement.setAttribute("data-saved", "");
  const marks = new RegExp(`<!--${mark} (\\d+)-->`, "g");
  const html = page.documentElement.outerHTML.replace(marks, (_, at) => `<style>${styles[at]}</style>`);
  return `<!doctype html>\n${html}`;
};

const say = (words) => dispatchEvent(new CustomEvent("announce", { detail: words }));

for (const link of document.querySelectorAll(".save-page")) {
  let busy = false;
  link.addEventListener("click", async (event) => {
    event.preventDefault();
    if (busy) return;
    busy = true;
    say(link.dataset.saving);
    try {
      const html = await whole(link.href);
      const file = document.createElement("a");
      file.href = URL.createObjectURL(new Blob([html], { type: "text/html" }));
      file.download = link.download;
      file.click();
      setTimeout(() => URL.revokeObjectURL(file.href), 60000);
      say(link.dataset.saved);
    } catch {
      say(link.dataset.failed);
    } finally {
      busy = false;
    }
  });
}
