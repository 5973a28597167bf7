import { noChange } from 'lit';
import { Directive, directive, type ElementPart, type PartInfo, PartType } from 'lit/directive.js';

/** Sets an input's value except under the fingers of somebody who types in it. */
class FieldValue extends Directive {
  constructor(part: PartInfo) {
    super(part);
    if (part.type !== PartType.ELEMENT) throw new Error('fieldValue stands in the tag itself.');
  }

  override render(_value: string): unknown {
    return noChange;
  }

  override update({ element }: ElementPart, [value]: [string]): unknown {
    if (element instanceof HTMLInputElement && element.value !== value && !element.matches(':focus')) {
      element.value = value;
    }
    return noChange;
  }
}

/**
 * An input's value, as an element directive: what is being typed is never rewritten before the field is left.
 *
 * @example html`<input type="number" ${fieldValue('25.00')} />`
 */
export const fieldValue = directive(FieldValue);
