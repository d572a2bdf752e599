import { Secret, TOTP } from 'otpauth';
import {
  checkSecondFactor,
  type OpenAccount,
  resetByOperator,
  resetSecondFactor,
  setSecondFactor,
} from '../../src/staff/second-factor.ts';
import {
  appCodes,
  lockSecret,
  newSecret,
  openSecret,
  recoveryDigest,
  stepOf,
} from '../../src/staff/second-factor-code.ts';
import { newKeyPair } from '../../src/vault/key-pair.ts';
import { toStored } from '../../src/vault/stored-bytes.ts';
import { account, memoryAttempts, memoryAudit, memoryStaff } from './memory-stores.ts';

const pair = newKeyPair();
const secret = newSecret();
const periodMs = 30_000;
const begin = new Date('2026-11-22T10:00:00Z');
const later = (steps: number) => new Date(begin.getTime() + steps * periodMs);
/** What the app shows at a time. */
const shown = (at: Date) =>
  new TOTP({ secret: new Secret({ buffer: Uint8Array.from(secret).buffer }) }).generate({
    timestamp: at.getTime(),
  });

const tipKey = (isTrusted: boolean) => ({
  publicKey: toStored(newKeyPair().publicKey),
  locked: {
    version: 1,
    nonce: '',
    cipher: '',
    params: { version: 1, algorithm: 'argon2id13' as const, salt: '', opslimit: 1, memlimit: 8192 },
  },
  isTrusted,
});

async function office() {
  let now = begin;
  const staff = memoryStaff(
    account('malee', 'tip-officer', { tipKey: tipKey(true) }),
    account('nid', 'tip-officer', { tipKey: tipKey(true) }),
    account('new', 'tip-officer', { tipKey: tipKey(false) }),
    account('admin', 'admin'),
  );
  const audit = memoryAudit();
  const deps = { staff, attempts: memoryAttempts(), audit, clock: () => now };
  const open = async (): Promise<OpenAccount> => ({
    account: (await staff.find('malee')) ?? account('malee'),
    pair,
  });
  return {
    deps,
    staff,
    audit,
    open,
    at: (time: Date) => {
      now = time;
    },
    setsUp: async (code = shown(begin)) => setSecondFactor(deps, await open(), { secret, code }),
    tries: async (typed: string, session = 'one') => checkSecondFactor(deps, await open(), typed, session),
  };
}

const isIn = (value: string) => ({ how: 'in', value });

test('it is set up only by a code that the app made of the secret', async () => {
  const { setsUp, staff, audit } = await office();
  await expect(setsUp('000000')).rejects.toMatchObject({ reason: 'code-wrong' });
  expect(await staff.find('malee')).not.toHaveProperty('secondFactor');
  expect(await setsUp()).toHaveLength(8);
  await expect(setsUp()).rejects.toMatchObject({ reason: 'busy' });
  expect(audit.lines).toEqual(['malee second-factor-set malee']);
});

test.each([
  ['a step behind', -1, true],
  ['now', 0, true],
  ['a step ahead', 1, true],
  ['two steps behind', -2, false],
  ['two steps ahead', 2, false],
])('a code of %s', async (_words, steps, isGood) => {
  const { setsUp, tries, at } = await office();
  await setsUp();
  at(later(10));
  expect(await tries(shown(later(10 + steps)))).toEqual(isGood ? isIn('second-factor') : { how: 'wrong' });
});

test('no step is good twice, nor one before a step that was used', async () => {
  const { setsUp, tries, at } = await office();
  await setsUp();
  expect(await tries(shown(begin))).toEqual({ how: 'wrong' });
  at(later(10));
  const both = await Promise.all([tries(shown(later(10))), tries(shown(later(10)))]);
  expect(both.filter(({ how }) => how === 'in')).toHaveLength(1);
  expect(await tries(shown(later(9)))).toEqual({ how: 'wrong' });
  expect(await tries(shown(later(11)))).toEqual(isIn('second-factor'));
});

test('a code is read in groups, and in Thai digits', () => {
  const code = shown(begin);
  const thai = [...code].map((digit) => String.fromCharCode(0x0e50 + Number(digit))).join('');
  for (const typed of [`${code.slice(0, 3)} ${code.slice(3)}`, thai, ` ${code}`]) {
    expect(stepOf(secret, typed, begin)).not.toBeNull();
  }
  for (const typed of ['', code.slice(1), `${code}0`, 'abcdef'])
    expect(stepOf(secret, typed, begin)).toBeNull();
});

test('a recovery code is good again for the session that used it, for ten minutes', async () => {
  const { setsUp, tries, at, staff } = await office();
  const [first = '', second = ''] = await setsUp();
  expect(await tries(first, 'one')).toEqual(isIn('recovery-code'));
  expect(await tries(first, 'one')).toEqual(isIn('recovery-code'));
  expect(await tries(first, 'another')).toEqual({ how: 'wrong' });
  at(later(19));
  expect(await tries(first, 'one')).toEqual(isIn('recovery-code'));
  at(later(20));
  expect(await tries(first, 'one')).toEqual({ how: 'wrong' });
  expect(await tries(second, 'one')).toEqual(isIn('recovery-code'));
  expect((await staff.find('malee'))?.secondFactor?.recoveryCodes).toHaveLength(6);
});

test('each recovery code is good once', async () => {
  const { setsUp, tries, staff } = await office();
  const [first = '', second = ''] = await setsUp();
  expect(first).toMatch(/^[0-9A-Z]{4}(-[0-9A-Z]{4}){3}$/);
  expect(await tries(first)).toEqual(isIn('recovery-code'));
  expect(await tries(first, 'another')).toEqual({ how: 'wrong' });
  const both = await Promise.all([tries(second), tries(second, 'another')]);
  expect(both.filter(({ how }) => how === 'in')).toHaveLength(1);
  expect((await staff.find('malee'))?.secondFactor?.recoveryCodes).toHaveLength(6);
});

test('the fifth wrong code in a row locks, against right ones too', async () => {
  const { setsUp, tries, at } = await office();
  await setsUp();
  at(later(10));
  for (let time = 0; time < 4; time += 1) expect(await tries('000000')).toEqual({ how: 'wrong' });
  expect(await tries('000000')).toMatchObject({ how: 'locked' });
  expect(await tries(shown(later(10)))).toMatchObject({ how: 'locked' });
  at(later(12));
  expect(await tries(shown(later(12)))).toEqual(isIn('second-factor'));
});

test('without the private key neither secret nor codes can be made out', () => {
  const locked = lockSecret(pair, secret);
  expect(openSecret(pair, locked)).toEqual(secret);
  expect(openSecret(newKeyPair(), locked)).toBeNull();
  expect(recoveryDigest(pair, 'ABCD-EFGH-JKMN-PQRS')).toBe(recoveryDigest(pair, 'abcd efgh jkmn pqrs'));
  expect(recoveryDigest(newKeyPair(), 'ABCD-EFGH-JKMN-PQRS')).not.toBe(
    recoveryDigest(pair, 'ABCD-EFGH-JKMN-PQRS'),
  );
});

test('an authenticator app reads the same off the picture as off the letters', () => {
  const { uri, typed } = appCodes(secret, { office: 'อบต.ตัวอย่าง', username: 'malee' });
  const address = new URL(uri);
  expect(address.protocol).toBe('otpauth:');
  expect(address.searchParams.get('secret')).toBe(typed.replaceAll(' ', ''));
  expect(address.searchParams.get('issuer')).toBe('อบต.ตัวอย่าง');
  expect(typed).toMatch(/^[A-Z2-7]{4}( [A-Z2-7]{4}){7}$/);
});

describe('it is taken away', () => {
  test('by another trusted tip officer, and by nobody else at the console', async () => {
    const { setsUp, deps, staff, audit } = await office();
    await setsUp();
    for (const by of ['malee', 'new', 'admin', 'nobody']) {
      await expect(resetSecondFactor(deps, by, 'malee')).rejects.toMatchObject({ reason: 'not-trusted' });
    }
    await resetSecondFactor(deps, 'nid', 'malee');
    const malee = await staff.find('malee');
    expect(malee).not.toHaveProperty('secondFactor');
    expect(malee?.sessionEpoch).toBe(1);
    expect(audit.lines.at(-1)).toBe('nid second-factor-reset malee');
  });

  test('by the operator', async () => {
    const { setsUp, deps, staff, audit } = await office();
    await setsUp();
    await resetByOperator({ staff, record: { audit: deps.audit, who: 'the command line' } }, 'malee');
    expect(await staff.find('malee')).not.toHaveProperty('secondFactor');
    expect(audit.lines.at(-1)).toBe('the command line second-factor-reset malee');
  });
});
