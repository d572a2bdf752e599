import { combine, split } from 'shamir-secret-sharing';
import { fingerprintBytes, type KeyPair, keyPairOf } from './key-pair.ts';
import { type RecoveryShare, ShareRefusal, writeShare } from './recovery-share.ts';
import { forget, keyBytes, sodium } from './sodium.ts';
import { fromStored, toStored } from './stored-bytes.ts';

const shares = 3;
const needed = 2;
const fingerprintLength = 5;

/**
 * The private half of the office's recovery key as three papers' text, any two of which make it again. Each call cuts
 * anew: papers of two cuts do not fit each other.
 */
export async function sharesOf(pair: KeyPair): Promise<readonly string[]> {
  const points = await split(pair.privateKey, shares, needed);
  const fingerprint = fingerprintBytes(pair.publicKey, fingerprintLength);
  const papers = points.map((secret, at) => ({ index: at + 1, fingerprint, secret }));
  await tryEveryPair(papers, toStored(pair.publicKey));
  const written = papers.map(writeShare);
  forget(...points);
  return written;
}

/**
 * The recovery key out of two different shares. `forget` the private key.
 * @param publicKey the stored one, which the shares must fit
 * @throws ShareRefusal `too-few`, `same-share`, `foreign-share`, `wrong-share`
 */
export async function joinShares(given: readonly RecoveryShare[], publicKey: string): Promise<KeyPair> {
  const expected = fromStored(publicKey, keyBytes);
  const ours = fingerprintBytes(expected, fingerprintLength);
  if (!given.every(({ fingerprint }) => sodium.memcmp(fingerprint, ours))) {
    throw new ShareRefusal('foreign-share');
  }
  if (given.length < needed) throw new ShareRefusal('too-few');
  if (new Set(given.map(pointOf)).size < given.length) throw new ShareRefusal('same-share');
  const pair = keyPairOf(await combine(given.map(({ secret }) => secret)));
  if (sodium.memcmp(pair.publicKey, expected)) return pair;
  forget(pair.privateKey);
  throw new ShareRefusal('wrong-share');
}

const pointOf = ({ secret }: RecoveryShare) => secret.at(-1);

/** Paper that does not open anything would be found out years later. */
async function tryEveryPair(papers: readonly RecoveryShare[], publicKey: string): Promise<void> {
  for (const left of papers) {
    const pair = await joinShares(
      papers.filter((paper) => paper !== left),
      publicKey,
    );
    forget(pair.privateKey);
  }
}
