import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { loadOffice } from '../src/office/load-office.ts';
import { type BenchEngine, openEngine } from './engine.ts';
import type { Flags } from './flags.ts';
import { madeUpTo, makeTickets } from './make-tickets.ts';
import type { Population } from './ticket-document.ts';

/** Two desks in one engine, with few and with very many tickets. */
export interface Desks {
  readonly engine: BenchEngine;
  readonly few: Population;
  readonly many: Population;
}

/** The many are where the product itself looks when nobody names a database. */
export const databases = { few: 'few', many: 'service-desk' } as const;

const spanMs = 3 * 365 * 24 * 60 * 60 * 1000;
const bytesPerMebi = 1024 * 1024;

export function desksFolder({ folder, scale }: Flags): string {
  return join(folder, `desks-${scale.pages.many}`);
}

/** Opens the two desks; makes those tickets that no earlier run has made. */
export async function openDesks(flags: Flags, say: (line: string) => void): Promise<Desks> {
  const engine = await openEngine(desksFolder(flags));
  const { few, many } = flags.scale.pages;
  return {
    engine,
    few: await openDesk(engine, databases.few, few, say),
    many: await openDesk(engine, databases.many, many, say),
  };
}

async function openDesk(
  engine: BenchEngine,
  database: string,
  count: number,
  say: (line: string) => void,
): Promise<Population> {
  const connection = await engine.connect(database);
  try {
    const madeTo = await madeUpTo(connection, count);
    const population = populationOf(count, madeTo ?? new Date());
    if (!madeTo) {
      await connection.dropDatabase();
      await makeTickets(connection, population, say);
    }
    return population;
  } finally {
    await connection.close();
  }
}

function populationOf(count: number, to: Date): Population {
  const categories = loadOffice('office').categories.map(({ id }) => id);
  return { count, from: new Date(to.getTime() - spanMs), to, categories };
}

/** Size of everything in a folder, in MiB. */
export function sizeMb(folder: string): number {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((one) => one.isFile());
  const bytes = files.map((file) => statSync(join(file.parentPath, file.name)).size);
  return Math.round(bytes.reduce((sum, size) => sum + size, 0) / bytesPerMebi);
}
