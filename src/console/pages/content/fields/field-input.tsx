import { wordsOfField } from '../../../content/entry-name.ts';
import type { Field } from '../../../content/field.ts';
import type { FormView } from '../../../content/form-view.ts';
import { UnsureTick } from './beside.tsx';
import { ChoiceInput, ChoiceOrWordsInput, ChoicesInput } from './choice-input.tsx';
import { LineInput, TextInput } from './line-input.tsx';
import { RowsInput } from './rows-input.tsx';

/** Whatever input a field of a form needs, with its words. */
export function FieldInput({ view, field }: { view: FormView; field: Field }) {
  const { label, hint } = wordsOfField(view.kind, field.name);
  return (
    <div class="field">
      <Input view={view} field={field} label={label} hint={hint} />
      <UnsureTick view={view} field={field} />
    </div>
  );
}

function Input({
  view,
  field,
  label,
  hint,
}: {
  view: FormView;
  field: Field;
  label: string;
  hint: string | undefined;
}) {
  const shared = { view, input: field.name, label, hint, isOptional: field.isOptional };
  switch (field.type) {
    case 'line':
      return <LineInput {...shared} field={field} />;
    case 'passage':
      return <TextInput {...shared} />;
    case 'lines':
      return <TextInput {...shared} isList />;
    case 'choice':
      return <ChoiceInput {...shared} choices={field.choices} />;
    case 'choice-or-words':
      return <ChoiceOrWordsInput {...shared} choices={field.choices} />;
    case 'choices':
      return <ChoicesInput {...shared} field={field} />;
    case 'rows':
      return <RowsInput {...shared} field={field} />;
    case 'unsure':
      return null;
    default:
      return field satisfies never;
  }
}
