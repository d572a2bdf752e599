import { formText } from '../../../../text/console-content-pages.ts';
import { filledRows, rowInput } from '../../../content/draft.ts';
import { wordsOfField } from '../../../content/entry-name.ts';
import type { Column, RowsField } from '../../../content/field.ts';
import { besides, inputId } from '../../../content/form-view.ts';
import { Advice, type InputProps } from './beside.tsx';
import { ChoiceInput } from './choice-input.tsx';
import { LineInput, TextInput } from './line-input.tsx';

/** Rows of the same few inputs, always with some empty ones to fill in. */
export function RowsInput(props: InputProps & { field: RowsField }) {
  const { view, field, label, isOptional } = props;
  const filled = filledRows(field, view.draft);
  const shown = Math.min(field.most, (filled.at(-1) ?? -1) + 1 + field.spare);
  const row = wordsOfField(view.kind, field.name).row ?? label;
  return (
    <fieldset id={inputId(field.name)} class="rows" tabIndex={-1}>
      <legend id={besides.label(field.name)}>
        {label} {isOptional ? <span class="optional">{formText.optional}</span> : null}
      </legend>
      <Advice {...props} />
      {Array.from({ length: shown }, (_, nth) => (
        <fieldset key={`${field.name}.${nth}`} class="one-row">
          <legend>{formText.nth(row, nth + 1)}</legend>
          <div class="cells">
            {field.columns.map((column) => (
              <div key={column.name} class={column.type === 'passage' ? 'cell wide' : 'cell'}>
                <Cell {...props} column={column} row={nth} />
              </div>
            ))}
          </div>
        </fieldset>
      ))}
    </fieldset>
  );
}

function Cell({ view, field, column, row }: InputProps & { field: RowsField; column: Column; row: number }) {
  const shared = {
    view,
    input: rowInput(field.name, row, column.name),
    label: wordsOfField(view.kind, field.name).columns?.[column.name] ?? column.name,
  };
  if (column.type === 'line') return <LineInput {...shared} field={column} />;
  if (column.type === 'passage') return <TextInput {...shared} />;
  const chosen = view.draft[shared.input] || column.choices(view.context, view.draft)[0]?.value;
  const draft = { ...view.draft, ...(chosen ? { [shared.input]: chosen } : {}) };
  return <ChoiceInput {...shared} view={{ ...view, draft }} choices={column.choices} />;
}
