import { checkWords } from '../../../office/check-words.ts';
import { sectionTitles } from '../../../text/console-content.ts';
import { formText } from '../../../text/console-content-pages.ts';
import { wordsOfField } from '../../content/entry-name.ts';
import type { FormContext, Section } from '../../content/field.ts';
import { besides, type FormView, inputId } from '../../content/form-view.ts';
import { formOf } from '../../content/forms/forms.ts';
import { type CheckAnswer, neverRead, type Sheet, type SheetState } from '../../content/sheet.ts';
import { FieldInput } from './fields/field-input.tsx';
import { LineInput } from './fields/line-input.tsx';
import { ConflictNotice, FaultSummary, ShownCard } from './form-notices.tsx';

export interface EntryFormProps {
  readonly sheet: Sheet;
  readonly state: SheetState;
  readonly context: FormContext;
  readonly title: string;
  /** Where the form is sent, and where it leads when nothing is saved. */
  readonly action: string;
  readonly cancel: string;
  readonly nameOf: (username: string) => string;
}

/** The form of an entry, under what is to be said about it and, when asked for, its card. */
export function EntryFormPage(props: EntryFormProps) {
  const { sheet, state, context, title, action, cancel } = props;
  const form = formOf[sheet.kind];
  const view: FormView = { kind: sheet.kind, form, draft: state.draft, faults: state.faults, context };
  const isUnsaved = state.act !== undefined;
  return (
    <div class="entry-form">
      <h1>{title}</h1>
      <FaultSummary view={view} act={state.act} />
      {state.conflict ? <ConflictNotice conflict={state.conflict} nameOf={props.nameOf} /> : null}
      {state.card ? <ShownCard card={state.card} /> : null}
      <form method="post" action={action} novalidate data-saved={isUnsaved ? undefined : 'yes'}>
        <input type="hidden" name="version" value={state.version} />
        {sheet.record
          ? null
          : form.given.map((name) => (
              <input key={name} type="hidden" name={name} value={state.draft[name] ?? ''} />
            ))}
        {sheet.record || form.asked.length === 0 ? null : <KeyFields view={view} />}
        {form.sections.map((section) => (
          <FormSection key={section.title} view={view} section={section} />
        ))}
        {neverRead.includes(sheet.kind) ? null : (
          <CheckQuestion view={view} sheet={sheet} answer={state.answer} />
        )}
        <div class="row form-end">
          <button type="submit" name="act" value="save">
            {formText.save}
          </button>
          <button type="submit" name="act" value="preview" class="second">
            {formText.preview}
          </button>
          <a class="action" href={cancel}>
            {formText.cancel}
          </a>
        </div>
      </form>
    </div>
  );
}

function KeyFields({ view }: { view: FormView }) {
  return (
    <section class="card">
      {view.form.asked.map((field) => {
        const { label, hint } = wordsOfField(view.kind, field.name);
        return (
          <LineInput
            key={field.name}
            view={view}
            input={field.name}
            label={label}
            hint={hint}
            field={field}
          />
        );
      })}
    </section>
  );
}

function FormSection({ view, section }: { view: FormView; section: Section }) {
  return (
    <section class="card">
      <h2>{sectionTitles[section.title]}</h2>
      {section.fields
        .filter(({ type }) => type !== 'unsure')
        .map((field) => (
          <FieldInput key={field.name} view={view} field={field} />
        ))}
    </section>
  );
}

const answers: readonly (readonly [CheckAnswer, string])[] = [
  ['all', formText.checkedAll],
  ['part', formText.checkedPart],
];

function CheckQuestion({
  view,
  sheet,
  answer,
}: {
  view: FormView;
  sheet: Sheet;
  answer: CheckAnswer | undefined;
}) {
  const fault = view.faults.checked;
  const now = checkWords(sheet.record?.entry.check ?? 'sample').words;
  return (
    <fieldset
      class="card"
      id={inputId('checked')}
      tabIndex={-1}
      aria-describedby={fault ? besides.fault('checked') : undefined}
    >
      <legend>{formText.checkedLegend}</legend>
      <p class="hint">{formText.checkedNow(now)}</p>
      {fault ? (
        <p class="fault" id={besides.fault('checked')}>
          {fault}
        </p>
      ) : null}
      {answers.map(([value, words]) => (
        <label key={value} class="tick">
          <input type="radio" name="checked" value={value} checked={answer === value} />
          <span>{words}</span>
        </label>
      ))}
    </fieldset>
  );
}
