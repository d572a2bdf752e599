import { digest, label } from './digest.ts';
import type { Json } from './json.ts';
import { type LockedBytes, lockBytes, unlockBytes } from './locked-bytes.ts';
import { checkVersion, SealError } from './seal-error.ts';
import { forget, keyBytes, sodium } from './sodium.ts';
import { fromStored, toStored } from './stored-bytes.ts';
import { type Recipient, type RecipientKey, sealTipKey, withSubkey } from './tip-key.ts';

const version = 1;
const block = 512;

/**
 * How many entries a tip has and which is the last. `chain` is a digest that runs through all of them; `mac` is
 * made with the tip key. A copy of `chain` in the audit shows when a tip was put back to an earlier state.
 */
export interface TipHead {
  readonly version: number;
  readonly count: number;
  readonly chain: string;
  readonly mac: string;
}

/** Version 1. An entry's plain text is JSON, padded to blocks of 512 bytes. */
export interface SealedTip {
  readonly version: number;
  readonly number: string;
  readonly recipients: readonly Recipient[];
  readonly entries: readonly LockedBytes[];
  readonly head: TipHead;
}

export interface TipContent {
  readonly number: string;
  /** A `randomKey` of this tip alone; the caller seals the files with it and forgets it. */
  readonly tipKey: Uint8Array;
  readonly entries: readonly Json[];
  readonly recipients: readonly RecipientKey[];
}

/** @throws RangeError when nobody could ever open it; SealError `broken` for a public key that is none */
export function sealTip({ number, tipKey, entries, recipients }: TipContent): SealedTip {
  if (recipients.length === 0) throw new RangeError('A tip is sealed to somebody.');
  const sealed: LockedBytes[] = [];
  let head = makeHead(number, tipKey, 0, firstLink(number));
  for (const entry of entries) {
    const added = addEntry({ number, head }, tipKey, entry);
    sealed.push(added.entry);
    head = added.head;
  }
  const seal = (to: RecipientKey) => sealTipKey(number, tipKey, to);
  return { version, number, recipients: recipients.map(seal), entries: sealed, head };
}

/**
 * The next entry and the head that goes with it. Store both in one step, and only while the stored head is still
 * the one given here: of two who write at the same time, one has to do it again.
 * @throws SealError `broken` when the head is not this tip's
 */
export function addEntry(
  { number, head }: Pick<SealedTip, 'number' | 'head'>,
  tipKey: Uint8Array,
  content: Json,
): { entry: LockedBytes; head: TipHead } {
  checkHead(number, tipKey, head);
  const plain = sodium.pad(sodium.from_string(JSON.stringify(content)), block);
  const entry = withSubkey(tipKey, 'entries', (key) => lockBytes(plain, key, placeOf(number, head)));
  forget(plain);
  const chain = nextLink(number, head, entry);
  return { entry, head: makeHead(number, tipKey, head.count + 1, chain) };
}

/**
 * All entries in their order.
 * @throws SealError `broken` when any was changed, swapped, left out, cut off or taken from another tip
 */
export function openEntries(
  { version: made, number, entries, head }: Omit<SealedTip, 'recipients'>,
  tipKey: Uint8Array,
): Json[] {
  checkVersion(made, version);
  checkHead(number, tipKey, head);
  let place = { count: 0, chain: firstLink(number) };
  const contents = withSubkey(tipKey, 'entries', (key) =>
    entries.map((entry) => {
      const content = openEntry(entry, key, placeOf(number, place));
      place = { count: place.count + 1, chain: nextLink(number, place, entry) };
      return content;
    }),
  );
  if (place.count !== head.count || place.chain !== head.chain) throw new SealError('broken');
  return contents;
}

function openEntry(entry: LockedBytes, key: Uint8Array, place: string): Json {
  const padded = unlockBytes(entry, key, place);
  if (!padded) throw new SealError('broken');
  const plain = sodium.unpad(padded, block);
  const content: Json = JSON.parse(sodium.to_string(plain));
  forget(padded, plain);
  return content;
}

type Place = Pick<TipHead, 'count' | 'chain'>;

const placeOf = (number: string, { count, chain }: Place) =>
  label('tip-entry', version, number, count, chain);

const firstLink = (number: string) => toStored(digest(keyBytes, label('tip-chain', version, number)));

const nextLink = (number: string, place: Place, entry: LockedBytes) =>
  toStored(digest(keyBytes, label('tip-link', placeOf(number, place), entry.nonce, entry.cipher)));

function makeHead(number: string, tipKey: Uint8Array, count: number, chain: string): TipHead {
  return { version, count, chain, mac: toStored(macOf(number, tipKey, { count, chain })) };
}

function checkHead(number: string, tipKey: Uint8Array, head: TipHead): void {
  checkVersion(head.version, version);
  const isIts = sodium.memcmp(fromStored(head.mac, keyBytes), macOf(number, tipKey, head));
  if (!isIts) throw new SealError('broken');
}

const macOf = (number: string, tipKey: Uint8Array, { count, chain }: Place) =>
  withSubkey(tipKey, 'head', (key) =>
    digest(keyBytes, label('tip-head', version, number, count, chain), key),
  );
