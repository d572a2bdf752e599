import { createHash, createHmac, randomBytes } from 'node:crypto';
import { linkSync, mkdirSync, readFileSync, unlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { OperatorError } from '../errors.ts';
import { type LockBox, lockBox } from '../vault/lock-box.ts';
import { type KeyParams, passwordKeys } from '../vault/password-key.ts';
import type { ReceiptSettings } from '../vault/receipt-key.ts';

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

/** @throws OperatorError when SECRETS_DIR cannot be read or written */
export function loadSecrets(folder: string): Secrets {
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
    receiptSettings: { params: receiptParams(folder), lookupKey: keyFrom(folder, 'lookup.key') },
    proofKey: keyFrom(folder, 'proof.key'),
  };
}

/** The salt is the office's: a code has to find its tip. */
function receiptParams(folder: string): KeyParams {
  const fresh = () => `${JSON.stringify(passwordKeys().newParams())}\n`;
  try {
    return JSON.parse(contentOf(folder, 'receipt-params.json', fresh)) as KeyParams;
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    throw damaged('receipt-params.json');
  }
}

function keyFrom(folder: string, name: string): Buffer {
  const fresh = () => `${randomBytes(keyBytes).toString('base64url')}\n`;
  const key = Buffer.from(contentOf(folder, name, fresh).trim(), 'base64url');
  if (key.length === keyBytes) return key;
  throw damaged(name);
}

const damaged = (name: string) =>
  new OperatorError(`SECRETS_DIR: ${name} is damaged: put it back from where you keep a copy.`);

function contentOf(folder: string, name: string, fresh: () => string): string {
  try {
    return readOrMake(folder, join(folder, name), fresh);
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? 'unknown error';
    throw new OperatorError(
      `SECRETS_DIR: ${name} cannot be read or made (${code}): check the folder's owner and rights.`,
    );
  }
}

/** What a file holds; made with `fresh`, mode 0600, where it is not there. */
export function readOrMake(folder: string, path: string, fresh: () => string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  make(path, fresh());
  return readFileSync(path, 'utf8');
}

/** Two processes that start at once agree on the key of the one that was first, and neither reads half of it. */
function make(path: string, content: string): void {
  const draft = `${path}.${randomBytes(6).toString('hex')}`;
  writeFileSync(draft, content, { flag: 'wx', mode: 0o600, flush: true });
  try {
    linkSync(draft, path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    unlinkSync(draft);
  }
}

function uuidFrom(digest: Buffer): string {
  const bytes = Buffer.from(digest.subarray(0, 16));
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x80;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = bytes.toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}
