import { reportText } from '../../../text/web-tip.ts';
import type { Offer } from '../../flood/gate.ts';
import { webPaths } from '../../paths.ts';
import { identities, type ReportFaults, type ReportWords } from '../../tips/report-words.ts';
import { Field } from './field.tsx';
import { FileField, type FileFieldProps } from './file-field.tsx';
import { Faults, faultOfFile, PassFields } from './notices.tsx';
import { ReadersField } from './readers-field.tsx';

export interface ReportFormProps extends FileFieldProps {
  readonly draft: string;
  /** Names of those who will be able to read it; undefined while that cannot be known. */
  readonly readers: readonly string[] | undefined;
  /** Whose box is ticked: they shall not read it. */
  readonly leaveOut: readonly string[];
  readonly words: ReportWords;
  readonly faults: ReportFaults;
  /** What keeps it from being sent that is nobody's mistake. */
  readonly notice?: string | undefined;
  readonly offer: Offer;
}

/** What happened. Files stand last: a form that is cut off has its words by then. */
export function ReportForm(props: ReportFormProps) {
  const { draft, readers, leaveOut, words, faults, notice, kept, refused, offer } = props;
  const all = [
    ...(notice ? [{ to: 'send', text: notice }] : []),
    ...Object.entries(faults).map(([to, text]) => ({ to, text })),
    ...refused.map((file) => ({ to: 'files', text: faultOfFile(file) })),
  ];
  return (
    <>
      <h1>{reportText.whatTitle}</h1>
      <Faults faults={all} />
      <form method="post" action={webPaths.report} enctype="multipart/form-data" autocomplete="off">
        <input type="hidden" name="draft" value={draft} />
        <PassFields offer={offer} />
        {readers ? (
          <ReadersField title={reportText.readers} names={readers} ticked={leaveOut} />
        ) : (
          <p>{reportText.readersUnknown}</p>
        )}
        <Field
          name="happened"
          label={reportText.happened}
          hint={reportText.happenedHint}
          value={words.happened}
          fault={faults.happened}
          rows={6}
        />
        {(['when', 'where'] as const).map((name) => (
          <Field
            key={name}
            name={name}
            label={reportText[name]}
            hint={reportText[`${name}Hint`]}
            value={words[name]}
            fault={faults[name]}
          />
        ))}
        <Field
          name="evidence"
          label={reportText.evidence}
          hint={reportText.evidenceHint}
          value={words.evidence}
          fault={faults.evidence}
          rows={3}
        />
        <fieldset class="boxes">
          <legend>{reportText.identity}</legend>
          {identities.map((identity) => (
            <label key={identity} class="box">
              <input
                type="radio"
                name="identity"
                value={identity}
                checked={words.identity === identity}
                aria-describedby={`identity-${identity}`}
              />{' '}
              {reportText.identities[identity]}
              <small id={`identity-${identity}`}>{reportText.identityHints[identity]}</small>
            </label>
          ))}
        </fieldset>
        <Field
          name="contact"
          label={reportText.contact}
          hint={reportText.contactHint}
          value={words.contact}
          fault={faults.contact}
        />
        <FileField kept={kept} refused={refused} />
        <button id="send" type="submit">
          {reportText.send}
        </button>
      </form>
    </>
  );
}
