import { randomUUID } from 'node:crypto';
import { type Challenge, solveChallenge } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2';
import { proofOfWork } from '../../../src/web/flood/proof-of-work.ts';
import { movableClock } from '../../helpers/movable-clock.ts';

const { clock, movesOn } = movableClock();
const work = proofOfWork(clock, randomUUID);
const solve = async (challenge: Challenge) =>
  JSON.stringify({ challenge, solution: await solveChallenge({ challenge, deriveKey }) });

test('work that was done lets through once, for what it was done', async () => {
  const solved = await solve(await work.challengeFor('file'));
  expect(await work.accepts('code', solved)).toBe(false);
  expect(await work.accepts('file', solved)).toBe(true);
  expect(await work.accepts('file', solved)).toBe(false);
});

test('work not done, made easier, of another office or too old lets nobody through', async () => {
  const challenge = await work.challengeFor('file');
  const solution = { counter: 1, derivedKey: challenge.parameters.keyPrefix.padEnd(64, '0') };
  const { parameters } = challenge;
  const easier = { ...challenge, parameters: { ...parameters, keyPrefix: '0' } };
  const foreign = await solve(await proofOfWork(clock, randomUUID).challengeFor('file'));
  for (const proof of [
    '',
    'null',
    '{}',
    JSON.stringify({ challenge, solution }),
    await solve(easier),
    foreign,
  ]) {
    expect(await work.accepts('file', proof)).toBe(false);
  }
  const old = await solve(challenge);
  movesOn({ minutes: 121 });
  expect(await work.accepts('file', old)).toBe(false);
});
