import { EventEmitter } from 'node:events';
import type { RequestHandler } from 'express';
import { inTurn, type Line } from '../../src/pages/in-turn.ts';
import { until } from '../helpers/until.ts';

const nextTurn = () => new Promise((resolve) => setImmediate(resolve));

/** Requests that come to one line, each known by its place. */
function line(of: Partial<Line>) {
  const inside: number[] = [];
  const turnedAway: number[] = [];
  const responses: (EventEmitter & { closed: boolean })[] = [];
  const crowded: RequestHandler = (req) => void turnedAway.push(Number(req.url));
  const enter = inTurn({ atOnce: 2, longestMs: 60_000, longestQueue: 10, ...of }, crowded);
  return {
    inside,
    turnedAway,
    comes() {
      const place = responses.length;
      const res = Object.assign(new EventEmitter(), { closed: false });
      responses.push(res);
      enter({ url: `${place}` } as never, res as never, () => inside.push(place));
    },
    goes(place: number) {
      const res = responses[place];
      if (res) res.closed = true;
      res?.emit('close');
    },
  };
}

test('so many go in, in their order, each in a turn of the loop of its own', async () => {
  const { comes, goes, inside } = line({});
  for (let count = 0; count < 4; count += 1) comes();
  expect(inside).toEqual([]);
  await nextTurn();
  expect(inside).toEqual([0, 1]);
  goes(1);
  await nextTurn();
  expect(inside).toEqual([0, 1, 2]);
  goes(0);
  goes(0);
  await nextTurn();
  expect(inside).toEqual([0, 1, 2, 3]);
});

test('who left while waiting takes no place', async () => {
  const { comes, goes, inside } = line({ atOnce: 1 });
  for (let count = 0; count < 3; count += 1) comes();
  await nextTurn();
  goes(1);
  goes(0);
  await nextTurn();
  await nextTurn();
  expect(inside).toEqual([0, 2]);
});

test('beyond those who may wait, the next is turned away', async () => {
  const { comes, inside, turnedAway } = line({ atOnce: 1, longestQueue: 2 });
  for (let count = 0; count < 5; count += 1) comes();
  await nextTurn();
  expect(inside).toEqual([0]);
  expect(turnedAway).toEqual([3, 4]);
});

test('who takes long keeps the others from waiting no longer', async () => {
  const { comes, goes, inside } = line({ atOnce: 1, longestMs: 1 });
  comes();
  comes();
  await until('the second is let in', () => inside.length === 2);
  goes(0);
  goes(1);
});
