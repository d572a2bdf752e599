/** The command line was not understood; the message says what is wrong with it. */
export class UsageError extends Error {}

/** Reads a command line with Node's parser, whose complaints are about its use. @throws UsageError */
export function understood<T>(parse: () => T): T {
  try {
    return parse();
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

/** @throws UsageError for an option that was given and is of another command */
export function onlyWith<V extends object>(values: V, allowed: readonly (keyof V)[]): void {
  const given = (Object.keys(values) as (keyof V)[]).filter(
    (name) => values[name] !== undefined && values[name] !== false,
  );
  const wrong = given.find((name) => !allowed.includes(name));
  if (wrong) throw new UsageError(`--${String(wrong)} does not belong to this command.`);
}

const failed = 1;
const wrongUse = 2;

/** Says on the terminal what went wrong, and how the command is used if that was it. @returns the exit code */
export function tellFault(error: unknown, usage: string, words = firstLineOf(error)): number {
  const isWrongUse = error instanceof UsageError;
  process.stderr.write(`${words}\n${isWrongUse ? `${usage}\n` : ''}`);
  return isWrongUse ? wrongUse : failed;
}

/** The first line of an error's message: the rest of it is for programmers. */
export function firstLineOf(error: unknown): string {
  return (error instanceof Error && error.message.split('\n')[0]) || 'An unknown fault.';
}
