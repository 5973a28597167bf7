import { html, nothing, type TemplateResult } from 'lit';
import { icon } from '../../theme/icons.ts';
import type { Problems } from '../line-problems.ts';

/** What is wrong with a field, beside it; the field refers to it by {@link problemId}. */
export function problem(problems: Problems, field: string): TemplateResult | typeof nothing {
  const message = problems[field];
  if (!message) return nothing;
  return html`<p class="status bad small problem" id=${problemId(field)}>
    ${icon('alert')} <span>${message}</span>
  </p>`;
}

/** For `aria-describedby`; nothing without a problem. */
export function describedBy(problems: Problems, field: string): string | typeof nothing {
  return problems[field] ? problemId(field) : nothing;
}

function problemId(field: string): string {
  return `problem-${field.replace(/[^\w-]/g, '_')}`;
}
