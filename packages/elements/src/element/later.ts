/** A part of an element that is loaded when it is first needed; where a page brings it along, it is there at once. */
export class Later<Part> {
  /** Null until it is there. */
  part: Part | null = null;
  readonly #load: () => Promise<Part>;

  constructor(load: () => Promise<Part>) {
    this.#load = load;
  }

  /** Loads it, unless it is there; asked again after a failure, it tries again. */
  async get(): Promise<Part> {
    this.part ??= await this.#load();
    return this.part;
  }
}
