import type { Answer, Contact, Content } from './content.ts';
import { knownWants } from './evidence.ts';
import { type Reading, readingOf } from './features.ts';
import { wordMender } from './mend-words.ts';
import { nearestOf } from './nearest.ts';
import { reader } from './read-words.ts';
import { atOnce, type Steps } from './steps.ts';
import { synonymRewriter } from './synonyms.ts';
import { understand } from './understand.ts';
import type { Knowledge } from './understanding.ts';
import { vocabularyOf } from './vectors.ts';
import { type ReadWant, weighWants } from './weigh-wants.ts';
import { normaliseThai } from './words.ts';

/** Makes the office's content findable, within some tenths of a second for a few thousand questions. */
export function buildKnowledge(content: Content): Knowledge {
  return atOnce(knowledgeInSteps(content));
}

/** The same in steps of some milliseconds, for a process that has people waiting. */
export function* knowledgeInSteps(content: Content): Steps<Knowledge> {
  const wordsOf = reader(synonymRewriter(content.synonyms));
  const read = (text: string) => readingOf(wordsOf(normaliseThai(text)));
  const known: ReadWant[] = [];
  for (const { want, said, told } of knownWants(content)) {
    known.push({ want, said: said.map(read), told: told.map(read) });
    yield;
  }
  const texts = known.flatMap(({ said, told }) => [...said, ...told]);
  const vocabulary = vocabularyOf(texts);
  yield;
  const mend = wordMender(texts);
  yield;
  const weigh = yield* weighWants(known, vocabulary);
  const means = {
    content,
    read: (normal: string) => readingOf(mend(wordsOf(normal))),
    weigh,
    nearAnswers: nearestOf(
      content.answers.flatMap((answer) => samplesOf(answer, answer.question, read)),
      vocabulary,
    ),
    nearContacts: nearestOf(
      content.contacts.flatMap((contact) => samplesOf(contact, contact.name, read)),
      vocabulary,
    ),
  };
  return { content, understand: (text) => understand(means, text) };
}

function samplesOf({ id, names, asks }: Answer | Contact, name: string, read: (text: string) => Reading) {
  return [name, ...names, ...asks].map((text) => ({ id, features: read(text).features }));
}
