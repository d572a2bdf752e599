import { setImmediate } from 'node:timers/promises';
import { traceOfWords, tracesOf, tracesOfFields, tracesOfFormulas } from './office-traces.ts';
import { type XmlAttribute, type XmlToken, xmlTokens } from './read-xml.ts';
import type { WarningCode } from './warning-codes.ts';

/** Looks at the parts of a text that are left out, for what they tell. */
export class PassedOver {
  readonly #codes = new Set<WarningCode>();
  readonly #fields: string[] = [];
  readonly #formulas: string[] = [];
  readonly #inside: string[] = [];

  get isInside(): boolean {
    return this.#inside.length > 0;
  }

  /** Everything is passed over until this element ends. */
  goInto(element: string): void {
    this.#inside.push(element);
  }

  tell(code: WarningCode): void {
    this.#codes.add(code);
  }

  tellFields(commands: readonly XmlAttribute[]): void {
    this.#fields.push(...commands.map(({ value }) => value));
  }

  take(token: XmlToken): void {
    if (token.kind === 'close') this.#inside.pop();
    else if (token.kind === 'text') this.#takeWords(this.#inside.at(-1) ?? '', token.text);
    else {
      this.goInto(token.element.name);
      for (const code of tracesOf(token.element, token.attributes)) this.tell(code);
    }
  }

  #takeWords(element: string, words: string): void {
    if (/[iI]nstrText$/.test(element)) this.#fields.push(words);
    if (element === 'f') this.#formulas.push(words);
    const code = /\S/.test(words) ? traceOfWords(element) : undefined;
    if (code) this.tell(code);
  }

  codes(): ReadonlySet<WarningCode> {
    const commands = [...tracesOfFields(this.#fields), ...tracesOfFormulas(this.#formulas)];
    return new Set([...this.#codes, ...commands]);
  }
}

const tokensInOneGo = 5_000;

/**
 * What a part tells that a clean copy leaves out altogether. Lets others work in between.
 *
 * @throws OddXml
 */
export async function tracesOfPart(text: string): Promise<ReadonlySet<WarningCode>> {
  const part = new PassedOver();
  let count = 0;
  for (const token of xmlTokens(text)) {
    part.take(token);
    count += 1;
    if (count % tokensInOneGo === 0) await setImmediate();
  }
  return part.codes();
}
