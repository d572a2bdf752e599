/** What forms with files may take up while they are under way. */
export const roomLimits = {
  forms: 20,
  formsOfSource: 3,
  /** The machine has one gigabyte. */
  bytes: 120_000_000,
  /** One whole form and a little more: nobody alone shuts out the others. */
  bytesOfSource: 45_000_000,
} as const;

/** The room that one form takes up. */
export interface FormPlace {
  /** Bytes held so far. */
  readonly bytes: number;
  /** False, and nothing taken, when there is no room for so many more. */
  take(bytes: number): boolean;
  giveBack(bytes: number): void;
  /** Gives back all, for good. */
  leave(): void;
}

export interface FormRoom {
  /** Or whose limit is reached. @param source an opaque name of who sends the form */
  enter(source: string): FormPlace | 'full' | 'full for source';
}

interface Share {
  forms: number;
  bytes: number;
}

export function formRoom(): FormRoom {
  const all: Share = { forms: 0, bytes: 0 };
  const ofSource = new Map<string, Share>();
  return {
    enter(source) {
      const own = ofSource.get(source) ?? { forms: 0, bytes: 0 };
      if (own.forms >= roomLimits.formsOfSource) return 'full for source';
      if (all.forms >= roomLimits.forms) return 'full';
      ofSource.set(source, own);
      return placeIn(all, own, () => {
        if (own.forms === 0) ofSource.delete(source);
      });
    },
  };
}

function placeIn(all: Share, own: Share, left: () => void): FormPlace {
  let bytes = 0;
  let hasLeft = false;
  const add = (amount: number) => {
    bytes += amount;
    all.bytes += amount;
    own.bytes += amount;
  };
  all.forms += 1;
  own.forms += 1;
  return {
    get bytes() {
      return bytes;
    },
    take(amount) {
      // What still comes in after the response is over would be counted for ever.
      if (hasLeft) return false;
      if (own.bytes + amount > roomLimits.bytesOfSource || all.bytes + amount > roomLimits.bytes)
        return false;
      add(amount);
      return true;
    },
    giveBack(amount) {
      if (!hasLeft) add(-amount);
    },
    leave() {
      if (hasLeft) return;
      add(-bytes);
      hasLeft = true;
      all.forms -= 1;
      own.forms -= 1;
      left();
    },
  };
}
