import { choiceWords } from '../../../../text/console-content.ts';
import { formText } from '../../../../text/console-content-pages.ts';
import { nthInput, ownWords, wordsInput } from '../../../content/draft.ts';
import type { Choice, Choices, ChoicesField } from '../../../content/field.ts';
import { besides, controlOf, inputId } from '../../../content/form-view.ts';
import { Above, Advice, type InputProps } from './beside.tsx';
import { LineInput } from './line-input.tsx';

interface ChoiceProps extends InputProps {
  readonly choices: Choices;
  /** Choices that stand after the others. */
  readonly more?: readonly Choice[];
}

/** One choice out of a list; what was chosen once and is gone from the list stays to be seen. */
export function ChoiceInput(props: ChoiceProps) {
  const { view, input, hint, isOptional, choices, more = [] } = props;
  const chosen = view.draft[input] ?? '';
  const options = [...choices(view.context, view.draft), ...more];
  const isGone = chosen !== '' && !options.some(({ value }) => value === chosen);
  return (
    <>
      <Above {...props} />
      <select {...controlOf(view, input, hint)}>
        {isOptional || chosen === '' ? (
          <option value="">{isOptional ? choiceWords.none : choiceWords.choose}</option>
        ) : null}
        {isGone ? (
          <option value={chosen} selected>
            {choiceWords.gone(chosen)}
          </option>
        ) : null}
        {options.map(({ value, label }) => (
          <option key={value} value={value} selected={value === chosen}>
            {label}
          </option>
        ))}
      </select>
    </>
  );
}

/** A choice, and an input for words of one's own. */
export function ChoiceOrWordsInput(props: ChoiceProps) {
  const { view, input } = props;
  return (
    <>
      <ChoiceInput {...props} more={[{ value: ownWords, label: choiceWords.otherWords }]} />
      <LineInput view={view} input={wordsInput(input)} label={formText.ownWordsHere} field={{}} />
    </>
  );
}

const emptyChoices = 2;

/** Several choices out of one list, in order. */
export function ChoicesInput(props: InputProps & { field: ChoicesField }) {
  const { view, field, label } = props;
  const { name, most, choices } = field;
  const filled = Array.from({ length: most }, (_, nth) => nth).filter(
    (nth) => view.draft[nthInput(name, nth)],
  );
  const shown = Math.min(most, (filled.at(-1) ?? -1) + 1 + emptyChoices);
  return (
    <fieldset id={inputId(name)} tabIndex={-1}>
      <legend id={besides.label(name)}>{label}</legend>
      <Advice {...props} />
      {Array.from({ length: shown }, (_, nth) => (
        <ChoiceInput
          key={nthInput(name, nth)}
          view={view}
          input={nthInput(name, nth)}
          label={formText.nth(label, nth + 1)}
          choices={choices}
          isOptional={nth > 0}
        />
      ))}
    </fieldset>
  );
}
