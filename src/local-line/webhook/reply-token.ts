/** A reply token given out with an event. */
export interface ReplyToken {
  /** The chat that a reply goes to: user, group or room id. */
  chatId: string;
  /** Time of the event. */
  eventAt: number;
  /** When the webhook that carried it was last delivered. */
  deliveredAt: number;
  isUsed: boolean;
}

const ONE_MINUTE = 60_000;
const TWENTY_MINUTES = 20 * ONE_MINUTE;

/** Whether a token works: once, 1 minute from the last delivery, 20 minutes from the event (REF, reply token). */
export function isAlive(token: ReplyToken, now: Date): boolean {
  if (token.isUsed) return false;
  return now.getTime() - token.deliveredAt <= ONE_MINUTE && now.getTime() - token.eventAt <= TWENTY_MINUTES;
}
