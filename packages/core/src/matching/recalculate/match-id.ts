import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';

/**
 * The id of a pair's match: the same whenever it is reckoned, of whichever run. Its first half is the
 * advertiser's, so that matches written together lie together in the primary key's index.
 *
 * @returns UUID (version 8) for each podcast of the advertiser.
 */
export function matchIds(tenant_id: string, advertiser_id: string): (half: PodcastHalf) => string {
  const hex = hexOf(`${tenant_id}\n${advertiser_id}`);
  const first = `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(12, 15)}-`;
  return (half) => first + half;
}

/** The second half of the ids of a podcast's matches. */
export type PodcastHalf = string;

export function podcastHalf(tenant_id: string, podcast_id: string): PodcastHalf {
  const hex = hexOf(`${tenant_id}\n/\n${podcast_id}`);
  return `8${hex.slice(0, 3)}-${hex.slice(3, 15)}`;
}

function hexOf(text: string): string {
  return bytesToHex(sha256(utf8ToBytes(text)));
}
