import { auditStore } from '../../src/mongo/audit-store.ts';
import { anchorAt, sampleChain } from '../helpers/audit-chain.ts';
import { type TestDatabase, testDatabase } from '../helpers/database.ts';
import { chanceOf, coarse, fine, pick, type Tampering } from '../helpers/tampering.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.drop());

const chain = sampleChain(40);
const reach = 4;
const rounds = 1_000;
const store = () => auditStore(database.connection, { clock: () => new Date() });

async function stored(documents: readonly object[]) {
  const raw = database.connection.collection('audit');
  await raw.deleteMany({});
  if (documents.length > 0) await raw.insertMany([...documents], { writeConcern: { w: 1 } });
}

test('the chain is whole as long as nobody touches it', async () => {
  await stored(chain);
  expect(await store().verify({ anchors: [anchorAt(chain)] })).toMatchObject({ isWhole: true, checked: 40 });
});

test('of a thousand random changes each one is found', async () => {
  const chance = chanceOf(20_261_122);
  const isFine = (name: string) => name in fine;
  const all: readonly (readonly [string, Tampering])[] = Object.entries({ ...coarse, ...fine });
  const missed: string[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const [name, tampering] = pick(chance, all);
    const at = 1 + Math.floor(chance() * (chain.length - reach));
    await stored(tampering(chain, at, chance));
    const { seq, code } = anchorAt(chain);
    const anchor = chance() < 0.5 || seq === undefined ? { code } : { seq, code };
    const { isWhole, faults } = await store().verify({ anchors: isFine(name) ? [anchor] : [] });
    const places = faults.map((fault) => ('seq' in fault ? fault.seq : 'after' in fault ? fault.after : at));
    const isNear = isFine(name) || name.includes('before the first') || name.includes('under a name');
    if (isWhole || !(isNear || places.some((place) => Math.abs(place - at) <= 1)))
      missed.push(`${name} at ${at}`);
  }
  expect(missed).toEqual([]);
}, 120_000);
