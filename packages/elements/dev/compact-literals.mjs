import { readFile } from 'node:fs/promises';
import ts from 'typescript';

const COMPACT = { html: compactMarkup, svg: compactMarkup, css: compactSheet };

/** An esbuild plugin: takes the layout out of templates, and comments too out of style sheets; esbuild leaves both as they are. */
export const compactLiterals = {
  name: 'compact-literals',
  setup(build) {
    build.onLoad({ filter: /\/src\/.*\.ts$/ }, async ({ path }) => {
      const source = await readFile(path, 'utf8');
      return { contents: compactSource(source), loader: 'ts' };
    });
  },
};

/** The same source with compact templates. */
export function compactSource(source) {
  if (!/\b(?:html|svg|css)`/.test(source)) return source;
  const file = ts.createSourceFile('source.ts', source, ts.ScriptTarget.Latest);
  const literals = [];
  const visit = (node) => {
    const compact = ts.isTaggedTemplateExpression(node) ? COMPACT[node.tag.getText(file)] : undefined;
    if (compact) literals.push(...wordsOf(node.template, file).map((range) => ({ ...range, compact })));
    ts.forEachChild(node, visit);
  };
  visit(file);
  // From the end, so that what is still to do stays where it is.
  literals.sort((one, other) => other.start - one.start);
  return literals.reduce(
    (text, { start, end, compact }) =>
      text.slice(0, start) + compact(text.slice(start, end)) + text.slice(end),
    source,
  );
}

/** Where the parts of a template stand, without the signs around them. */
function wordsOf(template, file) {
  const parts = ts.isNoSubstitutionTemplateLiteral(template)
    ? [template]
    : [template.head, ...template.templateSpans.map(({ literal }) => literal)];
  return parts.map((part) => {
    const opensHole = ts.isTemplateHead(part) || ts.isTemplateMiddle(part);
    return { start: part.getStart(file) + 1, end: part.getEnd() - (opensHole ? 2 : 1) };
  });
}

/** A space between words, or between inline boxes, is seen; how many there are is not. */
function compactMarkup(markup) {
  return markup.replace(/\s*\n\s*/g, ' ');
}

function compactSheet(sheet) {
  return sheet
    .replace(/\/\*.*?\*\//gs, '')
    .replace(/\s+/g, ' ')
    .replace(/ ?([{};,]) ?/g, '$1')
    .replace(/: /g, ':')
    .replace(/;}/g, '}');
}
