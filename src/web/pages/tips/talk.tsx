import type { Office } from '../../../office/office.ts';
import { thaiDateTime, thaiDay } from '../../../text/dates.ts';
import { statusLabels, statusMeanings } from '../../../text/labels.ts';
import { receiptText, trackText, webFileText } from '../../../text/web-tip.ts';
import type { ReporterTip } from '../../../tips/tip.ts';
import { webPaths } from '../../paths.ts';
import { Field } from './field.tsx';
import { FileField, type FileFieldProps } from './file-field.tsx';
import { Faults, faultOfFile, OutsideBodies } from './notices.tsx';
import { ReadersField } from './readers-field.tsx';

export interface TalkProps extends FileFieldProps {
  readonly tip: ReporterTip;
  /** The locked field that opens the talk again. */
  readonly access: string;
  readonly text: string;
  readonly fault?: string | undefined;
  readonly done?: 'added' | 'leftOut' | undefined;
  /** Whose box is ticked. */
  readonly leaveOut: readonly string[];
  /** Whom the words may name, so that the reporter decides. */
  readonly asked: readonly string[];
  /** Nobody of the office would be left: the bodies outside, to be called. */
  readonly outsideOf?: Office | undefined;
}

/** The talk of a tip, both ways. */
export function Talk(props: TalkProps) {
  const { tip, access, text, fault, done, leaveOut, kept, refused } = props;
  const faults = [
    ...(fault ? [{ to: 'text', text: fault }] : []),
    ...refused.map((file) => ({ to: 'files', text: faultOfFile(file) })),
  ];
  const readers = tip.readers.map(({ name }) => name);
  return (
    <>
      <h1>{trackText.talkTitle(tip.number)}</h1>
      <Faults faults={faults} />
      <Undecided {...props} />
      {done ? (
        <p class="card" role="status">
          {done === 'added' && readers.length === 0 ? trackText.addedUnread : trackText[done]}
        </p>
      ) : null}
      <Facts tip={tip} />
      <section>
        <h2>{trackText.talk}</h2>
        <ol class="messages">
          {tip.talk.map((message, index) => (
            <Message key={`${index}`} message={message} access={access} />
          ))}
        </ol>
        {tip.talk.some(({ isOffice }) => isOffice) ? null : <p>{trackText.noAnswer}</p>}
        <form method="post" action={webPaths.trackLook}>
          <input type="hidden" name="access" value={access} />
          <button type="submit" class="second">
            {trackText.refresh}
          </button>
        </form>
      </section>
      {tip.mayAdd ? (
        <form method="post" action={webPaths.trackAdd} enctype="multipart/form-data" autocomplete="off">
          <h2>{trackText.addTitle}</h2>
          <input type="hidden" name="access" value={access} />
          <ReadersField title={trackText.readers} names={readers} ticked={leaveOut} />
          <Field
            name="text"
            label={trackText.text}
            hint={trackText.textHint}
            value={text}
            fault={fault}
            rows={4}
          />
          <FileField kept={kept} refused={refused} />
          <button type="submit">{trackText.send}</button>
        </form>
      ) : (
        <>
          <p class="card">{trackText.ended}</p>
          <form method="post" action={webPaths.trackAdd} enctype="multipart/form-data" autocomplete="off">
            <input type="hidden" name="access" value={access} />
            <ReadersField title={trackText.readers} names={readers} ticked={leaveOut} />
            {readers.length > 0 ? (
              <button type="submit" class="second">
                {trackText.leaveOutOnly}
              </button>
            ) : null}
          </form>
        </>
      )}
      <p class="card notice">{trackText.close}</p>
    </>
  );
}

/** What the reporter has to decide before it is sent. */
function Undecided({ asked, outsideOf }: TalkProps) {
  if (asked.length === 0 && !outsideOf) return null;
  return (
    <section class="card notice" role="alert">
      <h2>{trackText.askTitle}</h2>
      {asked.length > 0 ? (
        <p>
          <a href="#readers">{trackText.ask(asked.join(', '))}</a> {trackText.askHow}
        </p>
      ) : null}
      {outsideOf ? (
        <>
          <p>
            {trackText.nobodyLeft} {trackText.nobodyLeftHow}
          </p>
          <OutsideBodies office={outsideOf} />
        </>
      ) : null}
    </section>
  );
}

function Facts({ tip }: { readonly tip: ReporterTip }) {
  const facts = [
    [trackText.status, `${statusLabels[tip.status]}\n${statusMeanings[tip.status]}`],
    ...(tip.rejection ? [[trackText.rejection, tip.rejection.text] as const] : []),
    [receiptText.filedAt, thaiDateTime(tip.filedAt)],
    [receiptText.answerBy, thaiDay(tip.dueDay)],
    [receiptText.proof, tip.proof],
  ] as const;
  return (
    <dl class="facts">
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd class="said">{value}</dd>
        </div>
      ))}
    </dl>
  );
}

function Message({ message, access }: { message: ReporterTip['talk'][number]; access: string }) {
  const { isOffice, at, said, files } = message;
  return (
    <li class={isOffice ? 'card of-office' : 'card'}>
      <p class="faint">
        <strong>{isOffice ? trackText.office : trackText.you}</strong> {thaiDateTime(at)}
      </p>
      {said.map(({ text }, index) => (
        <p key={`${index}`} class="said">
          {text ?? trackText.unsent}
        </p>
      ))}
      {files.map((file) => (
        <TalkFile key={file.id} file={file} access={access} />
      ))}
    </li>
  );
}

interface TalkFileProps {
  readonly file: ReporterTip['talk'][number]['files'][number];
  readonly access: string;
}

/** Opened by a form, so that no address leads to a file. */
function TalkFile({ file, access }: TalkFileProps) {
  const { id, kind, place, state } = file;
  if (state === 'missing') return <p>{webFileText.missing}</p>;
  if (state !== 'ready') {
    const words: Partial<Record<string, string>> = webFileText.refusals;
    return <p>{words[state.refused] ?? webFileText.missing}</p>;
  }
  return (
    <form method="post" action={webPaths.trackFile} target="_blank" class="no-print" rel="noopener">
      <input type="hidden" name="access" value={access} />
      <input type="hidden" name="file" value={id} />
      <button type="submit" class="quiet">
        {webFileText.open(webFileText.kinds[kind], place)}
      </button>
    </form>
  );
}
