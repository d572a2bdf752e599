import { parseArgs } from 'node:util';
import type { Anchor } from '../audit/fault.ts';
import { readHeadCode } from '../audit/head-code.ts';
import { onlyWith, UsageError, understood } from './command-line.ts';

export type AuditCommand =
  | { readonly what: 'verify'; readonly anchors: readonly Anchor[] }
  | { readonly what: 'head'; readonly day?: string }
  | { readonly what: 'list'; readonly from: number; readonly limit: number };

export const auditUsage = [
  'npm run -s audit -- verify [--head CODE]         reads the whole chain and names everything wrong in it; ends with',
  '                                                 1 when something is, 3 when there is nothing to hold its end to',
  '    --head CODE, or --head ENTRY:CODE            a code that was copied out; may be given several times',
  'npm run -s audit -- head [--day 2026-11-22]      the code to copy out: of the newest entry, or the last of a day',
  'npm run -s audit -- list [--from N] [--limit M]  entries in the order of the chain; 1 and 100 unless told',
].join('\n');

const options = {
  head: { type: 'string', multiple: true },
  day: { type: 'string' },
  from: { type: 'string' },
  limit: { type: 'string' },
} as const;
type Values = ReturnType<typeof parseArgs<{ options: typeof options }>>['values'];

const firstEntry = 1;
const usualLimit = 100;
const mostDigits = 9;

/** Reads a command line. @throws UsageError */
export function readAuditCommand(args: readonly string[]): AuditCommand {
  const { values, positionals } = understood(() =>
    parseArgs({ args: [...args], options, allowPositionals: true }),
  );
  const [what, ...more] = positionals;
  if (more.length > 0) throw new UsageError(`Not understood: ${more.join(' ')}`);
  switch (what) {
    case 'verify':
      onlyWith(values, ['head']);
      return { what, anchors: (values.head ?? []).map(anchorOf) };
    case 'head':
      onlyWith(values, ['day']);
      return { what, ...(values.day === undefined ? {} : { day: dayOf(values.day) }) };
    case 'list':
      onlyWith(values, ['from', 'limit']);
      return {
        what,
        from: wholeNumber(values, 'from') ?? firstEntry,
        limit: wholeNumber(values, 'limit') ?? usualLimit,
      };
    default:
      throw new UsageError(what ? `There is no command ${what}.` : 'A command is missing.');
  }
}

function anchorOf(typed: string): Anchor {
  const [, seq, rest = ''] = /^\s*(?:([1-9]\d{0,8}):)?(.*)$/s.exec(typed) ?? [];
  const code = readHeadCode(rest);
  if (!code) throw new UsageError(`--head ${typed} is not a code: it has 20 characters of 0-9 and a-f.`);
  return { code, ...(seq ? { seq: Number(seq) } : {}) };
}

function dayOf(typed: string): string {
  const isDay = /^\d{4}-\d{2}-\d{2}$/.test(typed) && !Number.isNaN(Date.parse(typed));
  if (!isDay) throw new UsageError('--day must be a day such as 2026-11-22.');
  return typed;
}

function wholeNumber(values: Values, name: 'from' | 'limit'): number | undefined {
  const typed = values[name];
  if (typed === undefined) return undefined;
  if (!/^[1-9]\d*$/.test(typed) || typed.length > mostDigits) {
    throw new UsageError(`--${name} must be a whole number from 1.`);
  }
  return Number(typed);
}
