import type { Answer, Contact, Content } from './content.ts';
import { knownWants } from './evidence.ts';
import { type Reading, readingOf } from './features.ts';
import { wordMender } from './mend-words.ts';
import { nearestOf } from './nearest.ts';
import { reader } from './read-words.ts';
import { synonymRewriter } from './synonyms.ts';
import { understand } from './understand.ts';
import type { Knowledge } from './understanding.ts';
import { vocabularyOf } from './vectors.ts';
import { weighWants } from './weigh-wants.ts';
import { normaliseThai } from './words.ts';

/** Makes the office's content findable, within some tenths of a second for a few thousand questions. */
export function buildKnowledge(content: Content): Knowledge {
  const wordsOf = reader(synonymRewriter(content.synonyms));
  const read = (text: string) => readingOf(wordsOf(normaliseThai(text)));
  const known = knownWants(content).map(({ want, said, told }) => ({
    want,
    said: said.map(read),
    told: told.map(read),
  }));
  const texts = known.flatMap(({ said, told }) => [...said, ...told]);
  const vocabulary = vocabularyOf(texts);
  const mend = wordMender(texts);
  const means = {
    content,
    read: (normal: string) => readingOf(mend(wordsOf(normal))),
    weigh: weighWants(known, vocabulary),
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
