/** One slot that 64 bookers want, a day of it in each round. */
export type Slot = {
  /** What starts a process of bookers. */
  booker: string[];
  order: { campaign_id: string; currency: string };
  place: { ad_unit_id: string; episode_id: string };
  close: () => Promise<void>;
};
