import { errorPages, signInText } from '../../text/console.ts';
import { tipForms } from '../../text/console-tips.ts';
import { deskPaths, signInPath } from '../paths.ts';
import { Kept } from './kept.tsx';

/** A form that failed, to be sent once more. */
export interface FormAgain {
  readonly action: string;
  readonly hidden: readonly { readonly name: string; readonly value: string }[];
  /** What was typed; undefined for forms without words. */
  readonly text?: string;
  readonly withFiles: boolean;
}

export interface ErrorPageProps {
  readonly title: string;
  readonly advice: string;
  readonly isSignedIn: boolean;
  /** What was typed into a form that is not to be sent again as it is. */
  readonly kept?: string;
  readonly again?: FormAgain;
}

export function ErrorPageView({ title, advice, isSignedIn, kept, again }: ErrorPageProps) {
  return (
    <section class="card narrow">
      <h1>{title}</h1>
      <p>{advice}</p>
      {kept ? <Kept label={errorPages.kept} text={kept} /> : null}
      {again ? <Again {...again} /> : null}
      <p>
        <a class="action" href={isSignedIn ? deskPaths.ticket : signInPath}>
          {isSignedIn ? errorPages.back : signInText.title}
        </a>
      </p>
    </section>
  );
}

function Again({ action, hidden, text, withFiles }: FormAgain) {
  return (
    <form method="post" action={action} enctype={withFiles ? 'multipart/form-data' : undefined}>
      {hidden.map(({ name, value }) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {text === undefined ? null : (
        <>
          <label for="again-text">{errorPages.typed}</label>
          <textarea id="again-text" name="text" rows={5}>
            {text}
          </textarea>
        </>
      )}
      {withFiles ? (
        <>
          <label for="again-files">{tipForms.files}</label>
          <input id="again-files" name="files" type="file" multiple aria-describedby="again-files-hint" />
          <p class="hint" id="again-files-hint">
            {tipForms.filesAgain}
          </p>
        </>
      ) : null}
      <button type="submit">{errorPages.again}</button>
    </form>
  );
}
