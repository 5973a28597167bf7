/** One topic of the IAB Content Taxonomy. There is one object of each, so topics compare by `===`. */
export interface Topic {
  id: string;
  name: string;
  /** From tier 1 down to the topic itself. */
  path: readonly Topic[];
}
