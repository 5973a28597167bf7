import { steps } from './generated/sql-files.ts';

/** Columns, indexes and constraints that a step gives a table, read from its SQL. */
export type OwnTable = {
  step: string;
  table: string;
  columns: { name: string; type: string; required: boolean; filled: boolean }[];
  indexes: string[];
  constraints: string[];
};

/** What the SQL files make, table by table, with placeholders still in the types. */
export const ownTables: readonly OwnTable[] = steps.flatMap(({ name, up }) =>
  [...up.matchAll(/create (?:unlogged )?table if not exists :PODFLIGHT\.(\w+)/g)].map(([, table = '']) => ({
    step: name,
    table,
    columns: columnsOf(up, table),
    indexes: [
      ...up.matchAll(new RegExp(`create index if not exists (\\w+) on :PODFLIGHT\\.${table} `, 'g')),
    ].map(([, index = '']) => index),
    constraints: [...up.matchAll(new RegExp(`podflight_constraint\\('${table}', '(\\w+)'`, 'g'))].map(
      ([, constraint = '']) => constraint,
    ),
  })),
);

function columnsOf(up: string, table: string): OwnTable['columns'] {
  const body = new RegExp(`alter table :PODFLIGHT\\.${table}\\n([^;]*);`).exec(up)?.[1] ?? '';
  const line = /add column if not exists "?(\w+)"? (.+?)(,?$)/gm;
  return [...body.matchAll(line)].map(([, name = '', definition = '']) => ({
    name,
    type: definition.replace(/ (not null|default)\b.*$/, ''),
    required: / not null\b/.test(definition),
    filled: / default /.test(definition),
  }));
}
