import { reportText, trackText, webFileText } from '../../../text/web-tip.ts';
import { webPaths } from '../../paths.ts';
import { Field } from './field.tsx';
import { FileField } from './file-field.tsx';
import { HiddenTicks } from './readers-field.tsx';

export interface TalkAwayProps {
  /** The locked field that opens the talk again. */
  readonly access: string;
  /** Words that were to be added; undefined when nothing was. */
  readonly text?: string;
  /** Whose box was ticked. */
  readonly leaveOut: readonly string[];
  /** Files came with them and were not taken. */
  readonly hadFiles: boolean;
}

/** In the place of a talk that cannot be had at the moment: the same thing can be done again. */
export function TalkAway({ access, text, leaveOut, hadFiles }: TalkAwayProps) {
  const isAdding = text !== undefined;
  return (
    <section class="narrow">
      <h1>{trackText.awayTitle}</h1>
      <p role="alert">{reportText.failed}</p>
      <form
        method="post"
        action={isAdding ? webPaths.trackAdd : webPaths.trackLook}
        autocomplete="off"
        {...(isAdding ? { enctype: 'multipart/form-data' } : {})}
      >
        <input type="hidden" name="access" value={access} />
        <HiddenTicks names={leaveOut} />
        {isAdding ? (
          <>
            <Field name="text" label={trackText.text} value={text} rows={4} />
            {hadFiles ? <p class="fault">{webFileText.chooseAgain}</p> : null}
            <FileField kept={[]} refused={[]} />
          </>
        ) : null}
        <button type="submit">{isAdding ? trackText.send : trackText.again}</button>
      </form>
    </section>
  );
}
