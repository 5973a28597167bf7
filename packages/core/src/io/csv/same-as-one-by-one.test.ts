import { postgresDatabase } from '@podflight/testing/databases';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PodflightError } from '../../shared/podflight-error.ts';
import { type BookIoInput, bookIo } from '../index.ts';
import { type GivenIoCsv, givenIoCsv } from './given-io-csv.ts';

/** Which deal, ad unit and episode a line names, by their places in lists. */
type Spot = { deal: number; unit: number; episode: number; from: number; days: number; code: string };

describe('a file of many deals and its deals one by one', () => {
  let csv: GivenIoCsv;
  /** Of one sponsor, of its competitor, and of nobody. */
  let deals: { ours: string[]; all: string[] };
  let units: string[];
  beforeAll(async () => {
    csv = await givenIoCsv(() => postgresDatabase());
    const ours = [csv.deal(0), ...(await csv.furtherDeals(3))];
    deals = { ours, all: [...ours, csv.deal(1), ...(await csv.furtherDeals(1, { sponsored: false }))] };
    units = [csv.given.mid.acme.ad_unit_id, csv.given.pre.acme.ad_unit_id];
  });
  afterAll(() => csv.given.database.drop());

  const day = (n: number) => `2026-02-${String(n).padStart(2, '0')}`;
  const spots = (dealCount: number, codes: string[]) =>
    fc.array(
      fc.record({
        deal: fc.nat(dealCount - 1),
        // Mostly the one of two slots, where it matters who comes first.
        unit: fc.constantFrom(0, 1, 1, 1),
        // The last one is none: the show.
        episode: fc.nat(2),
        from: fc.integer({ min: 1, max: 20 }),
        days: fc.integer({ min: 0, max: 7 }),
        code: fc.constantFrom(...codes),
      }),
      { minLength: 1, maxLength: 10 },
    );
  const episodeOf = ({ episode }: Spot) => (episode < 2 ? (csv.episodes[episode] ?? '') : '');
  const rowOf = (ids: string[], spot: Spot) =>
    csv.row({
      deal_id: ids[spot.deal] ?? '',
      ad_unit_id: units[spot.unit] ?? '',
      episode_id: episodeOf(spot),
      flight_start: day(spot.from),
      flight_end: day(spot.from + spot.days),
      promo_code: spot.code,
    });
  const lineOf = (spot: Spot): BookIoInput['lines'][number] => ({
    ad_unit_id: units[spot.unit] ?? '',
    episode_id: episodeOf(spot) || null,
    flight_start: day(spot.from),
    flight_end: day(spot.from + spot.days),
    booked_impressions: 10_000,
    booked_cpm_cents: 2500,
    promo_code: spot.code || null,
  });
  const byDeal = (lines: readonly Spot[]) => {
    const groups = new Map<number, { spot: Spot; line: number }[]>();
    for (const [n, spot] of lines.entries()) {
      groups.set(spot.deal, [...(groups.get(spot.deal) ?? []), { spot, line: n + 2 }]);
    }
    return [...groups];
  };

  /** Books deal by deal, each without the lines that find no slot: the lines of a file that were refused, and why. */
  const oneByOne = async (ids: string[], lines: readonly Spot[]) => {
    const slotless: number[] = [];
    for (const [deal, group] of byDeal(lines)) {
      let left = group;
      while (left.length > 0) {
        const order = {
          campaign_id: ids[deal] ?? '',
          currency: 'USD',
          lines: left.map(({ spot }) => lineOf(spot)),
        };
        const error = await bookIo(csv.given.ctx, order).then(
          () => null,
          (one: unknown) => one,
        );
        if (error === null) break;
        if (!(error instanceof PodflightError)) throw error;
        if (error.code !== 'io.slot_taken') return { refused: error.code, slotless };
        // As bookIo says it.
        const taken = new Set((error.details.lines as { line: number }[]).map(({ line }) => line));
        slotless.push(...left.flatMap(({ line }, n) => (taken.has(n) ? [line] : [])));
        left = left.filter((_, n) => !taken.has(n));
      }
    }
    return {
      refused: slotless.length > 0 ? 'io.slot_taken' : null,
      slotless: slotless.sort((a, b) => a - b),
    };
  };
  const asFile = async (ids: string[], lines: readonly Spot[]) => {
    const text = csv.file(...lines.map((spot) => rowOf(ids, spot)));
    const error = await csv.take(text).then(
      () => null,
      (one: unknown) => one,
    );
    if (error === null) return [];
    if (!(error instanceof PodflightError) || error.code !== 'io.csv_refused') throw error;
    // As importIoCsv says it.
    return error.details.errors as { line: number; code: string }[];
  };

  /** Every row of every table that bookings touch, with ids called by what they are of. */
  const table = async () => {
    const names = await csv.given.rows<{ id: string; name: string }>(`
      select insertion_order_id::text as id, io_number as name from insertion_orders
      union all select b.io_id::text, o.io_number || '/' || b.line_no
        from io_bookings as b join insertion_orders as o using (insertion_order_id)
      union all select event_id::text, 'event' from event_outbox`);
    const nameOf = new Map(names.map(({ id, name }) => [id, name]));
    const hashes = await csv.given.rows<{ sha256: string }>('select sha256 from io_revisions');
    for (const { sha256 } of hashes) nameOf.set(sha256, 'hash');
    return (await csv.given.everything())
      .map((row) => row.replace(/[0-9a-f]{64}|[0-9a-f-]{36}/g, (id) => nameOf.get(id) ?? id))
      .sort();
  };

  const spot = (deal: number, unit: number, from: number, days: number, code = ''): Spot => ({
    deal,
    unit,
    episode: 0,
    from,
    days,
    code,
  });
  /** Whoever is served first has the first slot, and it is the later flight. */
  const taking_turns = [spot(0, 1, 5, 3), spot(1, 1, 3, 3)];
  const clashing = [spot(0, 0, 5, 3), spot(1, 0, 3, 3), spot(0, 0, 8, 0)];
  /** A run takes a while, so what fails is told as it was found. */
  const runs = { numRuns: 8, endOnFailure: true };

  it('are refused for the same slots, and for no other line', async () => {
    const { ours } = deals;
    await fc.assert(
      fc.asyncProperty(spots(4, ['']), spots(4, ['']), async (before, lines) => {
        await csv.given.clear();
        await oneByOne(ours, before);
        const start = await table();
        const problems = await asFile(ours, lines);
        const after = await table();
        if (problems.length > 0) expect(after).toEqual(start);
        await csv.given.clear();
        await oneByOne(ours, before);
        const { slotless } = await oneByOne(ours, lines);
        expect(problems.map(({ line, code }) => [line, code])).toEqual(
          slotless.map((line) => [line, 'io.slot_taken']),
        );
        if (slotless.length === 0) expect(after).toEqual(await table());
      }),
      {
        ...runs,
        examples: [
          [[spot(2, 1, 7, 1)], taking_turns],
          [[], clashing],
        ],
      },
    );
  });

  it('are booked or not alike, with the same rows, events, wordings and history', async () => {
    const { all } = deals;
    await fc.assert(
      fc.asyncProperty(spots(6, ['', '', '', '', 'HARBOUR', 'HARBOR', 'ANCHOR']), async (lines) => {
        await csv.given.clear();
        const problems = await asFile(all, lines);
        const after = await table();
        if (problems.length > 0) expect(after).toEqual([]);
        await csv.given.clear();
        const { refused } = await oneByOne(all, lines);
        expect(problems.length > 0).toBe(refused !== null);
        if (refused === null) expect(after).toEqual(await table());
      }),
      {
        ...runs,
        examples: [
          [taking_turns],
          [[spot(0, 0, 1, 1, 'HARBOUR'), spot(5, 1, 1, 1, 'ANCHOR'), spot(4, 0, 9, 1)]],
          [[spot(0, 0, 1, 1, 'HARBOUR'), spot(4, 0, 9, 1, 'HARBOR')]],
          [[spot(0, 0, 1, 1), spot(4, 1, 1, 1)]],
        ],
      },
    );
  });
});
