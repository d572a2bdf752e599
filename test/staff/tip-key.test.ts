import { addStaff } from '../../src/staff/add-staff.ts';
import { changeOwnPassword, setPassword } from '../../src/staff/change-password.ts';
import { setActive, setRole } from '../../src/staff/change-staff.ts';
import { passwordKeeper } from '../../src/staff/password.ts';
import type { StaffStore } from '../../src/staff/ports.ts';
import { isOwnKey, openOwnKey } from '../../src/staff/tip-key.ts';
import {
  eligibleTipOfficers,
  trustByOperator,
  trustTipKey,
  waitingForTrust,
} from '../../src/staff/tip-officers.ts';
import { randomKey } from '../../src/vault/sodium.ts';
import { openTipKey, sealTipKey } from '../../src/vault/tip-key.ts';
import { cheapCost, cheapPasswordKeys } from '../vault/cheap-password-keys.ts';
import { account, memoryAttempts, memoryAudit, memoryStaff } from './memory-stores.ts';

const password = 'four words in a row';
const source = { name: 'session of malee', isKnown: true };
const next = 'five other words in row';
const keys = cheapPasswordKeys();
const passwords = passwordKeeper({ memoryCost: 1024, timeCost: 2, parallelism: 1 });
const clock = () => new Date('2026-11-22T10:00:00Z');

/** An office whose accounts change as by its administrator. */
function office(staff: StaffStore = memoryStaff()) {
  const audit = memoryAudit();
  const attempts = memoryAttempts();
  const sources = memoryAttempts();
  const deps = { staff, audit, attempts, sources, keys, passwords, clock, record: { audit, who: 'admin' } };
  return {
    ...deps,
    deps,
    lines: audit.lines,
    one: async (username: string) => {
      const found = await staff.find(username);
      if (!found) throw new Error('no such account');
      return found;
    },
    /** Somebody with a password of their own who has not signed in since. */
    joins: (username: string, more: { keys?: typeof keys } = {}) =>
      addStaff(
        { staff, passwords, clock, ...more },
        {
          username,
          name: username,
          role: 'tip-officer',
          password,
          isTemporary: false,
        },
      ),
    signsIn: async (username: string, typed = password) =>
      openOwnKey(deps, await deps.staff.find(username).then((found) => found ?? account(username)), typed),
  };
}

test('the first tip officer of an office is trusted, whoever follows waits for them', async () => {
  const { joins, signsIn, one, deps, staff, lines } = office();
  await joins('malee');
  await joins('nid');
  expect(await signsIn('malee')).not.toBeNull();
  expect(await signsIn('nid')).not.toBeNull();
  expect((await one('malee')).tipKey?.isTrusted).toBe(true);
  expect((await one('nid')).tipKey?.isTrusted).toBe(false);
  expect(eligibleTipOfficers(await staff.list()).map(({ username }) => username)).toEqual(['malee']);
  expect(waitingForTrust(await staff.list()).map(({ username }) => username)).toEqual(['nid']);
  const compared = async (username: string) => ({
    username,
    publicKey: (await staff.find(username))?.tipKey?.publicKey,
  });

  await expect(trustTipKey(deps, 'nid', await compared('nid'))).rejects.toMatchObject({
    reason: 'not-trusted',
  });
  await expect(trustTipKey(deps, 'admin', await compared('nid'))).rejects.toMatchObject({
    reason: 'not-trusted',
  });
  await expect(trustTipKey(deps, 'malee', await compared('nobody'))).rejects.toMatchObject({
    reason: 'no-such-staff',
  });
  const other = { username: 'nid', publicKey: 'another key than the one that was compared' };
  await expect(trustTipKey(deps, 'malee', other)).rejects.toMatchObject({ reason: 'busy' });
  expect((await trustTipKey(deps, 'malee', await compared('nid'))).tipKey.isTrusted).toBe(true);
  expect(eligibleTipOfficers(await staff.list())).toHaveLength(2);
  expect(lines).toEqual(['malee key-made malee', 'nid key-made nid', 'malee key-trusted nid']);
});

test('an administrator who closes the tip officer and takes the place is not trusted', async () => {
  const { joins, signsIn, one, deps } = office(memoryStaff(account('admin', 'admin')));
  await joins('malee');
  await signsIn('malee');
  await setActive(deps, 'malee', false);
  await joins('puppet');
  await signsIn('puppet');
  expect((await one('puppet')).tipKey?.isTrusted).toBe(false);
  expect(await trustByOperator(deps, 'puppet')).toMatchObject({ tipKey: { isTrusted: true } });
  await expect(trustByOperator(deps, 'admin')).rejects.toMatchObject({ reason: 'no-tip-key' });
});

test('whom the operator adds has a trusted key at once', async () => {
  const { joins, one } = office();
  await joins('malee', { keys });
  await joins('nid', { keys });
  expect((await one('nid')).tipKey?.isTrusted).toBe(true);
});

test('nobody else gets a key, nor does a password that somebody else chose lock one', async () => {
  const { deps, staff } = office();
  for (const role of ['admin', 'officer', 'viewer'] as const) {
    expect(await openOwnKey(deps, account('x', role), password)).toBeNull();
  }
  const held = account('y', 'tip-officer', { mustChangePassword: true });
  expect(await openOwnKey(deps, held, password)).toBeNull();
  const form = { username: 'nid', name: 'nid', role: 'tip-officer', password, isTemporary: true } as const;
  await addStaff({ staff, passwords, clock, keys }, form);
  expect(await staff.find('nid')).not.toHaveProperty('tipKey');
});

test('the same key opens at every sign-in, also when both come at once', async () => {
  const { joins, signsIn, one } = office();
  await joins('malee');
  const pairs = await Promise.all([signsIn('malee'), signsIn('malee')]);
  const malee = await one('malee');
  for (const pair of [...pairs, await signsIn('malee')]) {
    expect(pair && isOwnKey(malee, pair)).toBe(true);
  }
});

test('a key locked at less than today’s cost is locked anew, and stays the same key', async () => {
  const { joins, deps, one } = office();
  const before = await joins('malee', { keys });
  const stronger = cheapPasswordKeys({ ...cheapCost, opslimit: 2 });
  expect(await openOwnKey({ ...deps, keys: stronger }, before, password)).not.toBeNull();
  const after = await one('malee');
  expect(after.tipKey).toMatchObject({ isTrusted: true, publicKey: before.tipKey?.publicKey });
  expect(after.tipKey?.locked.params.opslimit).toBe(2);
});

describe('a password', () => {
  const number = 'T-2569-00000001';
  const sealedTo = (publicKey: string) => ({
    number,
    recipients: [sealTipKey(number, randomKey(), { id: 'malee', publicKey })],
  });

  test('changed by its owner takes key, trust and second factor along', async () => {
    const { joins, deps, one, staff, signsIn, lines } = office();
    const before = await joins('malee', { keys });
    const secondFactor = { secret: { version: 1, nonce: 'n', cipher: 'c' }, lastStep: 1, recoveryCodes: [] };
    await staff.change('malee', { set: { secondFactor } });
    await changeOwnPassword(
      { ...deps, record: { audit: deps.audit, who: 'malee' } },
      { username: 'malee', current: password, next, source },
    );
    const after = await one('malee');
    expect(after).toMatchObject({
      secondFactor,
      sessionEpoch: 1,
      tipKey: { isTrusted: true, publicKey: before.tipKey?.publicKey },
    });
    expect(await signsIn('malee', next)).not.toBeNull();
    expect(lines).toEqual(['malee staff-changed malee password']);
  });

  test('set by an administrator ends the key: what was sealed stays closed', async () => {
    const { joins, deps, one, signsIn } = office();
    const before = await joins('malee', { keys });
    const temporary = 'temp-orary-pass';
    await setPassword(deps, { username: 'malee', password: temporary, isTemporary: true });
    expect(eligibleTipOfficers([await one('malee')])).toEqual([]);
    await changeOwnPassword(deps, { username: 'malee', current: temporary, next, source });
    const after = await one('malee');
    expect(after.tipKey?.publicKey).not.toBe(before.tipKey?.publicKey);
    expect(after.tipKey?.isTrusted).toBe(false);
    const pair = await signsIn('malee', next);
    const opened = (key = '') => pair && openTipKey(sealedTo(key), 'malee', pair);
    expect(opened(before.tipKey?.publicKey)).toBeNull();
    expect(opened(after.tipKey?.publicKey)).toHaveLength(32);
  });

  test('set by the operator makes a new key that is trusted at once', async () => {
    const { joins, deps, one, lines } = office();
    const before = await joins('malee', { keys });
    await setPassword(deps, { username: 'malee', password: next, isTemporary: false });
    const after = await one('malee');
    expect(after.tipKey).toMatchObject({ isTrusted: true });
    expect(after.tipKey?.publicKey).not.toBe(before.tipKey?.publicKey);
    expect(lines).toEqual(['admin key-made malee', 'admin password-reset malee']);
  });

  test('is not written over what a change at the same moment locks', async () => {
    const { joins, deps, signsIn, one } = office();
    await joins('malee', { keys });
    const change = (to: string) =>
      changeOwnPassword(deps, { username: 'malee', current: password, next: to, source });
    const done = await Promise.allSettled([change(next), change('six other words in a row')]);
    expect(done.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const kept = done[0]?.status === 'fulfilled' ? next : 'six other words in a row';
    expect(await passwords.verify((await one('malee')).passwordHash, kept)).toBe(true);
    const pair = await signsIn('malee', kept);
    expect(pair && isOwnKey(await one('malee'), pair)).toBe(true);
    expect((await one('malee')).tipKey?.isTrusted).toBe(true);
  });
});

test('a public key that somebody replaced is refused', async () => {
  const { joins, signsIn, staff } = office();
  const malee = await joins('malee', { keys });
  const nid = await joins('nid', { keys });
  const forged = malee.tipKey && { ...malee.tipKey, publicKey: nid.tipKey?.publicKey ?? '' };
  await staff.change('malee', { set: forged ? { tipKey: forged } : {} });
  await expect(signsIn('malee')).rejects.toMatchObject({ reason: 'key-replaced' });
});

test('who stops being a tip officer is signed out, and waits for trust when they come back', async () => {
  const { joins, deps, one, lines } = office();
  await joins('malee', { keys });
  await setRole(deps, 'malee', 'officer');
  expect(await one('malee')).toMatchObject({
    role: 'officer',
    sessionEpoch: 1,
    tipKey: { isTrusted: false },
  });
  await setRole(deps, 'malee', 'tip-officer');
  expect(eligibleTipOfficers([await one('malee')])).toEqual([]);
  expect(lines).toEqual(['admin staff-changed malee role', 'admin staff-changed malee role']);
});

test('what cannot be put on record is not done', async () => {
  const { joins, deps, one } = office();
  const before = await joins('malee', { keys });
  const audit = { append: () => Promise.reject(new Error('the chain is away')) };
  const unrecorded = { ...deps, audit, record: { audit, who: 'admin' } };
  const tries = [
    () => setRole(unrecorded, 'malee', 'officer'),
    () => setActive(unrecorded, 'malee', false),
    () => setPassword(unrecorded, { username: 'malee', password: next, isTemporary: true }),
    () => changeOwnPassword(unrecorded, { username: 'malee', current: password, next, source }),
  ];
  for (const work of tries) await expect(work()).rejects.toThrow('the chain is away');
  expect(await one('malee')).toEqual(before);
});
