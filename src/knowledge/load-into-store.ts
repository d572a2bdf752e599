import type { Clock } from '../clock.ts';
import type { Content } from './content.ts';
import { type LoadDeed, type LoadOptions, type LoadStep, loadDeeds, planLoad } from './load-plan.ts';
import type { ContentStore, EntryMark, UnfitRecord } from './ports.ts';

export interface LoadReport {
  readonly steps: readonly LoadStep[];
  /** Stored entries that cannot be read and that the files do not mend. */
  readonly unfit: readonly UnfitRecord[];
  /** Entries that somebody else changed while they were loaded: left as they are. */
  readonly beaten: number;
}

/** Short enough for every write to find a connection, long enough that their journal is written once for many. */
const atOnce = 20;

/**
 * Loads the office's files into the store. Entry by entry: broken off midway, the next run goes on; a second run
 * changes nothing.
 */
export async function loadIntoStore(
  store: ContentStore,
  files: Content,
  { clock, isDryRun, ...options }: LoadOptions & { readonly clock: Clock; readonly isDryRun?: boolean },
): Promise<LoadReport> {
  const stored = await store.all();
  const steps = planLoad(files, stored, options);
  const changes = steps.filter(isChange);
  const mended = new Set(changes.map(({ kind, key }) => `${kind}:${key}`));
  const unfit = stored.unfit.filter(({ kind, key }) => !mended.has(`${kind}:${key}`));
  if (isDryRun) return { steps, unfit, beaten: 0 };
  const beaten = await apply(store, changes, clock());
  const marks = steps.flatMap(markOf);
  if (marks.length > 0) await store.mark(marks);
  return { steps, unfit, beaten };
}

/** How many entries met which fate; for a log. */
export type LoadCounts = Readonly<Record<LoadDeed | 'unfit' | 'beaten', number>>;

export function countsOf({ steps, unfit, beaten }: LoadReport): LoadCounts {
  const counts = Object.fromEntries(
    loadDeeds.map((deed) => [deed, steps.filter((step) => step.deed === deed).length]),
  ) as Record<LoadDeed, number>;
  return { ...counts, unfit: unfit.length, beaten };
}

/**
 * Loads the office's files when the product starts: never over an officer's words, never taking anything out.
 * Safe in several processes at once.
 */
export async function loadAtStart(store: ContentStore, files: Content, clock: Clock): Promise<LoadCounts> {
  return countsOf(await loadIntoStore(store, files, { clock }));
}

type Change = LoadStep & { readonly entry: NonNullable<LoadStep['entry']> };

function isChange(step: LoadStep): step is Change {
  return ['add', 'update', 'retire'].includes(step.deed) && step.entry !== undefined;
}

/** Answers how many somebody else was first with. */
async function apply(store: ContentStore, changes: readonly Change[], at: Date): Promise<number> {
  let beaten = 0;
  for (let from = 0; from < changes.length; from += atOnce) {
    const done = await Promise.all(
      changes.slice(from, from + atOnce).map(({ kind, entry, place, version, deed }) =>
        store.load({
          kind,
          entry,
          at,
          expectedVersion: version,
          isRemoved: deed === 'retire',
          ...(place === undefined ? {} : { place }),
        }),
      ),
    );
    beaten += done.filter((record) => record === null).length;
  }
  return beaten;
}

function markOf({ kind, key, version, note }: LoadStep): EntryMark[] {
  return note ? [{ kind, key, version, ...note }] : [];
}
