import { pgliteDatabase, type TestDatabase } from '@podflight/testing/databases';
import fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { arrayLiteral } from './array-literal.ts';

describe('arrayLiteral', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await pgliteDatabase({ from: 'empty' });
  });
  afterAll(() => database.drop());

  it('writes numbers and nulls as PostgreSQL reads them', () => {
    expect(arrayLiteral([1, null, -2.5])).toBe('{1,NULL,-2.5}');
    expect(arrayLiteral([])).toBe('{}');
  });

  it('comes back from the database as the texts that went in', async () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary' }).map((value) => value.replaceAll('\0', '')),
      fc.constantFrom('', 'NULL', 'null', '{', '}', ',', '"', '\\', '\\"', ' ', '\n'),
      fc.constant(null),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(text), async (values) => {
        const { rows } = await sql<{ back: string[] }>`
          select to_json((${arrayLiteral(values)}::text)::text[]) as back`.execute(database.db);
        expect(rows[0]?.back).toEqual(values);
      }),
    );
  });
});
