/** What came of one booker's try, and how long it took. */
export type Attempt = { outcome: string; ms: number };

/** Books the order; answers `booked` or why not. */
export type Book = (order: unknown) => Promise<string>;
