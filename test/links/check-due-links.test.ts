import { checkDueLinks } from '../../src/links/check-due-links.ts';
import { linkStore } from '../../src/mongo/link-store.ts';
import { type TestDatabase, testDatabase } from '../helpers/database.ts';
import { movableClock } from '../helpers/movable-clock.ts';
import { until } from '../helpers/until.ts';
import { type Answer, status, type TinySite, tinySite } from './tiny-site.ts';

let database: TestDatabase;
let links: ReturnType<typeof linkStore>;
let site: TinySite;
let underWay = 0;
let most = 0;
let answered: Answer;

/** Answers a moment later, and knows how many wait at once. */
const slowly: Answer = (request, response) => {
  underWay += 1;
  most = Math.max(most, underWay);
  response.once('close', () => {
    underWay -= 1;
  });
  setImmediate(() => answered(request, response));
};

beforeAll(async () => {
  database = await testDatabase();
  links = linkStore(database.connection);
  await links.init();
  const paths = Array.from({ length: 12 }, (_, index) => [`/${index}`, slowly] as const);
  site = await tinySite({ ...Object.fromEntries(paths), '/never': () => undefined });
});
beforeEach(async () => {
  await database.connection.collection('links').deleteMany({});
  site.asked.splice(0);
  [underWay, most, answered] = [0, 0, status(200)];
});
afterAll(async () => {
  await site.close();
  await database.drop();
});

const reach = {
  userAgent: 'test',
  isAllowed: () => true,
  resolve: async () => [{ address: '127.0.0.1', family: 4 }],
};
const oneHost = Array.from({ length: 6 }, (_, index) => (): string => site.url(`/${index}`));
const manyHosts = Array.from(
  { length: 12 },
  (_, index) => (): string => site.url(`/${index}`, `h${index}.example`),
);

function desk(urls: readonly (() => string)[], signal?: AbortSignal) {
  const time = movableClock();
  const deps = { links, reach, clock: time.clock, urls: () => urls.map((url) => url()) };
  return { ...time, run: () => checkDueLinks({ ...deps, ...(signal ? { signal } : {}) }) };
}

test('every link that is due is checked, and none before it is due again', async () => {
  const { run, movesOn } = desk(manyHosts);
  expect(await run()).toEqual({ checked: 12, failed: 0, died: 0 });
  movesOn({ minutes: 1 });
  expect(await run()).toEqual({ checked: 0, failed: 0, died: 0 });
  movesOn({ days: 7 });
  expect(await run()).toEqual({ checked: 12, failed: 0, died: 0 });
});

test('one at a time of a host, until all are checked', async () => {
  const { run } = desk(oneHost);
  expect((await run()).checked).toBe(6);
  expect(most).toBe(1);
});

test('a few at a time overall', async () => {
  const held: (() => void)[] = [];
  answered = (request, response) => void held.push(() => status(200)(request, response));
  const running = desk(manyHosts).run();
  for (let done = 0; done < 12; done += 4) {
    await until('four are asked', () => held.length === 4);
    for (const release of held.splice(0)) release();
  }
  expect(await running).toMatchObject({ checked: 12 });
});

test('two processes share the work, and nothing is checked twice', async () => {
  const counts = await Promise.all([desk(manyHosts).run(), desk(manyHosts).run()]);
  expect(counts.reduce((sum, { checked }) => sum + checked, 0)).toBe(12);
  expect(new Set(site.asked.map(({ path }) => path)).size).toBe(site.asked.length);
});

test('a link that fails for days is dead, and lives again', async () => {
  answered = status(404);
  const { run, movesOn } = desk(manyHosts.slice(0, 1));
  expect(await run()).toEqual({ checked: 1, failed: 1, died: 0 });
  movesOn({ minutes: 6 * 60 });
  expect(await run()).toEqual({ checked: 1, failed: 1, died: 0 });
  movesOn({ days: 1 });
  expect(await run()).toEqual({ checked: 1, failed: 1, died: 1 });
  expect(await links.inState('dead', 10)).toHaveLength(1);
  answered = status(200);
  movesOn({ days: 2 });
  expect(await run()).toEqual({ checked: 1, failed: 0, died: 0 });
  expect(await links.inState('dead', 10)).toEqual([]);
});

describe('a link that gives no answer', () => {
  const noAnswer: Answer = (request) => void request.socket.destroy();
  const runWith = (knownSite: string) => {
    const urls = () => manyHosts.slice(0, 3).map((url) => url());
    return checkDueLinks({ links, reach, clock: movableClock().clock, urls, knownSite });
  };

  test('fails while a site that is surely there answers, whatever it says', async () => {
    answered = noAnswer;
    expect(await runWith(site.url('/no-such-page', 'known.example'))).toMatchObject({ failed: 3 });
    expect(site.asked.filter(({ path }) => path === '/no-such-page')).toHaveLength(1);
    expect(await links.inState('failing', 10)).toHaveLength(3);
  });

  test('tells nothing while not even that one does: this machine has no network', async () => {
    answered = noAnswer;
    expect(await runWith('http://127.0.0.1:1/')).toEqual({ checked: 3, failed: 0, died: 0 });
    expect(await links.inState('unchecked', 10)).toHaveLength(3);
  });

  test('nobody is asked while every link answers', async () => {
    await runWith(site.url('/no-such-page', 'known.example'));
    expect(site.asked.filter(({ path }) => path === '/no-such-page')).toEqual([]);
  });
});

test('a run that is told to stop ends at once, and leaves the link for when its lease is over', async () => {
  const stop = new AbortController();
  const never = desk([() => site.url('/never')], stop.signal);
  const running = never.run();
  await until('the site is asked', () => site.asked.length > 0);
  stop.abort();
  expect(await running).toEqual({ checked: 0, failed: 0, died: 0 });
  expect(await links.claim(never.clock(), 1_000)).toBeNull();
  never.movesOn({ minutes: 2 });
  expect(await links.claim(never.clock(), 1_000)).toMatchObject({ health: { state: 'unchecked' } });
});

test('a database that fails ends the run with its error', async () => {
  const broken = { ...links, settle: () => Promise.reject(new Error('gone')) };
  const { clock } = movableClock();
  const urls = () => manyHosts.map((url) => url());
  await expect(checkDueLinks({ links: broken, reach, clock, urls })).rejects.toThrow('gone');
});
