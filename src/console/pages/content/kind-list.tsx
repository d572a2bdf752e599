import type { ContentKind } from '../../../knowledge/content.ts';
import { kindWords } from '../../../text/console-content.ts';
import { contentPagesText } from '../../../text/console-content-pages.ts';
import { neverRead } from '../../content/sheet.ts';
import { contentPaths } from '../../paths.ts';
import { BackTo } from './places.tsx';

export interface EntryRow {
  readonly kind: ContentKind;
  readonly key: string;
  readonly name: string;
  /** What it stands under; empty for nothing. */
  readonly group: string;
  readonly isSample: boolean;
  readonly isEdited: boolean;
  readonly isStale: boolean;
  readonly isRemoved: boolean;
}

interface KindListProps {
  readonly kind: ContentKind;
  readonly years: readonly number[];
  readonly year?: number;
  readonly rows: readonly EntryRow[];
  readonly removed: readonly EntryRow[];
  readonly groupNames: ReadonlyMap<string, string>;
  readonly mayAdd: boolean;
}

export function KindListPage({ kind, years, year, rows, removed, groupNames, mayAdd }: KindListProps) {
  const groups = [...new Set(rows.map(({ group }) => group))];
  return (
    <>
      <BackTo path={contentPaths.overview} label={contentPagesText.title} />
      <h1>{kindWords[kind].many}</h1>
      <p class="lead">{kindWords[kind].about}</p>
      {years.length > 1 ? <Years years={years} year={year} /> : null}
      {mayAdd ? (
        <p>
          <a class="action" href={year ? `${contentPaths.add(kind)}?year=${year}` : contentPaths.add(kind)}>
            {contentPagesText.add(kindWords[kind].one)}
          </a>
        </p>
      ) : null}
      {rows.length === 0 ? <p class="card empty">{contentPagesText.none}</p> : null}
      {groups.map((group) => (
        <section key={group}>
          {group ? <h2>{groupNames.get(group) ?? group}</h2> : null}
          <EntryRows rows={rows.filter((row) => row.group === group)} />
        </section>
      ))}
      {removed.length > 0 ? (
        <details class="card">
          <summary>{`${contentPagesText.removedTitle} (${removed.length})`}</summary>
          <EntryRows rows={removed} />
        </details>
      ) : null}
    </>
  );
}

function Years({ years, year: here }: { years: readonly number[]; year: number | undefined }) {
  return (
    <nav class="quick" aria-label={kindWords.year.many}>
      <ul>
        {years.map((year) => (
          <li key={year}>
            <a href={contentPaths.year(year)} aria-current={year === here ? 'page' : undefined}>
              {contentPagesText.ofYear(year)}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function EntryRows({ rows }: { rows: readonly EntryRow[] }) {
  return (
    <ul class="entries">
      {rows.map((row) => (
        <li key={row.key}>
          <a href={contentPaths.entry(row.kind, row.key)}>{row.name}</a> <Marks row={row} />
        </li>
      ))}
    </ul>
  );
}

function Marks({ row: { kind, isSample, isStale, isEdited, isRemoved } }: { row: EntryRow }) {
  const isUnchecked = isSample && !neverRead.includes(kind);
  return (
    <>
      {isRemoved ? <span class="mark">{contentPagesText.removedMark}</span> : null}
      {isUnchecked ? <span class="mark mark-soon">{contentPagesText.sampleMark}</span> : null}
      {isStale && !isSample ? <span class="mark mark-soon">{contentPagesText.oldMark}</span> : null}
      {isEdited && !isRemoved ? <span class="mark">{contentPagesText.editedMark}</span> : null}
    </>
  );
}
