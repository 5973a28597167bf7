import type { CardOptions } from '@podflight/core/cards';
import type { ImportLimits } from '@podflight/core/etl';
import type { IoPdfOptions } from '@podflight/core/io/pdf';
import type { MatchOptions } from '@podflight/core/matching';
import type { PipelineOptions } from '@podflight/core/pipeline';
import type { PodflightContext } from '@podflight/core/tenancy';
import type { Authenticate } from './access/caller.ts';
import type { FlagsOption } from './access/flags.ts';

/** Options of `createPodflightHandler`. */
export type PodflightHandlerOptions = Pick<
  PodflightContext,
  'db' | 'readDb' | 'events' | 'clock' | 'newId' | 'hostSchema'
> & {
  /** The host's own sign-in. Its errors answer 500; null answers 401. */
  authenticate: Authenticate;
  /**
   * Which features are on: by name, or a function of the tenant. Values are booleans or `true`, `1`,
   * `on`. @defaultValue everything off
   */
  flags?: FlagsOption;
  /** Where the routes begin, e.g. `/api` for `/api/v1/features`. @defaultValue `/api` */
  basePath?: string;
  /** What of the limits of an upload differs from the defaults. */
  limits?: Partial<ImportLimits>;
  /** Stages' probabilities, when deals rot, and whether stages may be skipped. @defaultValue see `PipelineOptions` */
  pipeline?: PipelineOptions;
  /** What of the dashboards' cards differs from the defaults, or a function of the tenant. @defaultValue see `CardOptions` */
  cards?: CardOptions | ((tenant_id: string) => CardOptions | Promise<CardOptions>);
  /**
   * Weights and rules that matches are scored by, and signals that the host computes itself, or a function of the
   * tenant. @defaultValue see `MatchOptions`
   */
  matching?: MatchOptions | ((tenant_id: string) => MatchOptions | Promise<MatchOptions>);
  /**
   * Currency of the host's campaign values, as ISO 4217 code, or a function of the tenant. @defaultValue `USD`
   */
  currency?: string | ((tenant_id: string) => string | Promise<string>);
  /** How a tenant's insertion orders look as PDF. @defaultValue English, on A4, without a logo */
  ioPdf?: (tenant_id: string) => IoPdfOptions | Promise<IoPdfOptions>;
  /**
   * Whose vanity link `GET /v/{slug}` is: the tenant whose site the request came to, e.g. by its host name;
   * null answers 404. Anybody may ask. Left out, there are no such addresses. @defaultValue none
   */
  vanityTenant?: (request: Request, slug: string) => string | null | Promise<string | null>;
  /**
   * Where the tenant's vanity links are reached, e.g. `https://pods.example/v`; put into `vanity_url` of a
   * booking with a link. @defaultValue none
   */
  vanityBase?: string | ((tenant_id: string) => string | null | Promise<string | null>);
  /** Further origins whose pages may send requests with cookies, e.g. `https://app.example`. @defaultValue none */
  trustedOrigins?: readonly string[];
  /**
   * Hears of every error that answers with a status from 500 on; nothing of it is in the answer.
   * @defaultValue `console.error`
   */
  onError?: (error: unknown, request: Request) => void;
};

/** {@link PodflightHandlerOptions} with its defaults filled in. */
export type HandlerSettings = Omit<PodflightHandlerOptions, 'limits'> & {
  flags: FlagsOption;
  pipeline: PipelineOptions;
  /** Empty, or `/…` without a slash at its end. */
  basePath: string;
  limits: ImportLimits;
  trustedOrigins: readonly string[];
  onError: (error: unknown, request: Request) => void;
};
