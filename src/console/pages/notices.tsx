import { consoleText } from '../../text/console.ts';

/** Says that something was done. */
export function Notice({ words }: { words: string }) {
  return (
    <p class="notice" role="status">
      {words}
    </p>
  );
}

/** Says why a form was not done; the field it is about points to `id`. */
export function Problem({ id, words }: { id: string; words: string }) {
  return (
    <p class="problem" role="alert" id={id}>
      <strong>{consoleText.problem}: </strong>
      {words}
    </p>
  );
}
