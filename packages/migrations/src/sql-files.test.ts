import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { generatedFile, generateSql } from '../scripts/generate-sql.ts';
import { steps } from './generated/sql-files.ts';
import { CONTRACT_KEYS } from './host-keys.ts';
import { migrationSteps } from './migration-steps.ts';
import { placeholders, renderSql } from './render-sql.ts';
import { splitStatements } from './split-statements.ts';

describe('the SQL files', () => {
  it('are bundled as they are; run "npm run generate -w packages/migrations" after a change', () => {
    expect(readFileSync(generatedFile, 'utf8')).toBe(generateSql());
  });

  it('leave no placeholder open', () => {
    for (const { up, down } of migrationSteps(placeholders({}, CONTRACT_KEYS))) {
      expect(`${up}${down}`).not.toMatch(/(?<!:):'?[A-Z]{2}/);
    }
  });

  it('add columns one a line, each only where it is not there', () => {
    for (const { up } of steps) {
      const added = [...up.matchAll(/^ {2}add column (.*)$/gm)].map(([, column]) => column);
      expect(added.every((column) => /^if not exists "?\w+"? [\w:]/.test(column ?? ''))).toBe(true);
    }
  });
});

describe('renderSql', () => {
  it('puts names in as they are and values as literals, whatever is in them', () => {
    const values = { A: '"x"', B: "it's", C: 'back\\slash', D: null };
    expect(renderSql(`:A :'B' :'C' :'D' x::text`, values)).toBe(`"x" 'it''s' E'back\\\\slash' null x::text`);
    expect(() => renderSql(':NONE', values)).toThrow(':NONE');
  });
});

describe('splitStatements', () => {
  it('cuts at semicolons outside of quotes, comments and dollar bodies', () => {
    const text = `-- a; comment\nselect ';', ";";\ncreate function f() as $f$ begin; end $f$;\nselect $$;$$`;
    expect(splitStatements(text)).toEqual([
      `-- a; comment\nselect ';', ";"`,
      'create function f() as $f$ begin; end $f$',
      'select $$;$$',
    ]);
    expect(splitStatements('select 1;\n-- the end')).toEqual(['select 1']);
  });
});
