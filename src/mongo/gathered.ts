interface Waiting<Item, Result> {
  readonly item: Item;
  readonly resolve: (result: Result) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Lets what is asked while a command is under way go together as the next one. Nothing waits when nothing is under
 * way; under load one command serves many.
 * @param run does the work for all items at once and answers a result for each, in their order
 */
export function gathered<Item, Result>(
  run: (items: readonly Item[]) => Promise<readonly Result[]>,
  limit = 100,
): (item: Item) => Promise<Result> {
  const waiting: Waiting<Item, Result>[] = [];
  let isUnderWay = false;
  const work = async () => {
    isUnderWay = true;
    // What is asked in the same breath goes together as well.
    await null;
    while (waiting.length > 0) {
      const batch = waiting.splice(0, limit);
      try {
        const results = await run(batch.map(({ item }) => item));
        for (const [at, { resolve }] of batch.entries()) resolve(results[at] as Result);
      } catch (error) {
        for (const { reject } of batch) reject(error);
      }
    }
    isUnderWay = false;
  };
  return (item) =>
    new Promise((resolve, reject) => {
      waiting.push({ item, resolve, reject });
      if (!isUnderWay) void work();
    });
}
