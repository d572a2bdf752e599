import { type Channel, tellChange } from '../channel.ts';
import { type Answer, type ErrorDetail, refuse } from './answer.ts';
import { type Call, isUserId } from './call.ts';

const DEFAULT_SECONDS = 20;

/** `POST /v2/bot/chat/loading/start`: 5 to 60 seconds in steps of 5, 1:1 chats only. */
export function startLoading(channel: Channel, call: Call): Answer {
  const { chatId, loadingSeconds = DEFAULT_SECONDS } = call.json;
  const details = detailsOf(chatId, loadingSeconds);
  if (details.length > 0) return refuse(400, `The request body has ${details.length} error(s)`, details);
  const person = channel.people.get(String(chatId));
  if (person) {
    person.loadingUntil = new Date(channel.clock().getTime() + Number(loadingSeconds) * 1000);
    tellChange(channel, person.userId);
  }
  return { status: 202, body: {} };
}

function detailsOf(chatId: unknown, seconds: unknown): ErrorDetail[] {
  const details: ErrorDetail[] = [];
  const property = 'loadingSeconds';
  if (!isUserId(chatId)) details.push({ message: 'Invalid chatId', property: 'chatId' });
  if (typeof seconds !== 'number' || seconds < 5 || seconds > 60) {
    details.push({ message: 'Must be between 5 and 60', property });
  }
  if (typeof seconds !== 'number' || seconds % 5 !== 0) {
    details.push({ message: 'must be a multiple of five', property });
  }
  return details;
}
