import { staleAfterDays } from '../../../knowledge/stale.ts';
import { kindWords } from '../../../text/console-content.ts';
import { contentPagesText, overviewText } from '../../../text/console-content-pages.ts';
import { thaiDay } from '../../../text/dates.ts';
import { contentPaths } from '../../paths.ts';
import type { EntryRow } from './kind-list.tsx';
import { BackTo } from './places.tsx';

interface StaleProps {
  readonly rows: readonly (EntryRow & { readonly checkedOn?: string })[];
  readonly all: number;
}

/** What should be looked through next. Each leads to its entry: nothing is ticked off without having been read. */
export function StalePage({ rows, all }: StaleProps) {
  return (
    <>
      <BackTo path={contentPaths.overview} label={contentPagesText.title} />
      <h1>{overviewText.stale}</h1>
      <p class="lead">{overviewText.staleHint(staleAfterDays)}</p>
      {rows.length === 0 ? <p class="card empty">{overviewText.nothing}</p> : null}
      {rows.length < all ? <p>{contentPagesText.shown(rows.length, all)}</p> : null}
      <ul class="entries">
        {rows.map(({ kind, key, name, checkedOn }) => (
          <li key={`${kind}:${key}`}>
            <a href={contentPaths.entry(kind, key)}>{name}</a>{' '}
            <span class="faint">{`${kindWords[kind].one} · ${lastCheck(checkedOn)}`}</span>
          </li>
        ))}
      </ul>
    </>
  );
}

function lastCheck(on: string | undefined): string {
  return on ? overviewText.checkedOn(thaiDay(on)) : contentPagesText.sampleMark;
}
