import { systemClock } from '../clock.ts';
import { loadOfficeDir, loadSecretsDir, loadStorageConfig } from '../config.ts';
import { OperatorError } from '../errors.ts';
import { auditStore } from '../mongo/audit-store.ts';
import { openDatabase } from '../mongo/open-database.ts';
import { sealedFiles } from '../mongo/sealed-file-store.ts';
import { staffStore } from '../mongo/staff-store.ts';
import { tipStore } from '../mongo/tip-store.ts';
import { loadOffice } from '../office/load-office.ts';
import { keptRecoveryPair, type RecoveryState, recoveryState } from '../product/recovery-key.ts';
import type { KeyPair } from '../vault/key-pair.ts';
import { joinShares } from '../vault/recovery.ts';
import { type RecoveryShare, readShare, ShareRefusal } from '../vault/recovery-share.ts';
import { forget } from '../vault/sodium.ts';
import { firstLineOf, tellFault } from './command-line.ts';
import { linesOf } from './lines-of.ts';
import { readRecoveryCommand, recoveryUsage } from './recovery-command.ts';
import { renewRecovery } from './recovery-renew.ts';
import { type RestoreDeps, restoreAccess } from './recovery-restore.ts';
import { earlierKeys } from './recovery-tips.ts';
import { nothingToRenew, refusalWords, renewedWords, restoredWords, statusWords } from './recovery-words.ts';

const mostLines = 3;

async function main(): Promise<string> {
  const command = readRecoveryCommand(process.argv.slice(2));
  const secretsDir = loadSecretsDir();
  const state = recoveryState(secretsDir);
  if (!state) {
    throw new OperatorError('SECRETS_DIR has no recovery key: check the folder, or start the product once.');
  }
  switch (command.what) {
    case 'status':
      return await withStores(async ({ tips }) =>
        statusWords(state, await earlierKeys(tips, state.publicKey)),
      );
    case 'check':
      forget((await joined(await typedShares(), [state.publicKey])).privateKey);
      return 'The shares fit: together they make the recovery key of this office.';
    case 'restore': {
      const { divisions } = loadOffice(loadOfficeDir());
      const pair = await recoveryPair(secretsDir, state);
      return await forgetting(pair, () =>
        withStores(async (stores) =>
          restoredWords(command.to, await restoreAccess({ ...stores, divisions }, { ...command, pair })),
        ),
      );
    }
    case 'renew':
      return await renew(secretsDir, state);
    default:
      return command satisfies never;
  }
}

async function renew(secretsDir: string, state: RecoveryState): Promise<string> {
  const known = [state, ...(state.earlier ?? [])].map(({ publicKey }) => publicKey);
  if (!state.sharesMade && known.length === 1) return nothingToRenew;
  const pair = await joined(await typedShares(), known);
  return await forgetting(pair, () =>
    withStores(async ({ tips, audit }) =>
      renewedWords(await renewRecovery({ secretsDir, tips, audit, clock: systemClock }, { state, pair })),
    ),
  );
}

async function recoveryPair(secretsDir: string, { publicKey }: RecoveryState): Promise<KeyPair> {
  const kept = keptRecoveryPair(secretsDir);
  if (!kept) return await joined(await typedShares(), [publicKey]);
  say('Shares were never made: the recovery key that still lies in SECRETS_DIR is used.');
  return kept;
}

async function typedShares(): Promise<readonly RecoveryShare[]> {
  if (process.stdin.isTTY) say('Type two shares, a line each, then Ctrl-D:');
  const typed: string[] = [];
  for await (const line of linesOf(process.stdin)) {
    if (line.trim() !== '' && typed.length < mostLines) typed.push(line);
  }
  return typed.map(readShare);
}

/** The one of these keys that the shares make. @throws ShareRefusal */
async function joined(
  shares: readonly RecoveryShare[],
  [publicKey = '', ...others]: readonly string[],
): Promise<KeyPair> {
  try {
    return await joinShares(shares, publicKey);
  } catch (error) {
    const isForeign = error instanceof ShareRefusal && error.reason === 'foreign-share';
    if (!isForeign || others.length === 0) throw error;
    return await joined(shares, others);
  }
}

async function forgetting<T>(pair: KeyPair, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } finally {
    forget(pair.privateKey);
  }
}

async function withStores<T>(work: (stores: Omit<RestoreDeps, 'divisions'>) => Promise<T>): Promise<T> {
  const database = await openDatabase({ ...loadStorageConfig(), say, join: true });
  try {
    const { connection } = database;
    const audit = auditStore(connection, { clock: systemClock });
    const [tips, files, staff] = [tipStore(connection), sealedFiles(connection), staffStore(connection)];
    for (const store of [audit, tips, files, staff]) await store.init();
    return await work({ tips, files, staff, audit });
  } finally {
    await database.close();
  }
}

function say(line: string): void {
  process.stderr.write(`${line}\n`);
}

function wordsFor(error: unknown): string {
  return error instanceof ShareRefusal ? refusalWords(error) : firstLineOf(error);
}

try {
  process.stdout.write(`${await main()}\n`);
} catch (error) {
  process.exitCode = tellFault(error, recoveryUsage, wordsFor(error));
}
