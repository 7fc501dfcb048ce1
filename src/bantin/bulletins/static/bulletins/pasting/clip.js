// What a paste brings, and whether Draftail is enough for it.

const SEVERAL = "h1, h2, h3, h4, h5, h6, li, table, img, [class*=MsoListParagraph], [style*='mso-list:l']";
const BLOCKS = "p, div, h1, h2, h3, h4, h5, h6, li, td, th";
const OLD_FONTS = /(font-family:|face=)\s*["'&quot;]*(\.vn|vni[- ])/i;
// Letters that TCVN3 and VNI use for Vietnamese ones, where no letter of Unicode's Vietnamese stands.
const SCRAMBLED = /[\u00a1-\u00ff]/g;
const VIETNAMESE = /[ĂăĐđĨĩŨũƠơƯưẠ-ỹ]/;
const ENOUGH_SCRAMBLED = 8;

export function readClip(data) {
  return {
    html: data.getData("text/html"),
    text: data.getData("text/plain"),
    rtf: data.getData("text/rtf"),
    files: [...data.files].filter((file) => file.type.startsWith("image/")),
  };
}

export function parse(html) {
  return new DOMParser().parseFromString(html, "text/html");
}

// The HTML of plain text, a paragraph for each line.
export function asHtml(text) {
  const lines = parse("");
  for (const line of text.split(/\r\n?|\n/)) {
    lines.body.appendChild(lines.createElement("p")).textContent = line;
  }
  return lines.body.innerHTML;
}

function isScrambled(text) {
  return !VIETNAMESE.test(text) && (text.match(SCRAMBLED) ?? []).length >= ENOUGH_SCRAMBLED;
}

function paragraphs(body) {
  return [...body.querySelectorAll(BLOCKS)].filter(
    (element) => !element.querySelector(BLOCKS) && element.textContent.trim(),
  );
}

// One plain paragraph, and what comes from another paragraph of the desk, is Draftail's.
export function isForBlocks({ html, text, files }) {
  if (html.includes("data-draftjs-conductor-fragment")) return false;
  if (!html.trim()) return files.length > 0 || isScrambled(text);
  if (OLD_FONTS.test(html) || isScrambled(text)) return true;
  const { body } = parse(html);
  return body.querySelector(SEVERAL) !== null || paragraphs(body).length > 1;
}
