import { quotaKeeper } from '../../src/line/quota.ts';

const minute = 60_000;

function keeperWith(reserve: number) {
  let now = 0;
  let answer: { limit: number | null; used: number } | null = { limit: 300, used: 0 };
  let asked = 0;
  const client = {
    quota: async () => {
      asked += 1;
      return answer;
    },
  };
  return {
    keeper: quotaKeeper(client, () => new Date(now), reserve),
    movesOn: (ms: number) => {
      now += ms;
    },
    says: (next: typeof answer) => {
      answer = next;
    },
    asked: () => asked,
  };
}

test('pushes stop at the reserve', async () => {
  const { keeper, says, movesOn } = keeperWith(30);
  says({ limit: 300, used: 269 });
  expect(await keeper.mayPush()).toBe(true);
  keeper.pushed();
  expect(await keeper.mayPush()).toBe(false);
  says({ limit: 300, used: 0 });
  expect(await keeper.mayPush()).toBe(false);
  movesOn(minute);
  expect(await keeper.mayPush()).toBe(true);
});

test('a reserve above half of the quota leaves half of it', async () => {
  const { keeper, says } = keeperWith(300);
  says({ limit: 200, used: 99 });
  expect(await keeper.mayPush()).toBe(true);
  keeper.pushed();
  expect(await keeper.mayPush()).toBe(false);
});

test('no limit, no reserve', async () => {
  const { keeper, says } = keeperWith(30);
  says({ limit: null, used: 99_999 });
  expect(await keeper.mayPush()).toBe(true);
});

test('LINE is asked once a minute, by however many at once', async () => {
  const { keeper, asked, movesOn } = keeperWith(30);
  await Promise.all(Array.from({ length: 10 }, () => keeper.mayPush()));
  await keeper.state();
  expect(asked()).toBe(1);
  movesOn(minute);
  await keeper.state();
  expect(asked()).toBe(2);
});

test('while LINE does not tell, the last word counts; before any word LINE itself must refuse', async () => {
  const { keeper, says, movesOn } = keeperWith(30);
  says(null);
  expect(await keeper.mayPush()).toBe(true);
  says({ limit: 300, used: 290 });
  movesOn(minute);
  expect(await keeper.mayPush()).toBe(false);
  says(null);
  movesOn(minute);
  expect(await keeper.mayPush()).toBe(false);
});

test('after a 429 the quota tells whether the month is spent', async () => {
  const { keeper, says } = keeperWith(30);
  expect(await keeper.mayPush()).toBe(true);
  expect(await keeper.isSpent()).toBe(false);
  says({ limit: 300, used: 300 });
  expect(await keeper.isSpent()).toBe(true);
  expect(await keeper.mayPush()).toBe(false);
});
