import type { ComponentChildren } from 'preact';
import type { TipField } from '../../tips/tip-form-state.ts';
import { Problem } from '../notices.tsx';
import { type TipPageProps, tipPath } from './tip-page-props.ts';
import { talkLength } from './tip-talk.tsx';

interface FormProps {
  readonly page: TipPageProps;
  readonly field: TipField;
  readonly class?: string;
  readonly withFiles?: boolean;
  readonly title?: string;
  readonly children: ComponentChildren;
}

/** A form of a tip's page, with why it was refused, and what it carries unseen. */
export function TipForm({ page, field, title, withFiles, children, ...rest }: FormProps) {
  const { tip, state } = page;
  const problem = state.problem?.field === field ? state.problem.words : null;
  return (
    <form
      id={field}
      class={rest.class}
      method="post"
      action={`${tipPath(tip.number)}/${field}#${field}`}
      enctype={withFiles ? 'multipart/form-data' : undefined}
    >
      {title ? <h2>{title}</h2> : null}
      {problem ? <Problem id={`${field}-problem`} words={problem} /> : null}
      <input type="hidden" name="form" value={state.formId} />
      <input type="hidden" name="revision" value={tip.revision} />
      <input type="hidden" name="seen" value={talkLength(tip)} />
      {children}
    </form>
  );
}

/** Ids of what describes a field: the problem, if there is one, and its hints. */
export function describedBy({ state }: TipPageProps, field: TipField, ...hints: string[]): string {
  return [...(state.problem?.field === field ? [`${field}-problem`] : []), ...hints].join(' ');
}
