/** One bubble or text of the chat in plain words. */
export interface CardWords {
  readonly lines: readonly string[];
  /** What can be tapped on it. */
  readonly taps: readonly string[];
}

type Part = Readonly<Record<string, unknown>>;

/** Everything that LINE messages say, in reading order, for those who do not see them drawn. */
export function cardWords(messages: readonly object[]): CardWords[] {
  return messages.flatMap((message) => {
    const cards = bubblesOf(message as Part).map((bubble) => ({
      lines: linesIn(bubble),
      taps: partsIn(bubble).flatMap(tapsOf),
    }));
    const quick = partsIn((message as Part).quickReply).flatMap(tapsOf);
    return quick.length > 0 ? [...cards, { lines: [], taps: quick }] : cards;
  });
}

function bubblesOf(message: Part): Part[] {
  const { contents } = message;
  if (!isPart(contents)) return [{ ...message, quickReply: undefined }];
  return contents.type === 'carousel' && Array.isArray(contents.contents)
    ? contents.contents.filter(isPart)
    : [contents];
}

/** What stands within a part, in the order in which it is shown. */
function within({ header, hero, body, contents, items, footer }: Part): Part[] {
  return [header, hero, body, contents, items, footer].flat().filter(isPart);
}

/** A part and everything within it. */
function partsIn(part: unknown): Part[] {
  return isPart(part) ? [part, ...within(part).flatMap(partsIn)] : [];
}

/** The lines of a part: what stands side by side is one line. */
function linesIn(part: Part): string[] {
  const isText = part.type === 'text' || part.type === 'span';
  const own = isText && typeof part.text === 'string' ? part.text.split('\n').filter(Boolean) : [];
  const lines = [...own, ...within(part).flatMap(linesIn)];
  const isRow = part.layout === 'horizontal' || part.layout === 'baseline';
  return isRow && lines.length > 0 ? [lines.join(' ')] : lines;
}

function tapsOf({ action }: Part): string[] {
  return isPart(action) && typeof action.label === 'string' ? [action.label] : [];
}

function isPart(value: unknown): value is Part {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
