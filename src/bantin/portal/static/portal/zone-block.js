// A zone in the desk's editor. Blocks that the software no longer has are shown where they are stored;
// the menu of blocks to add does not offer one.
class ZoneBlockDefinition extends window.wagtailStreamField.blocks.StreamBlockDefinition {
  constructor(...definition) {
    super(...definition);
    this.groupedChildBlockDefs = this.groupedChildBlockDefs
      .map(([group, blocks]) => [group, blocks.filter((block) => block.name !== "missing")])
      .filter(([, blocks]) => blocks.length > 0);
  }
}

window.telepath.register("bantin.portal.ZoneBlock", ZoneBlockDefinition);
