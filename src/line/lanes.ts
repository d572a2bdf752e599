/** Work that is claimed piece by piece, several pieces side by side. */
export interface Lanes {
  /** Works until nothing more is to be had. A slow piece holds up nobody who comes later. */
  run(): Promise<void>;
  /** Takes up nothing more; resolves when what is under way is done. */
  drain(): Promise<void>;
}

/**
 * @param count how many pieces at once
 * @param takeOne claims a piece and deals with it; false when there was none
 * @param failed told when claiming failed; the lane ends and the next `run` begins anew
 */
export function lanes(
  count: number,
  takeOne: () => Promise<boolean>,
  failed: (error: unknown) => void,
): Lanes {
  const open = new Set<Promise<void>>();
  let isDraining = false;
  let asked = 0;

  const lane = async () => {
    for (;;) {
      const seen = asked;
      while (!isDraining && (await takeOne()));
      // Something may have come between the last look and now.
      if (isDraining || seen === asked) return;
    }
  };
  const begin = () => {
    const work: Promise<void> = lane()
      .catch(failed)
      .finally(() => open.delete(work));
    open.add(work);
  };
  return {
    async run() {
      asked += 1;
      if (!isDraining) while (open.size < count) begin();
      await Promise.all(open);
    },
    async drain() {
      isDraining = true;
      await Promise.all(open);
    },
  };
}
