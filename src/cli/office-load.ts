import type { LoadReport } from '../knowledge/load-into-store.ts';
import type { LoadDeed, LoadStep } from '../knowledge/load-plan.ts';
import { entryWords, kindWords } from './kind-words.ts';
import { titled } from './office-check.ts';

/** What was done, or would be, in words for the operator. */
export function loadWords(report: LoadReport, { isDryRun }: { readonly isDryRun: boolean }): string {
  const of = (deed: LoadDeed) => report.steps.filter((step) => step.deed === deed);
  const done = [...changeWords(report.steps, of, isDryRun), ...keptWords(report, of)];
  const [same, edited] = [of('same').length, of('edited').length];
  const rest = [
    ...(same > 0 ? [`${entryWords(same)} as in the files`] : []),
    ...(edited > 0 ? [`${entryWords(edited)} as edited in the console`] : []),
  ];
  const title = done.length > 0 ? 'Unchanged' : 'Nothing to change';
  return [...done, ...(rest.length > 0 ? [`${title}: ${rest.join(', ')}.`] : [])].join('\n');
}

type StepsOf = (deed: LoadDeed) => readonly LoadStep[];

function changeWords(steps: readonly LoadStep[], of: StepsOf, isDryRun: boolean): string[] {
  const verb = (done: string, plain: string) => (isDryRun ? `Would ${plain}` : done);
  const added = of('add');
  const placed = steps.filter(({ note }) => note?.place !== undefined).length;
  return [
    ...(added.length > 0 ? [`${verb('Added', 'add')} ${kindWords(added)}.`] : []),
    ...titled(verb('Updated', 'update'), of('update').map(nameOf)),
    ...titled(verb('Taken out', 'take out'), of('retire').map(nameOf)),
    ...(placed > 0 ? [`${verb('Put', 'put')} ${entryWords(placed)} in the order of the files.`] : []),
  ];
}

function keptWords({ unfit, beaten }: LoadReport, of: StepsOf): string[] {
  return [
    ...titled(
      'Changed in the files and in the console; the console stays (--overwrite takes the files)',
      of('conflict').map(withEdit),
    ),
    ...titled('In no file any more; they stay (--retire takes them out)', of('missing').map(nameOf)),
    ...titled(
      'Stored in a way that cannot be read, and left out until somebody mends them',
      unfit.map(({ kind, key, faults }) => `${kind} ${key}: ${faults.join('; ')}`),
    ),
    ...(beaten > 0 ? [`${entryWords(beaten)} changed meanwhile and left as they are; load again.`] : []),
  ];
}

function nameOf({ kind, key }: LoadStep): string {
  return `${kind} ${key}`;
}

function withEdit(step: LoadStep): string {
  const { edit } = step;
  if (!edit) return nameOf(step);
  const how = edit.how === 'remove' ? 'removed' : 'edited';
  return `${nameOf(step)} (${how} by ${edit.by} on ${edit.at.toISOString().slice(0, 10)})`;
}
