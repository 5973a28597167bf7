import { readFile } from 'node:fs/promises';

/** An esbuild plugin: takes comments and layout out of the style sheets, which esbuild leaves as they are. */
export const compactCss = {
  name: 'compact-css',
  setup(build) {
    build.onLoad({ filter: /\/src\/.*\.styles\.ts$/ }, async ({ path }) => {
      const source = await readFile(path, 'utf8');
      const contents = source.replace(/css`([^`]*)`/g, (_, sheet) => `css\`${compact(sheet)}\``);
      return { contents, loader: 'ts' };
    });
  },
};

function compact(sheet) {
  return sheet
    .replace(/\/\*.*?\*\//gs, '')
    .replace(/\s+/g, ' ')
    .replace(/ ?([{};,]) ?/g, '$1')
    .replace(/: /g, ':')
    .replace(/;}/g, '}')
    .trim();
}
