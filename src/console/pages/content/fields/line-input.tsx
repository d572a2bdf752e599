import type { LineField, LineValue } from '../../../content/field.ts';
import { controlOf } from '../../../content/form-view.ts';
import { Above, type InputProps } from './beside.tsx';

/** The keyboard that a phone shows. */
const keyboards: Partial<Record<LineValue, 'tel' | 'url' | 'email' | 'numeric'>> = {
  phone: 'tel',
  url: 'url',
  email: 'email',
  number: 'numeric',
  year: 'numeric',
};

/** One line to type, or a low box for a line that is long. */
export function LineInput(props: InputProps & { field: Pick<LineField, 'as' | 'isLong'> }) {
  const { view, input, hint, field } = props;
  const { as = 'text', isLong } = field;
  const value = view.draft[input] ?? '';
  const control = { ...controlOf(view, input, hint), autocomplete: 'off' } as const;
  return (
    <>
      <Above {...props} />
      {isLong ? (
        <textarea {...control} class="low" rows={2}>
          {value}
        </textarea>
      ) : (
        <input {...control} inputMode={keyboards[as]} autocapitalize="none" value={value} />
      )}
    </>
  );
}

/** A text of several lines, or a list with one thing a line. */
export function TextInput(props: InputProps & { isList?: boolean }) {
  const { view, input, hint, isList } = props;
  return (
    <>
      <Above {...props} />
      <textarea {...controlOf(view, input, hint)} class={isList ? undefined : 'low'} rows={isList ? 5 : 3}>
        {view.draft[input] ?? ''}
      </textarea>
    </>
  );
}
