import type { Channel } from '../channel.ts';
import type { Group } from '../people.ts';
import { type Answer, ok, refuse } from './answer.ts';
import type { Call } from './call.ts';

function groupOf(channel: Channel, call: Call): Group | undefined {
  const group = channel.groups.get(call.params.groupId ?? '');
  return group?.hasBot ? group : undefined;
}

/** `GET /v2/bot/group/{groupId}/summary` */
export function groupSummary(channel: Channel, call: Call): Answer {
  const group = groupOf(channel, call);
  return group ? ok({ groupId: group.groupId, groupName: group.name }) : refuse(404, 'Not found');
}

/** `GET /v2/bot/group/{groupId}/members/count` */
export function groupMemberCount(channel: Channel, call: Call): Answer {
  const group = groupOf(channel, call);
  return group ? ok({ count: group.members.length }) : refuse(404, 'Not found');
}

/** `GET /v2/bot/group/{groupId}/member/{userId}`: for any member, friend or not. */
export function groupMember(channel: Channel, call: Call): Answer {
  const person = groupOf(channel, call)?.members.find(({ userId }) => userId === call.params.userId);
  if (!person) return refuse(404, 'Not found');
  const { userId, displayName, pictureUrl } = person;
  return ok({ userId, displayName, pictureUrl });
}

/** `POST /v2/bot/group/{groupId}/leave` */
export function leaveGroup(channel: Channel, call: Call): Answer {
  const group = groupOf(channel, call);
  if (!group) return refuse(404, 'Not found');
  group.hasBot = false;
  return ok();
}
