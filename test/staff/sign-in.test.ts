import { attemptsInMemory } from '../../src/staff/attempts-in-memory.ts';
import { passwordKeeper } from '../../src/staff/password.ts';
import type { AttemptStore } from '../../src/staff/ports.ts';
import { signIn } from '../../src/staff/sign-in.ts';
import { account, memoryAttempts, memoryStaff } from './memory-stores.ts';

const cheap = { memoryCost: 1024, timeCost: 2, parallelism: 1 };
const right = 'four words in a row';
const wrong = 'three words in a row';
const here = { name: 'network here', isKnown: false };
const elsewhere = { name: 'network elsewhere', isKnown: false };
const known = { name: 'browser of somying', isKnown: true };
const from = (nth: number) => ({ name: `network ${nth}`, isKnown: false });

async function office(more: { isActive?: boolean; attempts?: AttemptStore } = {}) {
  let now = new Date('2026-11-22T10:00:00Z');
  const passwords = passwordKeeper(cheap);
  const passwordHash = await passwords.hash(right);
  const staff = memoryStaff(account('somying', 'officer', { passwordHash, isActive: more.isActive ?? true }));
  const attempts = more.attempts ?? memoryAttempts();
  const deps = { staff, attempts, sources: attemptsInMemory(), passwords, clock: () => now };
  return {
    deps,
    tries: (password: string, username = 'somying', source = here) =>
      signIn(deps, { username, password, source }),
    passes: (minutes: number) => {
      now = new Date(now.getTime() + minutes * 60_000);
    },
    now: () => now,
  };
}

test('the right password lets in, under any spelling of the username', async () => {
  const { tries } = await office();
  expect(await tries(right)).toMatchObject({ how: 'in', staff: { username: 'somying' } });
  expect(await tries(right, ' Somying ')).toMatchObject({ how: 'in' });
});

test('a wrong password, an unknown username and a closed account answer alike', async () => {
  const { tries } = await office();
  expect(await tries(wrong)).toEqual({ how: 'wrong' });
  expect(await tries(right, 'nobody')).toEqual({ how: 'wrong' });
  const closed = await office({ isActive: false });
  expect(await closed.tries(right)).toEqual({ how: 'wrong' });
});

test('the fifth failure in a row locks for a minute, even against the right password', async () => {
  const { tries, passes, now } = await office();
  for (let time = 0; time < 4; time += 1) expect(await tries(wrong)).toEqual({ how: 'wrong' });
  const until = new Date(now().getTime() + 60_000);
  expect(await tries(wrong)).toEqual({ how: 'locked', until });
  expect(await tries(right)).toEqual({ how: 'locked', until });
  passes(1);
  expect(await tries(right)).toMatchObject({ how: 'in' });
});

test('an unknown username is locked like a known one', async () => {
  const { tries } = await office();
  for (let time = 0; time < 5; time += 1) await tries(wrong, 'nobody');
  expect(await tries(wrong, 'nobody')).toMatchObject({ how: 'locked' });
  expect(await tries(right)).toMatchObject({ how: 'in' });
});

test('tries while it is locked make it no longer', async () => {
  const { tries, passes } = await office();
  for (let time = 0; time < 30; time += 1) await tries(wrong);
  passes(1);
  expect(await tries(right)).toMatchObject({ how: 'in' });
});

test('wrong passwords from elsewhere keep nobody out, until they are very many', async () => {
  const { tries, passes } = await office();
  for (let time = 0; time < 30; time += 1) await tries(wrong, 'somying', elsewhere);
  expect(await tries(right, 'somying', elsewhere)).toMatchObject({ how: 'locked' });
  expect(await tries(right)).toMatchObject({ how: 'in' });
  for (let source = 0; source < 50; source += 1) await tries(wrong, 'somying', from(source));
  expect(await tries(right, 'somying', from(51))).toMatchObject({ how: 'locked' });
  expect(await tries(right, 'somying', known)).toMatchObject({ how: 'in' });
  passes(60);
  expect(await tries(right, 'somying', from(51))).toMatchObject({ how: 'in' });
});

test('a known source has no more tries than others', async () => {
  const { tries } = await office();
  for (let time = 0; time < 5; time += 1) await tries(wrong, 'somying', known);
  expect(await tries(right, 'somying', known)).toMatchObject({ how: 'locked' });
  expect(await tries(right)).toMatchObject({ how: 'in' });
});

let lastWait = 0;
/** Whether a wait was begun by this try. */
function isNew(until: Date): boolean {
  const isOther = until.getTime() !== lastWait;
  lastWait = until.getTime();
  return isOther;
}

test('guesses from as many sources as one likes are fewer than 20 000 a year', async () => {
  const { tries, passes } = await office();
  let guesses = 0;
  for (let minute = 0; minute < 24 * 60; minute += 1) {
    passes(1);
    for (let more = true; more; ) {
      const result = await tries(wrong, 'somying', from(guesses));
      more = result.how === 'wrong';
      // The guess that begins the wait was looked at as well.
      if (more || (result.how === 'locked' && isNew(result.until))) guesses += 1;
    }
  }
  expect(guesses).toBeGreaterThan(50);
  expect(guesses).toBeLessThanOrEqual(82);
}, 60_000);

test('letting in forgets the failures', async () => {
  const { tries } = await office();
  for (let time = 0; time < 4; time += 1) await tries(wrong);
  await tries(right);
  for (let time = 0; time < 4; time += 1) expect(await tries(wrong)).toEqual({ how: 'wrong' });
});

test('guesses sent all at once get no more tries than guesses in turn', async () => {
  const { tries } = await office();
  const results = await Promise.allSettled(Array.from({ length: 40 }, () => tries(wrong)));
  const looked = results.filter((one) => one.status === 'fulfilled' && one.value.how === 'wrong');
  expect(looked.length).toBeLessThanOrEqual(4);
});

test('what was typed as a username is kept only as a digest', async () => {
  const attempts = memoryAttempts();
  const { tries } = await office({ attempts });
  await tries(wrong, 'my-password-by-mistake');
  expect(attempts.keys()).toEqual([expect.stringMatching(/^[0-9a-f]{64}$/)]);
});

test('a hash of weaker parameters is renewed when its owner comes in', async () => {
  const { deps } = await office();
  const stronger = passwordKeeper({ ...cheap, timeCost: 3 });
  const result = await signIn(
    { ...deps, passwords: stronger },
    { username: 'somying', password: right, source: here },
  );
  expect(result).toMatchObject({ how: 'in', staff: { passwordHash: expect.stringContaining('t=3') } });
});

test('a turn away for lack of room counts as no failure', async () => {
  const attempts = memoryAttempts();
  const { deps } = await office({ attempts });
  const { StaffRefusal } = await import('../../src/staff/staff-refusal.ts');
  const full = { ...deps.passwords, verify: () => Promise.reject(new StaffRefusal('busy')) };
  for (let time = 0; time < 6; time += 1) {
    await expect(
      signIn({ ...deps, passwords: full }, { username: 'somying', password: right, source: here }),
    ).rejects.toMatchObject({ reason: 'busy' });
  }
  const [key = ''] = attempts.keys();
  expect(await attempts.find(key)).toMatchObject({ failures: 0 });
});

test('a turn away for lack of room takes back no failure that others made meanwhile', async () => {
  const attempts = memoryAttempts();
  const { deps } = await office({ attempts });
  const { StaffRefusal } = await import('../../src/staff/staff-refusal.ts');
  let turnAway = () => {};
  const full = {
    ...deps.passwords,
    verify: () =>
      new Promise<boolean>((_, reject) => {
        turnAway = () => reject(new StaffRefusal('busy'));
      }),
  };
  const waiting = signIn(
    { ...deps, passwords: full },
    { username: 'somying', password: 'a guess', source: here },
  );
  const tries = 4;
  await new Promise(setImmediate);
  for (let time = 0; time < tries; time += 1) {
    await signIn(deps, { username: 'somying', password: 'another guess', source: here });
  }
  turnAway();
  await expect(waiting).rejects.toMatchObject({ reason: 'busy' });
  const [key = ''] = attempts.keys();
  expect((await attempts.find(key))?.failures).toBeGreaterThanOrEqual(tries);
});
