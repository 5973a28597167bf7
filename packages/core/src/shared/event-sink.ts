/** A CloudEvents 1.0 event as sinks get it. */
export type CloudEvent<Type extends string = string, Data = Record<string, unknown>> = {
  specversion: '1.0';
  /** Unique per event: deliveries of one event repeat it, so a consumer can drop repeats. */
  id: string;
  /** `podflight/<tenant_id>` */
  source: string;
  type: Type;
  /** The id of what the event is about, e.g. the `import_id`. */
  subject: string | null;
  /** When it happened, ISO 8601 UTC. */
  time: string;
  datacontenttype: 'application/json';
  tenant_id: string;
  data: Data;
};

/** Takes one event; a rejection means that it was not taken and will be offered again. */
export type EventSink = (event: CloudEvent) => Promise<void> | void;
