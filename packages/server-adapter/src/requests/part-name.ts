import type { PartInfo } from 'multipasta';

/**
 * Names in a part's `Content-Disposition`. Browsers write a file name in UTF-8 between quotes with `"`,
 * CR and LF percent-encoded, which header parsers of other times refuse; `filename*` (RFC 5987) wins.
 */
export function partName(info: PartInfo): { field: string; file: string | null } {
  const given = info.headers['content-disposition'];
  const header = (Array.isArray(given) ? given[0] : given) ?? '';
  const extended = /;\s*filename\*\s*=\s*utf-8'[^']*'([^;\s]+)/i.exec(header)?.[1];
  const plain = parameter(header, 'filename');
  return {
    field: parameter(header, 'name') ?? '',
    file: (extended && percentDecoded(extended)) ?? plain,
  };
}

function parameter(header: string, name: string): string | null {
  const found = new RegExp(`;\\s*${name}\\s*=\\s*(?:"([^"]*)"|([^;\\s]*))`, 'i').exec(header);
  if (!found) return null;
  return (found[1] ?? found[2] ?? '').replace(/%(22|0A|0D)/gi, (char) => percentDecoded(char) ?? char);
}

function percentDecoded(text: string): string | null {
  try {
    return decodeURIComponent(text);
  } catch {
    return null;
  }
}
