import { originalReasons } from '../../../audit/deeds.ts';
import { copyText } from '../../../text/clean-copies.ts';
import { ticketForms } from '../../../text/console-ticket.ts';
import { originalReasonLabels, originalText, warningLabels } from '../../../text/console-tip-files.ts';
import type { FileSight, OfficerDesk } from '../../../tips/desks.ts';
import { Problem } from '../notices.tsx';
import { FileName } from './file-name.tsx';
import { filePath, tipPath } from './tip-page-props.ts';

interface OriginalProps {
  readonly number: string;
  readonly sight: FileSight;
  readonly warnings: Awaited<ReturnType<OfficerDesk['warnings']>>;
  readonly problem?: string;
}

/** What an original tells of its maker, in words, before it is opened on purpose. */
export function OriginalPage({ number, sight, warnings, problem }: OriginalProps) {
  return (
    <div class="narrow">
      <p class="back">
        <a href={tipPath(number)}>{originalText.back}</a>
      </p>
      <h1>{originalText.title}</h1>
      <FileName sight={sight} />
      {sight.copy && 'why' in sight.copy ? <p>{copyText.none(sight.copy.why)}</p> : null}
      <section class="card">
        <h2>{originalText.warnings}</h2>
        {warnings.found.length > 0 ? (
          <ul>
            {warnings.found.map((code) => (
              <li key={code}>{warningLabels[code]}</li>
            ))}
          </ul>
        ) : (
          <p>{originalText.none}</p>
        )}
        {warnings.isComplete ? null : <p>{originalText.incomplete}</p>}
        <p>{originalText.danger}</p>
      </section>
      <form class="card" method="post" action={`${filePath(number, sight.ref)}/original`}>
        {problem ? <Problem id="reason-problem" words={problem} /> : null}
        <p>{originalText.lead}</p>
        <label for="reason">{originalText.reason}</label>
        <select id="reason" name="reason" required aria-describedby={problem ? 'reason-problem' : undefined}>
          <option value="">{ticketForms.choose}</option>
          {originalReasons.map((reason) => (
            <option key={reason} value={reason}>
              {originalReasonLabels[reason]}
            </option>
          ))}
        </select>
        <button type="submit">{originalText.submit}</button>
      </form>
    </div>
  );
}
