/**
 * Lets `atOnce` pieces of work run at a time and `queue` more wait in order; throws what `refusal` makes
 * when more come.
 */
export function turnstile(atOnce: number, queue: number, refusal: () => Error) {
  let running = 0;
  const waiting: (() => void)[] = [];
  return async <T>(work: () => Promise<T>): Promise<T> => {
    if (running >= atOnce) {
      if (waiting.length >= queue) throw refusal();
      await new Promise<void>((resolve) => waiting.push(resolve));
    } else {
      running += 1;
    }
    try {
      return await work();
    } finally {
      const next = waiting.shift();
      // The place is handed on, not freed: nobody can slip in between.
      if (next) next();
      else running -= 1;
    }
  };
}
