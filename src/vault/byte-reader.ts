/** Takes bytes off a stream in the portions that the reader asks for, whatever portions they come in. */
export interface ByteReader {
  /** `count` bytes; fewer only at the end. */
  take(count: number): Promise<Uint8Array>;
  /** Tells the source that nobody reads on. */
  close(): Promise<void>;
}

export function byteReader(source: AsyncIterable<Uint8Array>): ByteReader {
  const iterator = source[Symbol.asyncIterator]();
  let left: Uint8Array = new Uint8Array(0);
  return {
    async take(count) {
      const taken = new Uint8Array(count);
      let filled = 0;
      while (filled < count) {
        if (left.length === 0) {
          const next = await iterator.next();
          if (next.done) break;
          left = next.value;
        }
        const part = left.subarray(0, count - filled);
        taken.set(part, filled);
        filled += part.length;
        left = left.subarray(part.length);
      }
      return taken.subarray(0, filled);
    },
    async close() {
      await iterator.return?.();
    },
  };
}
