// Blocks into the stream, at the place of a paste, and out of it again.

const QUIETLY = { animate: false };
// After so many milliseconds Draftail has written into its field what it was given.
const SETTLED = 600;

const stateOf = (child) => child.block.widget.getState();
const hasText = (state) => state.getCurrentContent().hasText();

const stored = (state) => JSON.stringify(window.Draftail.serialiseEditorStateToRaw(state));

// Draftail writes into its field a moment later; who saves before that would lose what it holds.
function setState(child, state) {
  child.block.setState(state);
  child.block.widget.input.value = stored(state);
}

// What stands before the place of writing in the paragraph `child`, and after it; what is marked goes.
function parted(child) {
  const { EditorState, Modifier } = window.DraftJS;
  let state = stateOf(child);
  const selection = state.getSelection();
  if (!selection.isCollapsed()) {
    const content = Modifier.removeRange(state.getCurrentContent(), selection, "backward");
    state = EditorState.push(state, content, "remove-range");
  }
  const { stateBefore, stateAfter } = window.draftail.splitState(state);
  return [stateBefore, stateAfter];
}

// The content of a paragraph with `text`, a line a paragraph, as the desk's editor stores it.
export function paragraphOf(text) {
  const { ContentState, convertToRaw } = window.DraftJS;
  const content = ContentState.createFromText(text.replace(/\r\n?/g, "\n").replace(/\n{2,}/g, "\n"));
  return { type: "paragraph", value: JSON.stringify(convertToRaw(content)), id: null };
}

// The paragraph, empty and last, that a paste without a place of its own goes to; else none.
export function lastIfEmpty(stream) {
  const last = stream.children.at(-1);
  return last?.type === "paragraph" && !hasText(stateOf(last)) ? last : null;
}

// Puts `blocks` at the place of writing in `child`, at the end without one. Returns what is needed to undo it.
export function place(stream, blocks, child) {
  const whole = child ? stateOf(child) : null;
  const [before, after] = child ? parted(child) : [null, null];
  let at = child ? stream.children.indexOf(child) + 1 : stream.children.length;
  const inserted = blocks.map((block) => stream.insert(block, at++, QUIETLY));
  if (after && hasText(after)) {
    inserted.push(stream.insert({ type: "paragraph", value: stored(after), id: null }, at, QUIETLY));
  }
  const replaced = child !== null && !hasText(before);
  if (replaced) stream.deleteBlock(stream.children.indexOf(child), QUIETLY);
  else if (child) setState(child, before);
  const placed = { child, whole, replaced, inserted, values: null };
  window.setTimeout(() => {
    placed.values = valuesOf(placed);
  }, SETTLED);
  inserted.at(-1)?.focus?.({ soft: true });
  announce(stream);
  return placed;
}

const valuesOf = ({ inserted }) => JSON.stringify(inserted.map((block) => block.getValue()));

// Whether anything of it was changed, moved away or deleted since.
export function wasChanged(stream, placed) {
  const there = placed.inserted.every((block) => stream.children.includes(block));
  return !there || (placed.values !== null && valuesOf(placed) !== placed.values);
}

export function takeBack(stream, { child, whole, replaced, inserted }) {
  const first = inserted.find((block) => stream.children.includes(block));
  const at = first ? stream.children.indexOf(first) : stream.children.length;
  const paragraph = { type: "paragraph", value: child ? stored(whole) : null, id: child?.id };
  if (replaced) stream.insert(paragraph, at, QUIETLY);
  else if (child && stream.children.includes(child)) setState(child, whole);
  for (const block of inserted) {
    const place = stream.children.indexOf(block);
    if (place >= 0) stream.deleteBlock(place, QUIETLY);
  }
  announce(stream);
}

// Tells the desk that there is something to save.
function announce(stream) {
  stream.container[0].dispatchEvent(new Event("change", { bubbles: true }));
}
