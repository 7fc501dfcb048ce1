// Pasting from Word, Google Docs and other programs into the body of a bulletin.
//
// The server turns HTML into blocks (bantin.bulletins.writing); here photos are sent, the blocks are put in place.

import { offer } from "./area.js";
import { ask } from "./asking.js";
import { asHtml, isForBlocks, parse, readClip } from "./clip.js";
import { Notice } from "./notice.js";
import { filesOf } from "./pictures.js";
import { lastIfEmpty, paragraphOf, place, takeBack, wasChanged } from "./placing.js";

const filled = (text, values) => text.replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);

class Pasting {
  constructor(stream, settings) {
    this.stream = stream;
    this.settings = settings;
    this.texts = settings.texts;
    this.notice = new Notice(this.texts);
    this.container = stream.container[0];
    const [button, dialog] = offer(this.texts, (clip) => this.take(clip, lastIfEmpty(stream)));
    this.container.before(button, this.notice.element);
    this.container.after(dialog);
    this.container.addEventListener("paste", (event) => this.hear(event), true);
  }

  hear(event) {
    if (!event.target.closest?.(".public-DraftEditor-content")) return;
    const child = this.stream.children.find((block) => block.element.contains(event.target));
    if (child?.type !== "paragraph") return;
    const clip = readClip(event.clipboardData);
    if (!isForBlocks(clip)) return;
    event.preventDefault();
    event.stopPropagation();
    this.take(clip, child);
  }

  // While it works the body cannot be written in: the place of the paste stays where it is.
  async take(clip, child) {
    if (this.container.inert) return;
    const stopping = new AbortController();
    const stop = [[this.texts.stop, () => stopping.abort()]];
    this.notice.say([this.texts.working], stop);
    this.container.inert = true;
    try {
      const [html, troubles] = await this.withPhotos(clip, stop, stopping.signal);
      this.notice.say([this.texts.working], stop);
      const file = new Blob([html], { type: "text/html" });
      const found = await ask(this.settings.textUrl, "html", file, this.texts, stopping.signal);
      this.show(found, troubles, child);
    } catch (error) {
      if (stopping.signal.aborted) this.notice.end([this.texts.stopped]);
      else this.showText(clip, error, child);
    } finally {
      this.container.inert = false;
    }
  }

  // Sends the photos of `clip`; returns its HTML with their keys, and what went wrong with some of them.
  async withPhotos(clip, stop, signal) {
    const page = parse(clip.html.trim() ? clip.html : asHtml(clip.text));
    if (!clip.html.trim()) clip.files.forEach(() => page.body.append(page.createElement("img")));
    const files = await filesOf(page, clip);
    const troubles = [];
    let number = 0;
    for (const [image, file] of files) {
      number += 1;
      this.notice.say([filled(this.texts.uploading, { number, count: files.size })], stop);
      try {
        const { id } = await ask(this.settings.photoUrl, "photo", file, this.texts, signal);
        image.setAttribute("src", `photo:${id}`);
      } catch (error) {
        if (signal.aborted) throw error;
        image.setAttribute("src", `refused:${encodeURIComponent(file.name)}`);
        troubles.push(filled(this.texts.photo_failed, { name: file.name, reason: error.message }));
      }
    }
    for (const image of page.querySelectorAll("img[src^='data:' i]")) image.removeAttribute("src");
    return [page.documentElement.outerHTML, troubles];
  }

  show({ blocks, counted, notes }, troubles, child) {
    if (!blocks.length) {
      this.notice.end([this.texts.nothing]);
      return;
    }
    const placed = place(this.stream, blocks, child);
    this.offerUndo([filled(this.texts.pasted, { counted }), ...notes, ...troubles], placed);
  }

  // What cannot be converted is not lost: its words come as they are.
  showText({ text, html }, error, child) {
    const words = text.trim() || parse(html).body.textContent.trim();
    const said = filled(this.texts.failed, { reason: error.message });
    if (words) this.offerUndo([said], place(this.stream, [paragraphOf(words)], child));
    else this.notice.end([said]);
  }

  offerUndo(sentences, placed) {
    const undo = () => {
      if (wasChanged(this.stream, placed) && !window.confirm(this.texts.changed)) return;
      takeBack(this.stream, placed);
      this.notice.end([this.texts.undone]);
    };
    this.notice.end(sentences, [[this.texts.undo, undo]]);
  }
}

export function watch(stream, settings) {
  return new Pasting(stream, settings);
}
