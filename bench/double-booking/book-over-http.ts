import type { Book } from './attempt.ts';

/** A booker that posts to the demo. A refusal without alternatives, or with another status than 409, is told as such. */
export function bookOverHttp(url: string, who: string): Book {
  return async (order) => {
    const response = await fetch(`${url}/api/v1/io`, {
      method: 'POST',
      body: JSON.stringify(order),
      headers: { 'content-type': 'application/json', authorization: `Bearer demo.${who}` },
    });
    const { code, details } = await response.json();
    if (response.status === 200) return 'booked';
    const alternatives = details?.lines?.[0]?.alternatives?.length ?? 0;
    return response.status === 409 && alternatives > 0
      ? code
      : `${response.status} ${code}, ${alternatives} alternatives`;
  };
}
