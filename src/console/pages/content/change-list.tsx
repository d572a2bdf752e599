import type { ComponentChildren } from 'preact';
import { historyText } from '../../../text/console-content-pages.ts';
import type { Change } from '../../content/changes.ts';

/** What changed, field by field, in words: the old beside the new, or of a list what came and went. */
export function ChangeList({
  changes,
  after,
}: {
  changes: readonly Change[];
  after?: (name: string) => string | null;
}) {
  return (
    <dl class="facts changes">
      {changes.map((change) => (
        <div key={change.name}>
          <dt>{change.label}</dt>
          <dd>
            <OneChange {...change} />
            {after?.(change.name) ? <p class="fault">{after(change.name)}</p> : null}
          </dd>
        </div>
      ))}
    </dl>
  );
}

function OneChange({ isList, before, after }: Change) {
  if (isList && before.length + after.length === 0) return <p>{historyText.reordered}</p>;
  return (
    <>
      <Lines as="del" label={isList ? historyText.gone : historyText.before} lines={before} />
      <Lines as="ins" label={isList ? historyText.added : historyText.after} lines={after} />
    </>
  );
}

interface LinesProps {
  readonly as: 'del' | 'ins';
  readonly label: string;
  readonly lines: readonly string[];
}

function Lines({ as: Mark, label, lines }: LinesProps) {
  if (lines.length === 0) return null;
  const words: ComponentChildren = lines.map((line, index) => (
    <span key={String(index)} class="line">
      {line}
    </span>
  ));
  return (
    <p class={`changed ${Mark}`}>
      <b>{label}: </b>
      <Mark>{words}</Mark>
    </p>
  );
}
