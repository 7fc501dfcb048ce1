// The body of a bulletin in the desk's editor. What is pasted into it is heard by modules of their own.
class BodyBlockDefinition extends window.wagtailStreamField.blocks.StreamBlockDefinition {
  render(...place) {
    const block = super.render(...place);
    import("./pasting/pasting.js").then(({ watch }) => watch(block, this.meta.pasting));
    return block;
  }
}

window.telepath.register("bantin.bulletins.BodyBlock", BodyBlockDefinition);
