import { theCommandLine } from '../audit/deeds.ts';
import type { Anchor } from '../audit/fault.ts';
import { headCode } from '../audit/head-code.ts';
import { readKeptHead } from '../audit/kept-head.ts';
import type { AuditStore } from '../audit/ports.ts';
import { systemClock } from '../clock.ts';
import { loadSecretsDir, loadStorageConfig } from '../config.ts';
import { auditStore } from '../mongo/audit-store.ts';
import { openDatabase } from '../mongo/open-database.ts';
import { type AuditCommand, auditUsage, readAuditCommand } from './audit-command.ts';
import { entryLine, headWords, reportWords } from './audit-words.ts';
import { tellFault } from './command-line.ts';

const failed = 1;
/** Nothing is wrong with what is there, and nothing outside the database says whether that is all. */
const cannotTell = 3;
const linesAtOnce = 1_000;

async function main(): Promise<void> {
  const command = readAuditCommand(process.argv.slice(2));
  const database = await openDatabase({ ...loadStorageConfig(), say, join: true });
  try {
    const audit = auditStore(database.connection, { clock: systemClock });
    await audit.init();
    await run(audit, command);
  } finally {
    await database.close();
  }
}

async function run(audit: AuditStore, command: AuditCommand): Promise<void> {
  switch (command.what) {
    case 'verify':
      return await verify(audit, command.anchors);
    case 'head': {
      const head = command.day ? await audit.headOfDay(command.day) : await audit.head();
      return print(head ? headWords(head) : 'There is no entry.');
    }
    case 'list':
      return await list(audit, command);
    default:
      return command satisfies never;
  }
}

async function verify(audit: AuditStore, copied: readonly Anchor[]): Promise<void> {
  const kept = await keptAnchors();
  const hasKeptHead = kept.length > 0;
  const report = await audit.verify({ anchors: [...kept, ...copied] });
  print(reportWords(report, { hasKeptHead }));
  if (!report.isWhole) process.exitCode = failed;
  else if (!hasKeptHead) process.exitCode = cannotTell;
  // An entry put after a gap would cover it up: the next check would tell of another place, or begin a new chain.
  if (!report.isWhole || report.checked === 0) return;
  try {
    await audit.append({ who: theCommandLine, deed: 'audit-verified', detail: 'whole' });
  } catch {
    say('That the chain was checked could not be put on record.');
    process.exitCode = failed;
  }
}

/** The head that the product keeps beside its keys; without it a chain cut off at its end looks whole. */
async function keptAnchors(): Promise<Anchor[]> {
  const kept = await readKeptHead(loadSecretsDir());
  return kept ? [{ seq: kept.seq, code: headCode(kept.hash) }] : [];
}

async function list(audit: AuditStore, { from, limit }: { from: number; limit: number }): Promise<void> {
  let next = from;
  for (let left = limit; left > 0; left -= linesAtOnce) {
    const entries = await audit.entries({ from: next, limit: Math.min(left, linesAtOnce) });
    if (entries.length > 0) print(entries.map(entryLine).join('\n'));
    next = (entries.at(-1)?.seq ?? next) + 1;
    if (entries.length < linesAtOnce) return;
  }
}

function say(line: string): void {
  process.stderr.write(`${line}\n`);
}

function print(text: string): void {
  process.stdout.write(`${text}\n`);
}

try {
  await main();
} catch (error) {
  process.exitCode = tellFault(error, auditUsage);
}
