import type { Message } from '../message.ts';
import { checkFlex } from './flex.ts';
import { checkImagemap } from './imagemap.ts';
import { checkUnits } from './length.ts';
import { checkAudio, checkLocation, checkPicture, checkSticker } from './media.ts';
import { asPointer, asProperty, type Path, type Problem, type Report } from './problem.ts';
import { checkQuickReply } from './quick-reply.ts';
import { schemaProblems } from './schema.ts';
import { checkSender } from './sender.ts';
import { checkTemplate } from './template.ts';
import { checkText, checkTextV2 } from './text.ts';

/** A refusal in LINE's shape; `hints` explain it to a developer and are not sent. */
export interface MessagesRefusal {
  message: string;
  details: { message: string; property: string }[];
  hints: string[];
}

/**
 * Checks the `messages` of an outgoing call as LINE does: its own schema first, then the limits of
 * line-facts 1.4. Undefined when LINE would take them.
 */
export function checkMessages(messages: unknown): MessagesRefusal | undefined {
  if (!Array.isArray(messages) || messages.length < 1 || messages.length > 5) {
    return refusal([{ at: ['messages'], message: 'Size must be between 1 and 5' }]);
  }
  const problems: Problem[] = [];
  for (const [index, message] of messages.entries()) {
    const found = messageProblems(message, ['messages', index]);
    const inFlex = found.filter((problem) => problem.at[2] === 'contents');
    if (inFlex.length > 0) return flexRefusal(index, inFlex);
    problems.push(...found);
  }
  return problems.length > 0 ? refusal(problems) : undefined;
}

function refusal(problems: Problem[]): MessagesRefusal {
  return {
    message: `The request body has ${problems.length} error(s)`,
    details: problems.map(({ message, at }) => ({ message, property: asProperty(at) })),
    hints: problems.map(hintOf),
  };
}

/** LINE names places in a Flex message by a pointer from its container, and an unknown type by its owner. */
function flexRefusal(index: number, problems: Problem[]): MessagesRefusal {
  const details = problems.map(({ message, at }) => {
    const isWrongType = at.at(-1) === 'type' && message.startsWith('Must be one of');
    const way = isWrongType ? at.slice(3, -1) : at.slice(3);
    return { message: isWrongType ? 'invalid property' : message, property: asPointer(way) };
  });
  return {
    message: `A message (messages[${index}]) in the request body is invalid`,
    details,
    hints: problems.map(hintOf),
  };
}

function hintOf({ at, message, hint }: Problem): string {
  return `${asProperty(at)}: ${hint ?? message}`;
}

function messageProblems(message: unknown, at: Path): Problem[] {
  const bySchema = schemaProblems('Message', message, at);
  if (bySchema.length > 0) return bySchema;
  const problems: Problem[] = [];
  const report: Report = (place, words, hint) => problems.push({ at: place, message: words, hint });
  checkMessage(message as Message, at, report);
  return problems;
}

function checkMessage(message: Message, at: Path, report: Report): void {
  if ('altText' in message) checkUnits(message.altText, 1500, [...at, 'altText'], report);
  checkQuickReply(message.quickReply, [...at, 'quickReply'], report);
  checkSender(message.sender, [...at, 'sender'], report);
  checkKind(message, at, report);
}

function checkKind(message: Message, at: Path, report: Report): void {
  switch (message.type) {
    case 'text':
      checkText(message, at, report);
      break;
    case 'textV2':
      checkTextV2(message, at, report);
      break;
    case 'sticker':
      checkSticker(message, at, report);
      break;
    case 'image':
    case 'video':
      checkPicture(message, at, report);
      break;
    case 'audio':
      checkAudio(message, at, report);
      break;
    case 'location':
      checkLocation(message, at, report);
      break;
    case 'imagemap':
      checkImagemap(message, at, report);
      break;
    case 'template':
      checkTemplate(message.template, [...at, 'template'], report);
      break;
    case 'flex':
      checkFlex(message.contents, (place, words, hint) => report([...at, 'contents', ...place], words, hint));
      break;
    case 'coupon':
      return;
    default:
      message satisfies never;
  }
}
