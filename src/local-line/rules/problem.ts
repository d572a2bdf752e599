/** Way into a JSON value: property names and indexes. */
export type Path = readonly (string | number)[];

/** One breach of LINE's rules. `message` is what LINE says; `hint` is what a developer wants to know. */
export interface Problem {
  at: Path;
  message: string;
  hint?: string;
}

/** Takes note of a breach. */
export type Report = (at: Path, message: string, hint?: string) => void;

/** `messages[0].text` */
export function asProperty(at: Path): string {
  return at.reduce<string>((text, part) => {
    if (typeof part === 'number') return `${text}[${part}]`;
    return text === '' ? part : `${text}.${part}`;
  }, '');
}

/** `/footer/contents/2`, relative to a Flex container; the container itself is `/`. */
export function asPointer(at: Path): string {
  return `/${at.join('/')}`;
}
