/** An event as it stands in a webhook's body. Open, as LINE may add types and properties at any time. */
export interface LineEvent {
  type: string;
  webhookEventId?: string;
  timestamp?: number;
  mode?: string;
  replyToken?: string;
  source?: EventSource;
  deliveryContext?: { isRedelivery: boolean };
  message?: { id?: string; type?: string; [property: string]: unknown };
  [property: string]: unknown;
}

export interface EventSource {
  type: 'user' | 'group' | 'room';
  userId?: string;
  groupId?: string;
  roomId?: string;
}

/** One try to hand a webhook to the bot. `reason` is one of LINE's error reasons, absent after a 2xx. */
export interface Attempt {
  at: Date;
  isRedelivery: boolean;
  status?: number;
  reason?: 'could_not_connect' | 'request_timeout' | 'error_status_code' | 'unclassified';
  tookMs: number;
}

/** One webhook: its events, its exact body, and every try to deliver it. */
export interface Delivery {
  readonly events: LineEvent[];
  body: string;
  headers: Record<string, string>;
  readonly attempts: Attempt[];
  /** True once the bot answered 2xx. */
  accepted: boolean;
}
