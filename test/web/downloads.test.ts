import { connect } from 'node:net';
import type { ServedCopy } from '../../src/tips/desks.ts';
import { downloads, type Wanted } from '../../src/web/tips/downloads.ts';
import { until } from '../helpers/until.ts';
import { asks, byHeader, laterByHand, serverOf } from './slow-lines.ts';

/** More than the buffers of a connection swallow. */
const large: ServedCopy = {
  content: Buffer.alloc(38_000_000),
  format: 'mp4',
  copy: 'original',
  place: 1,
};
const small: ServedCopy = { ...large, content: Buffer.from('x') };

/** A server of files, and how many were looked for. */
async function office(find: () => Promise<ServedCopy | null>, prepare: Wanted['prepare'] = async () => {}) {
  const hand = laterByHand();
  const download = downloads(byHeader, hand.later);
  let [found, handled, left] = [0, 0, 0];
  const server = await serverOf(async (_req, res) => {
    handled += 1;
    res.once('close', () => {
      left += 1;
    });
    const outcome = await download(res, {
      prepare,
      find: () => {
        found += 1;
        return find();
      },
    });
    if (outcome !== 'sent') res.status(outcome === 'missing' ? 404 : 503).end(outcome);
  });
  opened.push(server);
  return { ...server, ...hand, found: () => found, handled: () => handled, left: () => left };
}

const opened: { closes(): Promise<unknown> }[] = [];
afterEach(async () => {
  for (const { closes } of opened.splice(0)) await closes();
});

/** So many who each come from elsewhere, and read nothing; arrived in their order. */
async function crowdAt(from: Awaited<ReturnType<typeof office>>, many: number) {
  const crowd: ReturnType<typeof asks>[] = [];
  for (let place = 0; place < many; place += 1) {
    crowd.push(asks(from.port, `s${place}`));
    await until('the next has come', () => from.handled() === place + 1);
  }
  return crowd;
}

test('two files are under way at once and six more wait, until the last byte is out; the next is refused', async () => {
  const from = await office(async () => large);
  const crowd = await crowdAt(from, 9);
  const [first, second] = crowd;
  await until('the last is refused', () => crowd.at(-1)?.status() === 503);
  await until('two get theirs', () => first?.status() === 200 && second?.status() === 200);
  expect(from.found()).toBe(2);
  expect(await first?.reads()).toBe(large.content.length);
  await until('the third gets its turn', () => crowd[2]?.status() === 200);
  expect(from.found()).toBe(3);
});

test('one source gets one file at a time', async () => {
  const from = await office(async () => large);
  const first = asks(from.port, 'a');
  await until('it gets it', () => first.status() === 200);
  const second = asks(from.port, 'a');
  await until('the second is refused', () => second.status() === 503);
  expect(await first.reads()).toBe(large.content.length);
  const third = asks(from.port, 'a');
  await until('the third gets it', () => third.status() === 200);
  expect(from.found()).toBe(2);
});

test('who does not read is cut off, and the place goes to the next', async () => {
  const from = await office(async () => large);
  const crowd = await crowdAt(from, 3);
  await until('two get theirs', () => crowd[0]?.status() === 200 && crowd[1]?.status() === 200);
  expect(from.waits()).toEqual([250_000, 250_000]);
  expect(from.found()).toBe(2);
  from.timeComes();
  await until('the next gets its turn', () => crowd[2]?.status() === 200);
  // What lay in the buffers still arrives, and then the line is dead.
  await expect(crowd[0]?.reads()).rejects.toThrow();
});

test('no timer outlives the file that it was for', async () => {
  const from = await office(async () => small);
  const one = asks(from.port, 'a');
  await until('it comes', () => one.status() === 200);
  expect(await one.reads()).toBe(1);
  await until('nothing is left', () => from.waits().length === 0);
});

test('nothing is opened for who went away while waiting, and no place is lost', async () => {
  const from = await office(async () => large);
  const crowd = await crowdAt(from, 4);
  await until('two get theirs', () => crowd[0]?.status() === 200 && crowd[1]?.status() === 200);
  crowd[2]?.goesAway();
  await until('it is noticed', () => from.left() === 1);
  crowd[0]?.goesAway();
  await until('the fourth gets its turn', () => crowd[3]?.status() === 200);
  expect(from.found()).toBe(3);
});

test('a connection that asks twice at once and breaks keeps nobody waiting', async () => {
  let letGo = () => {};
  const opening = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  const from = await office(async () => {
    await opening;
    return large;
  });
  const asked = (source: string) =>
    `POST / HTTP/1.1\r\nHost: x\r\nX-Source: ${source}\r\nContent-Length: 0\r\n\r\n`;
  const line = connect(from.port, '127.0.0.1');
  line.on('error', () => {});
  line.write(asked('a') + asked('b'));
  await until('both are under way', () => from.found() === 2);
  line.destroy();
  await until('it is noticed', () => from.left() === 1);
  letGo();
  const again = ['a', 'b'].map((source) => asks(from.port, source));
  await until('both get theirs', () => again.every((one) => one.status() === 200));
});

test('a file that is missing or cannot be opened gives its place back', async () => {
  let tries = 0;
  const from = await office(async () => {
    tries += 1;
    if (tries % 2) return null;
    throw new Error('broken');
  });
  for (const status of [404, 500, 404, 500, 404]) {
    const one = asks(from.port, 'a');
    await until(`${status}`, () => one.status() === status);
    await one.reads();
  }
});

test('a file that takes long to prepare keeps no place from others, and who asked is told after a while', async () => {
  const told: AbortSignal[] = [];
  const from = await office(
    async () => small,
    (signal) => {
      told.push(signal);
      return told.length > 3 ? Promise.resolve() : new Promise(() => {});
    },
  );
  const slow = await crowdAt(from, 3);
  await until('all three prepare', () => told.length === 3);
  const quick = asks(from.port, 'another');
  await until('another gets theirs', () => quick.status() === 200);
  expect(await quick.reads()).toBe(1);
  await until('only the slow ones wait', () => from.waits().length === 3);
  expect(from.waits()).toEqual([40_000, 40_000, 40_000]);
  slow[2]?.goesAway();
  await until('whoever went away ends the waiting', () => told[2]?.aborted === true);
  expect(told.slice(0, 2).some(({ aborted }) => aborted)).toBe(false);
  from.timeComes();
  await until('the others are told', () => slow[0]?.status() === 503 && slow[1]?.status() === 503);
  expect(await slow[0]?.reads()).toBe('slow'.length);
  expect(told.slice(0, 3).every(({ aborted }) => aborted)).toBe(true);
  expect(from.found()).toBe(1);
});
