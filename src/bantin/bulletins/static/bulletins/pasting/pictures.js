// The pictures of a paste: those whose bytes came along, each with the element that it belongs to.

import { picturesOf } from "./rtf.js";

const EXTENSIONS = { "image/png": "png", "image/jpeg": "jpg", "image/gif": "gif", "image/webp": "webp" };
const DATA = /^data:(image\/[\w.+-]+)((?:;[\w=.-]+)*),/i;

function fromData(source) {
  const found = DATA.exec(source);
  if (!found) return null;
  const [head, type, options] = found;
  try {
    const text = options.toLowerCase().includes(";base64")
      ? atob(source.slice(head.length).replace(/%2b/gi, "+").replace(/\s/g, ""))
      : unescape(source.slice(head.length));
    return new Blob([Uint8Array.from(text, (sign) => sign.charCodeAt(0))], { type });
  } catch {
    return null;
  }
}

async function fromBlob(source) {
  try {
    return await (await fetch(source)).blob();
  } catch {
    return null;
  }
}

function decoded(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function nameOf(image, blob, number) {
  const source = image.getAttribute("src") ?? "";
  const written = /^(data|blob):/i.test(source) ? "" : source.split(/[?#]/)[0].split(/[\\/]/).pop();
  const stem = decoded(written).replace(/\.\w{1,5}$/, "");
  return `${stem || `anh-${number}`}.${EXTENSIONS[blob?.type] ?? "png"}`;
}

// Gives to `images` the `blobs`, one each in their order, only if there are as many: none may get another's.
function pair(images, blobs, found) {
  if (images.length !== blobs.length) return;
  images.forEach((image, i) => blobs[i] && found.set(image, blobs[i]));
}

// Returns a map of the pictures of the document `root` whose bytes are there, in the order of the text: element to File.
export async function filesOf(root, clip) {
  const images = [...root.querySelectorAll("img")];
  const found = new Map();
  for (const image of images) {
    const source = image.getAttribute("src") ?? "";
    const blob = source.startsWith("blob:") ? await fromBlob(source) : fromData(source);
    if (blob) found.set(image, blob);
  }
  const without = () => images.filter((image) => !found.has(image) && !/^data:/i.test(image.src));
  const local = without().filter((image) => /^file:/i.test(image.getAttribute("src") ?? ""));
  if (local.length && clip.rtf) pair(local, picturesOf(clip.rtf), found);
  // One file beside text may be a picture of all that was copied: so it is with Excel, and with Word on a Mac.
  if (clip.files.length > 1 || !root.body.textContent.trim()) pair(without(), clip.files, found);
  return new Map(
    images
      .filter((image) => found.has(image))
      .map((image, i) => {
        const blob = found.get(image);
        return [image, new File([blob], nameOf(image, blob, i + 1), { type: blob.type })];
      }),
  );
}
