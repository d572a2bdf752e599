import type { Channel } from '../channel.ts';
import { showsProfile } from '../people.ts';
import { type Answer, ok, refuse } from './answer.ts';
import { type Call, isUserId } from './call.ts';

/** `GET /v2/bot/profile/{userId}`: 404 for strangers and for those who blocked the bot. */
export function profile(channel: Channel, call: Call): Answer {
  const { userId } = call.params;
  if (!isUserId(userId)) return refuse(400, "The value for the 'userId' parameter is invalid");
  const person = channel.people.get(userId);
  if (!person || !showsProfile(person)) return refuse(404, 'Not found');
  const { displayName, pictureUrl, statusMessage, language } = person;
  return ok({ userId, displayName, pictureUrl, statusMessage, language });
}

/** `GET /v2/bot/info` */
export function botInfo(channel: Channel): Answer {
  return ok({
    userId: channel.botUserId,
    basicId: '@local',
    displayName: 'local-line',
    chatMode: 'bot',
    markAsReadMode: 'manual',
  });
}

/** Endpoints that LINE opens to verified accounts or on application only. */
export function notAvailable(): Answer {
  return refuse(403, 'Access to this API is not available for your account');
}
