import { addStaff } from '../../src/staff/add-staff.ts';
import { changeOwnPassword, setPassword } from '../../src/staff/change-password.ts';
import { setActive, setRole, signOutEverywhere } from '../../src/staff/change-staff.ts';
import { passwordKeeper } from '../../src/staff/password.ts';
import type { StaffStore } from '../../src/staff/ports.ts';
import { cheapPasswordKeys } from '../vault/cheap-password-keys.ts';
import { account, memoryAttempts, memoryAudit, memoryStaff } from './memory-stores.ts';

const passwords = passwordKeeper({ memoryCost: 1024, timeCost: 2, parallelism: 1 });
const clock = () => new Date('2026-11-22T10:00:00Z');
const form = {
  username: ' Somying ',
  name: ' สมหญิง ใจดี ',
  role: 'officer',
  password: 'four words in a row',
  isTemporary: true,
} as const;

const keys = cheapPasswordKeys();
/** As the administrator does it, on record. */
const by = (staff: StaffStore) => ({ staff, record: { audit: memoryAudit(), who: 'admin' } });

const refusing = (reason: string) => ({ reason });

test('a new account is kept in one spelling, its password only as a hash', async () => {
  const staff = memoryStaff();
  await addStaff({ staff, passwords, clock }, form);
  const made = await staff.find('somying');
  expect(made).toMatchObject({ name: 'สมหญิง ใจดี', isActive: true, mustChangePassword: true });
  expect(await passwords.verify(made?.passwordHash ?? null, form.password)).toBe(true);
});

test.each([
  [{ username: 'ส' }, 'username-not-right'],
  [{ username: '@me' }, 'username-not-right'],
  [{ username: 'recovery' }, 'username-not-right'],
  [{ username: 'Reporter' }, 'username-not-right'],
  [{ name: '  ' }, 'name-missing'],
  [{ password: 'short' }, 'password-too-short'],
])('an account with %j is refused', async (wrong, reason) => {
  const staff = memoryStaff();
  await expect(addStaff({ staff, passwords, clock }, { ...form, ...wrong })).rejects.toMatchObject(
    refusing(reason),
  );
  expect(await staff.list()).toEqual([]);
});

test('a taken username changes nothing', async () => {
  const before = account('somying', 'admin');
  const staff = memoryStaff(before);
  await expect(addStaff({ staff, passwords, clock }, form)).rejects.toMatchObject(refusing('username-taken'));
  expect(await staff.list()).toEqual([before]);
});

describe('the last active administrator', () => {
  test('can be neither disabled nor given another role', async () => {
    const staff = memoryStaff(account('admin', 'admin'), account('old', 'admin', { isActive: false }));
    await expect(setActive(by(staff), 'admin', false)).rejects.toMatchObject(refusing('last-admin'));
    await expect(setRole(by(staff), 'admin', 'officer')).rejects.toMatchObject(refusing('last-admin'));
    expect(await staff.find('admin')).toEqual(account('admin', 'admin'));
  });

  test('with a second one, one may go', async () => {
    const staff = memoryStaff(account('admin', 'admin'), account('other', 'admin'));
    await setRole(by(staff), 'admin', 'viewer');
    expect(await staff.countActiveAdmins()).toBe(1);
  });

  test('two who disable each other at once do not both go', async () => {
    const staff = memoryStaff(account('one', 'admin'), account('two', 'admin'));
    // Both look before either writes.
    let looks = 0;
    let open = () => {};
    const bothLooked = new Promise<void>((resolve) => {
      open = resolve;
    });
    const slow: StaffStore = {
      ...staff,
      async countActiveAdmins() {
        const count = await staff.countActiveAdmins();
        looks += 1;
        if (looks === 2) open();
        if (looks <= 2) await bothLooked;
        return count;
      },
    };
    await Promise.allSettled([setActive(by(slow), 'one', false), setActive(by(slow), 'two', false)]);
    expect(await staff.countActiveAdmins()).toBeGreaterThan(0);
  });
});

test('disabling ends the sessions, enabling begins none', async () => {
  const staff = memoryStaff(account('somying'));
  expect(await setActive(by(staff), 'somying', false)).toMatchObject({ isActive: false, sessionEpoch: 1 });
  expect(await setActive(by(staff), 'somying', true)).toMatchObject({ isActive: true, sessionEpoch: 1 });
});

test('signing out everywhere begins another epoch', async () => {
  const staff = memoryStaff(account('somying'));
  expect(await signOutEverywhere(staff, 'somying')).toMatchObject({ sessionEpoch: 1 });
  await expect(signOutEverywhere(staff, 'nobody')).rejects.toMatchObject(refusing('no-such-staff'));
});

describe('a password', () => {
  const office = async () => {
    const passwordHash = await passwords.hash('four words in a row');
    return memoryStaff(account('somying', 'officer', { passwordHash, mustChangePassword: true }));
  };
  const next = 'five other words in a row';
  const session = { name: 'session of somying', isKnown: true };
  const tries = () => ({ attempts: memoryAttempts(), sources: memoryAttempts() });

  test('is changed by its owner, who needs the old one', async () => {
    const staff = await office();
    const deps = { ...by(staff), passwords, keys, ...tries(), clock: () => new Date(0) };
    const own = { username: 'somying', current: 'four words in a row', next, source: session };
    await expect(changeOwnPassword(deps, { ...own, current: 'not this one' })).rejects.toMatchObject(
      refusing('password-wrong'),
    );
    await expect(changeOwnPassword(deps, { ...own, next: own.current })).rejects.toMatchObject(
      refusing('password-same'),
    );
    const changed = await changeOwnPassword(deps, own);
    expect(changed).toMatchObject({ mustChangePassword: false, sessionEpoch: 1 });
    expect(await passwords.verify(changed.passwordHash, next)).toBe(true);
  });

  test('is guessed no faster at an open console than at the sign-in page', async () => {
    const staff = await office();
    const deps = { ...by(staff), passwords, keys, ...tries(), clock: () => new Date(0) };
    const guess = () =>
      changeOwnPassword(deps, { username: 'somying', current: 'a guess', next, source: session });
    for (let time = 0; time < 4; time += 1) {
      await expect(guess()).rejects.toMatchObject(refusing('password-wrong'));
    }
    await expect(guess()).rejects.toMatchObject({ reason: 'locked' });
    await expect(
      changeOwnPassword(deps, { username: 'somying', current: 'four words in a row', next, source: session }),
    ).rejects.toMatchObject(refusing('locked'));
  });

  test('set by somebody else is temporary', async () => {
    const staff = await office();
    const changed = await setPassword(
      { ...by(staff), passwords, keys },
      { username: 'somying', password: next, isTemporary: true },
    );
    expect(changed).toMatchObject({ mustChangePassword: true, sessionEpoch: 1 });
  });
});
