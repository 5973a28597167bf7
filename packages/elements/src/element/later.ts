/** A part of an element that is loaded when it is first needed, or that whoever registers the element brings along. */
export class Later<Part> {
  /** Null until it is there. */
  part: Part | null = null;
  /** How it is loaded; set by whoever registers the element without it. */
  load: (() => Promise<Part>) | null = null;

  /** Loads it, unless it is there; asked again after a failure, it tries again. */
  async get(): Promise<Part> {
    if (!this.part && !this.load)
      throw new Error('This element was registered without a part that it needs.');
    this.part ??= (await this.load?.()) ?? null;
    // Either of the two was there.
    return this.part as Part;
  }
}
