import { CellFault } from './cell-fault.ts';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
/** What a `bigint` column takes. */
const LARGEST = 2n ** 63n - 1n;

/** Episode ids by the host's kind of key. */
export const EPISODE_ID_READERS = { uuid: readUuid, integer: readInteger, text: readText } as const;

function readUuid(cell: string): string | CellFault {
  const text = cell.trim().toLowerCase();
  const bare = text.startsWith('{') && text.endsWith('}') ? text.slice(1, -1) : text;
  if (UUID.test(bare)) return bare;
  return new CellFault(
    'invalid-uuid',
    text === ''
      ? 'The episode id is missing. Write the id that the platform gives the episode.'
      : 'This is not an episode id. Write it as 8-4-4-4-12 hexadecimal digits, such as 6513270e-269e-4d37-b2a7-4de452e6b438.',
  );
}

function readInteger(cell: string): string | CellFault {
  const text = cell.trim();
  if (/^\d{1,30}$/.test(text)) {
    const id = BigInt(text);
    if (id <= LARGEST) return id.toString();
  }
  return new CellFault(
    'invalid-uuid',
    'This is not an episode id. Write the number that the platform gives the episode.',
  );
}

function readText(cell: string): string | CellFault {
  const text = cell.trim().normalize('NFC');
  if (text === '') {
    return new CellFault(
      'invalid-uuid',
      'The episode id is missing. Write the id that the platform gives the episode.',
    );
  }
  if (/[\p{Cc}\uFFFD]/u.test(text))
    return new CellFault(
      'nul-byte',
      'The episode id has a control character or a lost character in it. Type it again.',
    );
  return text;
}
