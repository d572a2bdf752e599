import type { ContentKind } from '../../../knowledge/content.ts';
import type { ContentDeed } from '../../../knowledge/ports.ts';
import { deedWords } from '../../../text/console-content.ts';
import { historyText } from '../../../text/console-content-pages.ts';
import { thaiDateTime } from '../../../text/dates.ts';
import type { Change } from '../../content/changes.ts';
import { contentPaths } from '../../paths.ts';
import { Problem } from '../notices.tsx';
import { ChangeList } from './change-list.tsx';
import { BackTo } from './places.tsx';

export interface ShownVersion {
  readonly version: number;
  readonly how: ContentDeed;
  readonly who: string;
  readonly at: Date;
  readonly changes: readonly Change[];
  readonly isFirst: boolean;
  /** Whether it can be gone back to. */
  readonly isUsable: boolean;
}

interface HistoryProps {
  readonly kind: ContentKind;
  readonly key: string;
  readonly name: string;
  /** The version in use. */
  readonly current: number;
  readonly isUnfit: boolean;
  readonly versions: readonly ShownVersion[];
  readonly isFirstPage: boolean;
  /** Older ones than this version are on the next page. */
  readonly older?: number;
  readonly problem?: string;
  readonly mayEdit: boolean;
}

export function HistoryPage(props: HistoryProps) {
  const { kind, key, name, isUnfit, versions, isFirstPage, older, problem } = props;
  const path = contentPaths.entry(kind, key);
  return (
    <div class="entry-page">
      {isUnfit ? null : <BackTo path={path} label={name} />}
      <h1>{historyText.title(name)}</h1>
      {problem ? <Problem id="history-problem" words={problem} /> : null}
      {isUnfit ? <p class="problem">{historyText.unfit}</p> : null}
      <ol class="versions" reversed>
        {versions.map((version) => (
          <li key={version.version} class="card">
            <OneVersion {...props} shown={version} />
          </li>
        ))}
      </ol>
      <nav class="pages" aria-label={historyText.title(name)}>
        {isFirstPage ? null : <a href={`${path}/history`}>{historyText.newest}</a>}
        {older ? (
          <a rel="next" href={`${path}/history?before=${older}`}>
            {historyText.older}
          </a>
        ) : null}
      </nav>
    </div>
  );
}

function OneVersion({ kind, key, current, mayEdit, shown }: HistoryProps & { shown: ShownVersion }) {
  const { version, how, who, at, changes, isFirst, isUsable } = shown;
  const isNow = version === current;
  return (
    <>
      <h2>
        {`${historyText.version(version)}: ${deedWords[how]}`}{' '}
        {isNow ? <span class="mark">{historyText.now}</span> : null}
      </h2>
      <p class="faint">
        <time datetime={at.toISOString()}>{thaiDateTime(at)}</time> {historyText.by(who)}
      </p>
      {isFirst ? <p>{historyText.began}</p> : null}
      {changes.length > 0 ? <ChangeList changes={changes} /> : null}
      {changes.length === 0 && !isFirst && how !== 'remove' ? <p>{historyText.noChange}</p> : null}
      {mayEdit && isUsable && !isNow ? (
        <form method="post" action={`${contentPaths.entry(kind, key)}/history`}>
          <input type="hidden" name="version" value={current} />
          <input type="hidden" name="use" value={version} />
          <button type="submit" class="quiet" aria-describedby={`use-${version}`}>
            {historyText.use}
          </button>{' '}
          <small class="faint" id={`use-${version}`}>
            {historyText.useHint}
          </small>
        </form>
      ) : null}
    </>
  );
}
