import { createHash, createHmac, randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { z } from 'zod';
import { OperatorError } from '../errors.ts';
import { type LockBox, lockBox } from '../vault/lock-box.ts';
import { type KeyParams, type PasswordKeys, passwordKeys } from '../vault/password-key.ts';
import type { ReceiptSettings } from '../vault/receipt-key.ts';
import { readOrMake, replaceContent } from './secret-files.ts';

/** Keys of this installation: made at the first start, mode 0600, in no backup of the data. */
export interface Secrets {
  readonly sessionSecret: string;
  readonly receiptKey: Buffer;
  /** Keyed digest of a LINE message id. */
  digest(messageId: string): string;
  /** The same text has the same id, in the form of a version 8 UUID. */
  uuidOf(text: string): string;
  /** Locks what must outlive a restart of the machine. */
  readonly box: LockBox;
  /** How receipt codes become keys. */
  readonly receiptSettings: ReceiptSettings;
  /** Makes the proofs on receipts; must outlive every tip. */
  readonly proofKey: Buffer;
}

const keyBytes = 32;
const paramsFile = 'receipt-params.json';

const paramsSchema = z.object({
  version: z.int(),
  algorithm: z.literal('argon2id13'),
  salt: z.string().min(1),
  opslimit: z.int(),
  memlimit: z.int(),
});
/** One set of parameters, or several with the newest in front. */
const paramsFileSchema = z.union([
  paramsSchema.transform((params): [KeyParams, ...KeyParams[]] => [params]),
  z.tuple([paramsSchema], paramsSchema),
]);

/** What deriving a key costs today. */
export type TodaysCost = Pick<PasswordKeys, 'newParams' | 'needsRehash'>;

/** @throws OperatorError when SECRETS_DIR cannot be read or written */
export function loadSecrets(folder: string, today: TodaysCost = passwordKeys()): Secrets {
  const digestKey = keyFrom(folder, 'digest.key');
  const mac = (text: string) => createHmac('sha256', digestKey).update(text).digest();
  return {
    sessionSecret: keyFrom(folder, 'session.key').toString('base64url'),
    receiptKey: keyFrom(folder, 'receipt.key'),
    digest: (messageId) => mac(`message\0${messageId}`).toString('base64url'),
    uuidOf: (text) =>
      uuidFrom(
        createHash('sha256')
          .update(mac(`uuid\0${text}`))
          .digest(),
      ),
    box: lockBox(keyFrom(folder, 'box.key')),
    receiptSettings: { ...receiptParams(folder, today), lookupKey: keyFrom(folder, 'lookup.key') },
    proofKey: keyFrom(folder, 'proof.key'),
  };
}

/**
 * How receipt codes become keys: where today's cost is higher than the newest kept, it stands in front from now on, and
 * the earlier ones stay for the codes that were made under them.
 */
function receiptParams(folder: string, today: TodaysCost): Omit<ReceiptSettings, 'lookupKey'> {
  const fresh = today.newParams();
  const known = keptParams(folder, fresh);
  const [newest] = known;
  if (today.needsRehash(newest)) {
    guarded(paramsFile, () =>
      replaceContent(join(folder, paramsFile), inOneLine([raised(newest, fresh), ...known])),
    );
  }
  const [params, ...earlier] = keptParams(folder, fresh);
  return { params, earlier };
}

/**
 * The salt stays, since it is the office's and not a code's. So processes that start at once write the same, and no
 * code is made under parameters that another one has just written over.
 */
function raised(newest: KeyParams, fresh: KeyParams): KeyParams {
  const opslimit = Math.max(newest.opslimit, fresh.opslimit);
  const memlimit = Math.max(newest.memlimit, fresh.memlimit);
  return { ...fresh, salt: newest.salt, opslimit, memlimit };
}

function keptParams(folder: string, fresh: KeyParams): readonly [KeyParams, ...KeyParams[]] {
  const text = contentOf(folder, paramsFile, () => inOneLine(fresh));
  try {
    return paramsFileSchema.parse(JSON.parse(text));
  } catch {
    throw damaged(paramsFile);
  }
}

const inOneLine = (params: KeyParams | readonly KeyParams[]) => `${JSON.stringify(params)}\n`;

function keyFrom(folder: string, name: string): Buffer {
  const fresh = () => `${randomBytes(keyBytes).toString('base64url')}\n`;
  const key = Buffer.from(contentOf(folder, name, fresh).trim(), 'base64url');
  if (key.length === keyBytes) return key;
  throw damaged(name);
}

const damaged = (name: string) =>
  new OperatorError(`SECRETS_DIR: ${name} is damaged: put it back from where you keep a copy.`);

function contentOf(folder: string, name: string, fresh: () => string): string {
  return guarded(name, () => readOrMake(folder, join(folder, name), fresh));
}

function guarded<T>(name: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? 'unknown error';
    throw new OperatorError(
      `SECRETS_DIR: ${name} cannot be read or made (${code}): check the folder's owner and rights.`,
    );
  }
}

function uuidFrom(digest: Buffer): string {
  const bytes = Buffer.from(digest.subarray(0, 16));
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x80;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = bytes.toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}
