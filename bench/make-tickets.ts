import type { Connection } from 'mongoose';
import { systemClock } from '../src/clock.ts';
import { staffStore } from '../src/mongo/staff-store.ts';
import { ticketStore } from '../src/mongo/ticket-store.ts';
import { addStaff } from '../src/staff/add-staff.ts';
import { passwordKeeper } from '../src/staff/password.ts';
import { type Population, ticketDocument, workers } from './ticket-document.ts';

/** Grows when tickets are made otherwise: those of an older form are made anew. */
const form = 3;
const batch = 5_000;
const readyEvery = 100_000;

/** Who reads the pages. */
export const officer = { username: workers[0], password: 'the benchmark reads its own pages' };

interface Marker {
  readonly _id: 'made';
  readonly form: number;
  readonly count: number;
  readonly to: Date;
}

/** When the tickets of a database end, if it is one that was made whole and in today's form. */
export async function madeUpTo(connection: Connection, count: number): Promise<Date | undefined> {
  const made = await connection.collection<Marker>('bench').findOne({ _id: 'made' });
  return made?.form === form && made.count === count ? made.to : undefined;
}

/** Fills an empty database with tickets, the store's own indexes and one officer. */
export async function makeTickets(
  connection: Connection,
  population: Population,
  say: (line: string) => void,
): Promise<void> {
  await addOfficer(connection);
  const tickets = connection.collection('tickets');
  for (let at = 0; at < population.count; at += batch) {
    const size = Math.min(batch, population.count - at);
    const documents = Array.from({ length: size }, (_, index) => ticketDocument(at + index, population));
    await tickets.insertMany(documents as never[], { ordered: false, writeConcern: { w: 1 } });
    if (at % readyEvery === 0) say(`making tickets: ${at} of ${population.count}`);
  }
  // One pass over all tickets is much faster than keeping the indexes up to date with each.
  say('making the indexes of the tickets');
  await ticketStore(connection, { clock: systemClock }).init();
  const marker: Marker = { _id: 'made', form, count: population.count, to: population.to };
  await connection.collection<Marker>('bench').insertOne(marker);
}

async function addOfficer(connection: Connection): Promise<void> {
  const staff = staffStore(connection);
  await staff.init();
  const deps = { staff, passwords: passwordKeeper(), clock: systemClock };
  await addStaff(deps, { ...officer, name: 'Officer', role: 'officer', isTemporary: false });
}
