import { fromBase32, inGroups, letterOf, readBase32, toBase32 } from './base32.ts';
import { digest, label } from './digest.ts';
import { keyBytes, sodium } from './sodium.ts';
import { toStored } from './stored-bytes.ts';

const version = 1;
const fingerprintLength = 5;
const secretLength = keyBytes + 1;
const checksumLength = 5;
const bodyLength = 2 + fingerprintLength + secretLength;
const groupLetters = 4;
const groups = ((bodyLength + checksumLength) * 8) / 5 / groupLetters;
const allLetters = groups * (groupLetters + 1);

/** One of three papers, two of which make the recovery key. */
export interface RecoveryShare {
  /** 1 to 3, as printed on the paper. */
  readonly index: number;
  /** First five bytes of the fingerprint of the office's recovery key. */
  readonly fingerprint: Uint8Array;
  /** A point of Shamir's scheme. Secret. */
  readonly secret: Uint8Array;
}

/**
 * - `empty`, `wrong-letters`: not what stands on the paper.
 * - `too-short`, `too-long`, `mistyped`: `groups` says where to look, counted from one.
 * - `unknown-version`: printed by a later version.
 * - `too-few`, `same-share`: two different papers are needed.
 * - `foreign-share`: of another office, or of an earlier recovery key.
 * - `wrong-share`: right in form, but the two do not make the office's key.
 */
export type ShareRefusalReason =
  | 'empty'
  | 'wrong-letters'
  | 'too-short'
  | 'too-long'
  | 'mistyped'
  | 'unknown-version'
  | 'too-few'
  | 'same-share'
  | 'foreign-share'
  | 'wrong-share';

/** Why a share was not taken; the words for each reason stand in `text/`. Holds nothing of the share. */
export class ShareRefusal extends Error {
  readonly reason: ShareRefusalReason;
  readonly groups: readonly number[];
  constructor(reason: ShareRefusalReason, groups: readonly number[] = []) {
    super(reason);
    this.name = 'ShareRefusal';
    this.reason = reason;
    this.groups = groups;
  }
}

/**
 * `ABCDE-FGHJK-…`: eighteen groups of five of Crockford's letters, also fit for a QR code in its compact mode. The
 * fifth letter of each group checks the four before it and their place; the last bytes check the whole.
 */
export function writeShare({ index, fingerprint, secret }: RecoveryShare): string {
  const body = Uint8Array.from([version, index, ...fingerprint, ...secret]);
  const text = toBase32(Uint8Array.from([...body, ...checksum(body)]));
  return inGroups(text, groupLetters, '-')
    .split('-')
    .map((group, place) => group + checkLetter(group, place))
    .join('-');
}

/**
 * Reads what a person typed or scanned, whatever spaces, dashes, small letters and confused letters are in it.
 * @throws ShareRefusal
 */
export function readShare(typed: string): RecoveryShare {
  const letters = readBase32(typed);
  if (letters === null) throw new ShareRefusal('wrong-letters');
  if (letters === '') throw new ShareRefusal('empty');
  const bad = mistypedGroups(letters);
  if (letters.length < allLetters) throw new ShareRefusal('too-short', bad.slice(0, 1));
  if (letters.length > allLetters) throw new ShareRefusal('too-long', bad.slice(0, 1));
  if (bad.length > 0) throw new ShareRefusal('mistyped', bad);
  const text = groupsOf(letters)
    .map((group) => group.slice(0, groupLetters))
    .join('');
  return readBytes(fromBase32(text));
}

function readBytes(bytes: Uint8Array): RecoveryShare {
  const body = bytes.slice(0, bodyLength);
  if (!sodium.memcmp(bytes.slice(bodyLength), checksum(body))) throw new ShareRefusal('mistyped');
  const [made, index = 0] = body;
  if (made !== version) throw new ShareRefusal('unknown-version');
  const secretAt = 2 + fingerprintLength;
  return { index, fingerprint: body.slice(2, secretAt), secret: body.slice(secretAt) };
}

const groupsOf = (letters: string) => inGroups(letters, groupLetters + 1, '-').split('-');

const mistypedGroups = (letters: string) =>
  groupsOf(letters).flatMap((group, place) => {
    const four = group.slice(0, groupLetters);
    return group.slice(groupLetters) === checkLetter(four, place) ? [] : [place + 1];
  });

const checkLetter = (four: string, place: number) =>
  letterOf(digest(keyBytes, label('share-group', place, four))[0] ?? 0);

const checksum = (body: Uint8Array) =>
  digest(keyBytes, label('share', toStored(body))).slice(0, checksumLength);
