import { conflictText, formText } from '../../../text/console-content-pages.ts';
import { thaiDateTime } from '../../../text/dates.ts';
import { inputsOf } from '../../content/draft.ts';
import { type FormView, inputId, labelOfInput } from '../../content/form-view.ts';
import type { Conflict, SheetState } from '../../content/sheet.ts';
import { Notice } from '../notices.tsx';
import { CardPreview } from './card-preview.tsx';
import { ChangeList } from './change-list.tsx';

/** What is wrong, each with a way to its field, in the order of the form. */
export function FaultSummary({ view, act }: { view: FormView; act: SheetState['act'] | undefined }) {
  const order = [...inputsOf(view.form), 'checked'];
  const faults = Object.entries(view.faults).sort(([a], [b]) => order.indexOf(a) - order.indexOf(b));
  if (faults.length === 0) return null;
  const words = act === 'preview' ? formText.previewFaults : formText.faults;
  return (
    <div class="problem" role="alert">
      <p>
        <strong>{words(faults.length)}</strong>
      </p>
      <ul>
        {faults.map(([input, fault]) => (
          <li key={input}>
            {view.form.given.includes(input) ? (
              formText.badKey
            ) : (
              <a href={`#${inputId(input)}`}>{`${labelOfInput(view.kind, input)}: ${fault}`}</a>
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}

/** What somebody else changed meanwhile, and where both changed the same. */
export function ConflictNotice({
  conflict,
  nameOf,
}: {
  conflict: Conflict;
  nameOf: (username: string) => string;
}) {
  const { by, at, isRemoved, changes, both } = conflict;
  return (
    <div class="problem" role="alert">
      <p>
        <strong>{conflictText.title}</strong> {conflictText.who(nameOf(by), thaiDateTime(at))}
      </p>
      <p>{isRemoved ? conflictText.removed : conflictText.kept}</p>
      {changes.length > 0 ? (
        <>
          <h2>{conflictText.theirs}</h2>
          <ChangeList changes={changes} after={(name) => (both.includes(name) ? conflictText.both : null)} />
        </>
      ) : null}
      <p>{conflictText.again}</p>
    </div>
  );
}

/** What was typed as a villager would see it. */
export function ShownCard({ card }: { card: readonly object[] }) {
  if (card.length === 0) return <Notice words={formText.noCard} />;
  return (
    <>
      <Notice words={formText.previewed} />
      <CardPreview messages={card} />
    </>
  );
}
