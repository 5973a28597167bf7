/** Flags of DESIGN.md; a flag that the server does not name is off. */
export type FeatureFlag =
  | 'ENABLE_ETL_CSV_UPLOAD'
  | 'ENABLE_DEAL_PIPELINE'
  | 'ENABLE_IO_BOOKINGS'
  | 'ENABLE_MATCHMAKING'
  | 'ENABLE_NEW_DASHBOARD_CARDS';

/** What is on for the caller, and how much one import may bring. */
export type Features = {
  features: Partial<Record<FeatureFlag, boolean>>;
  /** Whose data the caller sees; what a browser keeps for one tenant is never shown to another. */
  tenant_id?: string;
  role: 'viewer' | 'member' | 'admin' | null;
  limits: { max_bytes?: number };
};
