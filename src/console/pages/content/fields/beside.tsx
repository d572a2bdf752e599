import { formText } from '../../../../text/console-content-pages.ts';
import { unsureInput } from '../../../content/draft.ts';
import type { Field } from '../../../content/field.ts';
import { besides, type FormView, inputId } from '../../../content/form-view.ts';

export interface InputProps {
  readonly view: FormView;
  readonly input: string;
  readonly label: string;
  readonly hint?: string | undefined;
  readonly isOptional?: boolean | undefined;
}

/** The label of an input with its hint and what is wrong, to stand above the control. */
export function Above({ view, input, label, hint, isOptional }: InputProps) {
  return (
    <>
      <label for={inputId(input)} id={besides.label(input)}>
        {label} {isOptional ? <span class="optional">{formText.optional}</span> : null}
      </label>
      <Advice view={view} input={input} hint={hint} />
    </>
  );
}

export function Advice({ view, input, hint }: Pick<InputProps, 'view' | 'input' | 'hint'>) {
  const fault = view.faults[input];
  return (
    <>
      {hint ? (
        <p class="hint" id={besides.hint(input)}>
          {hint}
        </p>
      ) : null}
      {fault ? (
        <p class="fault" id={besides.fault(input)}>
          {fault}
        </p>
      ) : null}
    </>
  );
}

/** The tick by which a value is marked as to be confirmed; described by the name of the field it stands under. */
export function UnsureTick({ view, field }: { view: FormView; field: Field }) {
  if (!field.mayBeUnsure) return null;
  const input = unsureInput(field.name);
  return (
    <label class="tick unsure-tick" for={inputId(input)}>
      <input
        type="checkbox"
        id={inputId(input)}
        name={input}
        value="yes"
        checked={Boolean(view.draft[input])}
        aria-describedby={besides.label(field.name)}
      />
      <span>{formText.unsure}</span>
    </label>
  );
}
