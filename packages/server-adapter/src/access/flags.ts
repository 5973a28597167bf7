/** Features that a host turns on one by one. All are off by default. */
export const FLAGS = [
  'ENABLE_ETL_CSV_UPLOAD',
  'ENABLE_DEAL_PIPELINE',
  'ENABLE_IO_BOOKINGS',
  'ENABLE_MATCHMAKING',
  'ENABLE_NEW_DASHBOARD_CARDS',
] as const;
export type Flag = (typeof FLAGS)[number];

/** Which features are on. */
export type Features = Record<Flag, boolean>;

/** A flag as hosts write it: a boolean, or text of which `true`, `1` and `on` mean on. */
export type FlagValues = Readonly<Record<string, boolean | string | undefined>>;

/** Flags for everybody, or a function that looks them up per tenant. */
export type FlagsOption = FlagValues | ((tenant_id: string) => FlagValues | Promise<FlagValues>);

/** Reads every flag out of `values`; one that is missing is off. */
export function readFlags(values: FlagValues): Features {
  const on = (flag: Flag) => isOn(values[flag]);
  return {
    ENABLE_ETL_CSV_UPLOAD: on('ENABLE_ETL_CSV_UPLOAD'),
    ENABLE_DEAL_PIPELINE: on('ENABLE_DEAL_PIPELINE'),
    ENABLE_IO_BOOKINGS: on('ENABLE_IO_BOOKINGS'),
    ENABLE_MATCHMAKING: on('ENABLE_MATCHMAKING'),
    ENABLE_NEW_DASHBOARD_CARDS: on('ENABLE_NEW_DASHBOARD_CARDS'),
  };
}

function isOn(value: boolean | string | undefined): boolean {
  return (
    value === true || (typeof value === 'string' && ['true', '1', 'on'].includes(value.trim().toLowerCase()))
  );
}
