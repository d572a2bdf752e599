/**
 * Every webhook event of LINE as a small builder (line-facts 1.2). A builder says only what is special to
 * its event; `LocalLine.deliver` adds ids, time, source and tokens.
 */
export interface EventBody {
  type: string;
  message?: { type: string; [property: string]: unknown };
  [property: string]: unknown;
}

type More = Record<string, unknown>;

const fromLine = { contentProvider: { type: 'line' } };

function message(type: string, more: More): EventBody {
  return { type: 'message', message: { type, ...more } };
}

export const text = (words: string, more: More = {}) => message('text', { text: words, ...more });

export const sticker = (packageId = '446', stickerId = '1988', more: More = {}) =>
  message('sticker', { packageId, stickerId, stickerResourceType: 'STATIC', ...more });

/** `imageSet` ties several photos sent at once: `{ id, index, total }`, index from 1. */
export const image = (more: { imageSet?: { id: string; index: number; total: number } } & More = {}) =>
  message('image', { ...fromLine, ...more });

export const video = (durationMs = 10_000, more: More = {}) =>
  message('video', { duration: durationMs, ...fromLine, ...more });

export const audio = (durationMs = 10_000, more: More = {}) =>
  message('audio', { duration: durationMs, ...fromLine, ...more });

export const file = (fileName: string, fileSize: number) => message('file', { fileName, fileSize });

export const location = (
  latitude: number,
  longitude: number,
  more: { title?: string; address?: string } = {},
) => message('location', { ...more, latitude, longitude });

/** A message type that does not exist yet. */
export const unknownMessage = (more: More = {}) => message('hologram', more);

/** An edited text: groups only, keeps the id of the message it changes. */
export const messageEdited = (messageId: string, words: string): EventBody => ({
  type: 'messageEdited',
  message: { type: 'text', id: messageId, text: words },
});

export const unsend = (messageId: string): EventBody => ({ type: 'unsend', unsend: { messageId } });

export const postback = (data: string, params?: Record<string, string>): EventBody => ({
  type: 'postback',
  postback: params ? { data, params } : { data },
});

export const follow = (isUnblocked = false): EventBody => ({ type: 'follow', follow: { isUnblocked } });

/** A follow event as older channels sent it: without the `follow` property. */
export const followAsBefore = (): EventBody => ({ type: 'follow' });

export const unfollow = (): EventBody => ({ type: 'unfollow' });
export const join = (): EventBody => ({ type: 'join' });
export const leave = (): EventBody => ({ type: 'leave' });

const users = (userIds: string[]) => ({ members: userIds.map((userId) => ({ type: 'user', userId })) });

export const memberJoined = (userIds: string[]): EventBody => ({
  type: 'memberJoined',
  joined: users(userIds),
});
export const memberLeft = (userIds: string[]): EventBody => ({ type: 'memberLeft', left: users(userIds) });

export const videoPlayComplete = (trackingId: string): EventBody => ({
  type: 'videoPlayComplete',
  videoPlayComplete: { trackingId },
});

export const beacon = (type: 'enter' | 'banner' | 'stay' = 'enter', hwid = 'd41d8cd98f'): EventBody => ({
  type: 'beacon',
  beacon: { hwid, type },
});

export const accountLink = (
  result: 'ok' | 'failed' = 'ok',
  nonce = 'bm9uY2Utb2YtdGhlLWxpbms=',
): EventBody => ({
  type: 'accountLink',
  link: { result, nonce },
});

export const membership = (type: 'joined' | 'left' | 'renewed', membershipId = 3189): EventBody => ({
  type: 'membership',
  membership: { type, membershipId },
});

export const moduleAttached = (botId: string, scopes: string[] = ['message:send']): EventBody => ({
  type: 'module',
  module: { type: 'attached', botId, scopes },
});

export const moduleDetached = (botId: string): EventBody => ({
  type: 'module',
  module: { type: 'detached', botId, reason: 'bot_deleted' },
});

export const activated = (expireAt: number): EventBody => ({ type: 'activated', chatControl: { expireAt } });
export const deactivated = (): EventBody => ({ type: 'deactivated' });
export const botSuspended = (): EventBody => ({ type: 'botSuspended' });
export const botResumed = (): EventBody => ({ type: 'botResumed' });

/** A LINE notification message was delivered; comes without a source. */
export const delivery = (data: string): EventBody => ({ type: 'delivery', delivery: { data } });

/** LINE Things, gone since 2025 but still seen in old bots' tests. */
export const things = (
  type: 'link' | 'unlink' | 'scenarioResult' = 'link',
  deviceId = 't2c449c9d1',
): EventBody => ({
  type: 'things',
  things: { deviceId, type },
});

/** An event type that does not exist yet. */
export const unknown = (type = 'hologramSent', more: More = {}): EventBody => ({ type, ...more });
