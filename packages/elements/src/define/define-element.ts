/** The version of these elements, kept equal to package.json's by a test. */
export const ELEMENTS_VERSION = '0.1.0';

/** Set on each class when it is defined, so that a second copy on the page can say which version it met. */
const VERSION = Symbol.for('podflight-elements-version');

/**
 * Registers an element unless its name is taken. A name taken by another version of Podflight, or by
 * something else, gives one warning: the first one stays in use.
 */
export function defineElement(name: string, element: CustomElementConstructor): void {
  if (typeof customElements === 'undefined') return;
  const taken = customElements.get(name);
  if (!taken) {
    Object.defineProperty(element, VERSION, { value: ELEMENTS_VERSION });
    customElements.define(name, element);
    return;
  }
  const version: unknown = Reflect.get(taken, VERSION);
  if (taken === element || version === ELEMENTS_VERSION) return;
  // biome-ignore lint/suspicious/noConsole: two versions on one page are the page's business, told once.
  console.warn(
    `<${name}> ${ELEMENTS_VERSION} was not registered: the page already has ${
      typeof version === 'string' ? `version ${version}` : 'another element of that name'
    }. Load one version of @podflight/elements.`,
  );
}
