import type { Content, PlainIntent } from '../../knowledge/content.ts';
import type { Want } from '../../knowledge/understanding.ts';
import { lookUpText } from '../../text/look-up.ts';
import type { Command } from '../input.ts';
import { commandOption } from '../menu.ts';
import type { Option } from '../reply.ts';
import { writeAsked } from './asked.ts';

/** What a tap does for those who want one of the plain things; nothing can be done for what is out of scope. */
const plainCommands: Readonly<Record<PlainIntent, Command | null>> = {
  complaint: 'complain-loose',
  report_corruption: 'tip-loose',
  ticket_status: 'track',
  contact: 'contacts',
  feedback: 'ask-loose',
  greeting: 'menu',
  human: 'officer',
  other: null,
};

/** The tap that leads to what somebody may want, or none when there is nothing to lead to. */
export function wantOption(content: Content, want: Want): Option | null {
  switch (want.kind) {
    case 'procedure': {
      const procedure = content.procedures.find(({ id }) => id === want.id);
      return procedure ? { ...commandOption('procedure', want.id), label: procedure.name } : null;
    }
    case 'topic': {
      const topic = content.topics.find(({ id }) => id === want.id);
      return topic
        ? { ...commandOption('topic', writeAsked(want)), label: lookUpText.report(topic.name) }
        : null;
    }
    case 'code':
      return {
        ...commandOption('disclosure', writeAsked({ id: want.code, year: want.year })),
        label: want.code,
      };
    case 'answer': {
      const answer = content.answers.find(({ id }) => id === want.id);
      return answer ? { ...commandOption('answer', want.id), label: answer.question } : null;
    }
    case 'plain': {
      const command = plainCommands[want.intent];
      return command ? commandOption(command) : null;
    }
    default:
      return want satisfies never;
  }
}
