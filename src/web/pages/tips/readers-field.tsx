import { reportText } from '../../../text/web-tip.ts';

interface ReadersFieldProps {
  readonly title: string;
  readonly names: readonly string[];
  readonly ticked: readonly string[];
}

/** Who can read it, each with a box that keeps them from it. */
export function ReadersField({ title, names, ticked }: ReadersFieldProps) {
  if (names.length === 0) {
    return (
      <section id="readers">
        <h2>{title}</h2>
        <p>{reportText.nobodyReads}</p>
      </section>
    );
  }
  return (
    <fieldset class="boxes" id="readers" aria-describedby="readers-hint">
      <legend>{title}</legend>
      <p id="readers-hint" class="hint">
        {reportText.leaveOutHint}
      </p>
      {[...new Set(names)].map((name) => (
        <label key={name} class="box">
          <input type="checkbox" name="leaveOut" value={name} checked={ticked.includes(name)} />{' '}
          {reportText.leaveOut(name)}
        </label>
      ))}
    </fieldset>
  );
}

/** Ticks carried over a page that has no boxes. */
export function HiddenTicks({ names }: { readonly names: readonly string[] }) {
  return (
    <>
      {names.map((name) => (
        <input key={name} type="hidden" name="leaveOut" value={name} />
      ))}
    </>
  );
}
