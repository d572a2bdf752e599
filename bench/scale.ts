/** How many villagers talk at once, and how often each of them does it in one round. */
export interface Crowd {
  readonly villagers: number;
  readonly menus: number;
  readonly complaints: number;
}

export interface Scale {
  readonly name: string;
  readonly turns: { readonly rounds: number; readonly crowds: readonly Crowd[] };
  readonly pages: {
    readonly few: number;
    readonly many: number;
    readonly rounds: number;
    readonly requests: number;
  };
  readonly start: { readonly rounds: number };
  /** The whole run ends after so long, come what may. */
  readonly longestMs: number;
}

const minuteMs = 60_000;

export const scales = {
  full: {
    name: 'full',
    turns: {
      rounds: 7,
      crowds: [
        { villagers: 1, menus: 120, complaints: 12 },
        { villagers: 50, menus: 12, complaints: 2 },
        { villagers: 200, menus: 5, complaints: 1 },
      ],
    },
    pages: { few: 1_000, many: 1_000_000, rounds: 5, requests: 15 },
    start: { rounds: 5 },
    longestMs: 15 * minuteMs,
  },
  quick: {
    name: 'quick',
    turns: {
      rounds: 2,
      crowds: [
        { villagers: 1, menus: 30, complaints: 3 },
        { villagers: 50, menus: 5, complaints: 1 },
        { villagers: 200, menus: 2, complaints: 1 },
      ],
    },
    pages: { few: 1_000, many: 20_000, rounds: 2, requests: 4 },
    start: { rounds: 1 },
    longestMs: 3 * minuteMs,
  },
  smoke: {
    name: 'smoke',
    turns: {
      rounds: 1,
      crowds: [
        { villagers: 1, menus: 3, complaints: 1 },
        { villagers: 3, menus: 2, complaints: 1 },
      ],
    },
    pages: { few: 100, many: 300, rounds: 1, requests: 2 },
    start: { rounds: 1 },
    longestMs: 2 * minuteMs,
  },
} as const satisfies Record<string, Scale>;
