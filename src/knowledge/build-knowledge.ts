import type { Content } from './content.ts';
import { knownWants } from './evidence.ts';
import { featuresOf } from './features.ts';
import { nearestOf, type Sample } from './nearest.ts';
import { type Read, reader } from './read-words.ts';
import { synonymRewriter } from './synonyms.ts';
import { understand } from './understand.ts';
import type { Knowledge } from './understanding.ts';
import { weighWants } from './weigh-wants.ts';
import { normaliseThai } from './words.ts';

/** Makes the office's content findable, within some tenths of a second. */
export function buildKnowledge(content: Content): Knowledge {
  const readNormal = reader(synonymRewriter(content.synonyms));
  const read = (text: string) => readNormal(normaliseThai(text));
  const known = knownWants(content).map(({ want, said, told }) => ({
    want,
    said: said.map(read),
    told: told.map(read),
  }));
  const means = {
    content,
    read: readNormal,
    weigh: weighWants(known),
    nearAnswers: nearestOf(content.answers.flatMap((answer) => samplesOf(answer, answer.question, read))),
    nearContacts: nearestOf(content.contacts.flatMap((contact) => samplesOf(contact, contact.name, read))),
  };
  return { content, understand: (text) => understand(means, text) };
}

function samplesOf(
  { id, names, asks }: { id: string; names: readonly string[]; asks: readonly string[] },
  name: string,
  read: Read,
): Sample[] {
  return [name, ...names, ...asks].map((text) => ({ id, features: featuresOf(read(text)) }));
}
