import { parseArgs } from 'node:util';
import { onlyWith, UsageError, understood } from './command-line.ts';

export type OfficeCommand =
  | {
      readonly what: 'load';
      readonly overwrite: boolean;
      readonly retire: boolean;
      readonly isDryRun: boolean;
    }
  | { readonly what: 'export'; readonly folder: string }
  | { readonly what: 'check' };

export const officeUsage = [
  'npm run -s office -- check                  reads the files of OFFICE_DIR and names everything wrong in them',
  'npm run -s office -- load                   takes them over; what was edited in the console stays',
  '    --overwrite                             takes the files also where the console changed the same entry',
  '    --retire                                takes out what is in no file any more',
  '    --dry-run                               only says what it would do',
  'npm run -s office -- export [--to FOLDER]   writes what is stored as such files; into ./office-export unless told',
].join('\n');

const options = {
  overwrite: { type: 'boolean', default: false },
  retire: { type: 'boolean', default: false },
  'dry-run': { type: 'boolean', default: false },
  to: { type: 'string' },
} as const;

/** Reads a command line. @throws UsageError */
export function readOfficeCommand(args: readonly string[]): OfficeCommand {
  const { values, positionals } = understood(() =>
    parseArgs({ args: [...args], options, allowPositionals: true }),
  );
  const [what, ...more] = positionals;
  if (more.length > 0) throw new UsageError(`Not understood: ${more.join(' ')}`);
  switch (what) {
    case 'check':
      onlyWith(values, []);
      return { what };
    case 'load':
      onlyWith(values, ['overwrite', 'retire', 'dry-run']);
      return { what, overwrite: values.overwrite, retire: values.retire, isDryRun: values['dry-run'] };
    case 'export':
      onlyWith(values, ['to']);
      if (values.to !== undefined && !values.to.trim()) throw new UsageError('--to needs a folder.');
      return { what, folder: values.to ?? './office-export' };
    default:
      throw new UsageError(what ? `There is no command ${what}.` : 'A command is missing.');
  }
}
