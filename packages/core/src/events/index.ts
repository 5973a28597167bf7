export type { CloudEvent, EventSink } from '../shared/event-sink.ts';
export { type DispatchOptions, type DispatchReport, dispatchEvents } from './dispatch-events.ts';
export type { PodflightEvent, PodflightEventData, PodflightEventType } from './event-types.ts';
export { type WebhookSinkOptions, webhookSink } from './webhook-sink.ts';
