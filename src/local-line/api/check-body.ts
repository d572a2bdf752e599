import type { Channel } from '../channel.ts';
import { checkMessages } from '../rules/check-messages.ts';
import { asProperty } from '../rules/problem.ts';
import { schemaProblems } from '../rules/schema.ts';
import { type Answer, refuse } from './answer.ts';

type Body = Record<string, unknown>;

/** Refuses the body of a sending call: its envelope by LINE's schema, its `messages` by all rules. */
export function refuseSending(channel: Channel, definition: string, body: Body): Answer | undefined {
  if (channel.validation === 'off') return undefined;
  const wrongEnvelope = refuseBySchema(definition, body);
  if (wrongEnvelope) return wrongEnvelope;
  const refusal = checkMessages(body.messages);
  return refusal && refuse(400, refusal.message, refusal.details, refusal.hints);
}

/** Refuses a body that breaks a definition of LINE's schema, its `messages` left aside. */
export function refuseBySchema(definition: string, body: Body): Answer | undefined {
  const problems = schemaProblems(definition, body, []).filter(({ at }) => at[0] !== 'messages');
  if (problems.length === 0) return undefined;
  const details = problems.map(({ at, message }) => ({ message, property: asProperty(at) }));
  return refuse(400, `The request body has ${problems.length} error(s)`, details);
}

/** The refusal of a `to` that is no id. */
export function invalidTo(): Answer {
  return refuse(400, "The property, 'to', in the request body is invalid (line: -, column: -)");
}
