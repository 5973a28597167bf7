export type { Authenticate, Caller } from './access/caller.ts';
export { type Features, FLAGS, type Flag, type FlagsOption, type FlagValues } from './access/flags.ts';
export { flagsFromEnv } from './access/flags-from-env.ts';
export { ROLES, type Role } from './access/roles.ts';
export type { Answer } from './answers/answer.ts';
export type { ProblemDocument } from './answers/problem-document.ts';
export { createPodflightHandler, type PodflightHandler } from './create-podflight-handler.ts';
export type { PodflightHandlerOptions } from './handler-options.ts';
