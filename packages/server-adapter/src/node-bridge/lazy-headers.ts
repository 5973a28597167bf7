/**
 * `Headers` over Node's header object. The usual look-ups cost a property read; anything else makes real
 * `Headers` first.
 */
export class LazyHeaders implements Headers {
  readonly #given: Record<string, string | string[] | undefined>;
  #made: Headers | undefined;

  constructor(given: Record<string, string | string[] | undefined>) {
    this.#given = given;
  }

  get(name: string): string | null {
    if (this.#made) return this.#made.get(name);
    const key = name.toLowerCase();
    const value = Object.hasOwn(this.#given, key) ? this.#given[key] : undefined;
    return value === undefined ? null : typeof value === 'string' ? value : value.join(', ');
  }

  has(name: string): boolean {
    return this.get(name) !== null;
  }

  append(name: string, value: string): void {
    this.#real.append(name, value);
  }

  set(name: string, value: string): void {
    this.#real.set(name, value);
  }

  delete(name: string): void {
    this.#real.delete(name);
  }

  getSetCookie(): string[] {
    return this.#real.getSetCookie();
  }

  forEach(visit: (value: string, key: string, parent: Headers) => void): void {
    this.#real.forEach((value, key) => {
      visit(value, key, this);
    });
  }

  keys() {
    return this.#real.keys();
  }

  values() {
    return this.#real.values();
  }

  entries() {
    return this.#real.entries();
  }

  [Symbol.iterator]() {
    return this.entries();
  }

  get #real(): Headers {
    if (this.#made) return this.#made;
    const headers = new Headers();
    for (const [name, value] of Object.entries(this.#given)) {
      // HTTP/2's pseudo headers are no headers to a Request.
      if (value === undefined || name.startsWith(':')) continue;
      for (const one of [value].flat()) headers.append(name, one);
    }
    this.#made = headers;
    return headers;
  }
}

Object.setPrototypeOf(LazyHeaders.prototype, Headers.prototype);
