// The pictures in the RTF that Word puts on the clipboard beside its HTML, in their order.

// Groups that hold a picture a second time, or one that is not in the text.
const ELSEWHERE = /^\{\\(?:\*\\)?(nonshppict|listpicture|header[lrf]?|footer[lrf]?|bkmkstart|datafield)\b/;
const TYPES = { pngblip: "image/png", jpegblip: "image/jpeg" };

// Where the group ends that begins at `start`.
function endOfGroup(rtf, start) {
  let depth = 0;
  for (let at = start; at < rtf.length; at += 1) {
    const sign = rtf[at];
    if (sign === "\\") at += 1;
    else if (sign === "{") depth += 1;
    else if (sign === "}") {
      depth -= 1;
      if (depth === 0) return at + 1;
    }
  }
  return rtf.length;
}

// The text of a group without the groups in it.
function outerText(group) {
  let text = "";
  let at = 1;
  while (at < group.length - 1) {
    if (group[at] === "{") {
      // A gap: what follows is no part of the word before.
      text += " ";
      at = endOfGroup(group, at);
    } else {
      const next = group.indexOf("{", at);
      const end = next < 0 ? group.length - 1 : next;
      text += group.slice(at, end);
      at = end;
    }
  }
  return text;
}

function bytes(hex) {
  const found = new Uint8Array(hex.length >> 1);
  for (let i = 0; i < found.length; i += 1) found[i] = parseInt(hex.substr(i * 2, 2), 16);
  return found;
}

function picture(group) {
  const text = outerText(group);
  const kind = Object.keys(TYPES).find((name) => text.includes(`\\${name}`));
  if (!kind) return null;
  const hex = text.replace(/\\[a-z]+-?\d* ?/g, "").replace(/[^0-9a-f]/gi, "");
  return new Blob([bytes(hex)], { type: TYPES[kind] });
}

// Returns a Blob for each picture, null for one that no browser can show.
export function picturesOf(rtf) {
  const found = [];
  let at = 0;
  while (at >= 0 && at < rtf.length) {
    at = rtf.indexOf("{", at);
    if (at < 0) break;
    const opening = rtf.slice(at, at + 24);
    if (ELSEWHERE.test(opening)) {
      at = endOfGroup(rtf, at);
    } else if (/^\{\\pict\b/.test(opening)) {
      const end = endOfGroup(rtf, at);
      found.push(picture(rtf.slice(at, end)));
      at = end;
    } else {
      at += 1;
    }
  }
  return found;
}
