import { passwordKeeper } from '../../src/staff/password.ts';
import { StaffRefusal } from '../../src/staff/staff-refusal.ts';

const cheap = { memoryCost: 1024, timeCost: 2, parallelism: 1 };

test('a password fits its own hash and no other', async () => {
  const keeper = passwordKeeper();
  const hash = await keeper.hash('four words in a row');
  expect(hash).toMatch(/^\$argon2id\$v=19\$m=19456,(t=2,p=1|p=1,t=2)\$/);
  expect(await keeper.verify(hash, 'four words in a row')).toBe(true);
  expect(await keeper.verify(hash, 'four words in a raw')).toBe(false);
});

test('Thai typed on two keyboards is one password', async () => {
  const keeper = passwordKeeper(cheap);
  const hash = await keeper.hash('น้ำท่วมทุกปีเลย');
  expect(await keeper.verify(hash, 'น้ํา' + 'ท่วมทุกปีเลย')).toBe(true);
});

test('nobody fits the hash of an unknown username', async () => {
  expect(await passwordKeeper(cheap).verify(null, 'anything at all')).toBe(false);
});

test('a hash made with weaker parameters is outdated', async () => {
  const old = await passwordKeeper(cheap).hash('four words in a row');
  expect(passwordKeeper(cheap).isOutdated(old)).toBe(false);
  expect(passwordKeeper().isOutdated(old)).toBe(true);
});

test('a flood of sign-ins is turned away before it takes the memory', async () => {
  const keeper = passwordKeeper(cheap);
  const hash = await keeper.hash('four words in a row');
  const results = await Promise.allSettled(
    Array.from({ length: 200 }, () => keeper.verify(hash, 'four words in a row')),
  );
  const refused = results.filter(({ status }) => status === 'rejected');
  expect(refused).toHaveLength(168);
  for (const result of refused) expect(result).toMatchObject({ reason: new StaffRefusal('busy') });
  expect(await keeper.verify(hash, 'four words in a row')).toBe(true);
});
