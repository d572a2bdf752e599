import type { ContentKind } from '../../../knowledge/content.ts';
import type { UnfitRecord } from '../../../knowledge/ports.ts';
import { staleAfterDays } from '../../../knowledge/stale.ts';
import { listText } from '../../../text/console.ts';
import { kindWords } from '../../../text/console-content.ts';
import { contentPagesText, overviewText } from '../../../text/console-content-pages.ts';
import type { BoundedCount } from '../../../tickets/ports.ts';
import { contentPaths } from '../../paths.ts';
import { Places } from './places.tsx';
import { TryForm } from './try.tsx';

interface OverviewProps {
  readonly kinds: readonly { readonly kind: ContentKind; readonly count: number }[];
  readonly years: readonly { readonly year: number; readonly count: number }[];
  readonly stale: number;
  readonly waiting: BoundedCount;
  readonly dead: number;
  readonly unfit: readonly UnfitRecord[];
  readonly mayEdit: boolean;
}

export function OverviewPage(props: OverviewProps) {
  const { unfit, mayEdit } = props;
  return (
    <>
      <h1>{contentPagesText.title}</h1>
      <p class="lead">{contentPagesText.lead}</p>
      {mayEdit ? null : <p class="faint">{contentPagesText.readOnly}</p>}
      <Places here="overview" />
      {unfit.length > 0 ? <Unfit unfit={unfit} /> : null}
      <Waiting {...props} />
      <h2>{contentPagesText.try}</h2>
      <TryForm text="" />
      <AllKinds {...props} />
    </>
  );
}

function Waiting({ stale, waiting, dead }: OverviewProps) {
  const work = [
    {
      path: contentPaths.questions,
      label: overviewText.questions,
      hint: overviewText.questionsHint,
      count: waiting.isMore ? listText.moreThan(waiting.count) : String(waiting.count),
    },
    {
      path: `${contentPaths.links}?state=dead`,
      label: overviewText.dead,
      hint: overviewText.deadHint,
      count: String(dead),
    },
    {
      path: contentPaths.stale,
      label: overviewText.stale,
      hint: overviewText.staleHint(staleAfterDays),
      count: String(stale),
    },
  ];
  return (
    <section>
      <h2>{overviewText.waiting}</h2>
      <ul class="tiles">
        {work.map(({ path, label, hint, count }) => (
          <li key={path} class="card">
            <a href={path}>
              <b class={count === '0' ? 'count' : 'count some'}>{count}</b> {label}
            </a>
            <p class="hint">{hint}</p>
          </li>
        ))}
      </ul>
    </section>
  );
}

function AllKinds({ kinds, years }: OverviewProps) {
  return (
    <section>
      <h2>{overviewText.all}</h2>
      <ul class="tiles">
        {kinds.map(({ kind, count }) => (
          <li key={kind} class="card">
            <a href={contentPaths.kind(kind)}>{kindWords[kind].many}</a>
            <p class="hint">{`${contentPagesText.entries(count)} · ${kindWords[kind].about}`}</p>
            {kind === 'disclosure' ? <Years years={years} /> : null}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Years({ years }: Pick<OverviewProps, 'years'>) {
  return (
    <p class="row">
      {years.map(({ year, count }) => (
        <a key={year} class="action" href={contentPaths.year(year)}>
          {`${contentPagesText.ofYear(year)} (${count})`}
        </a>
      ))}
    </p>
  );
}

/** What is wrong with a stored entry is told as the schema tells it: these are for whoever looks after the system. */
function Unfit({ unfit }: Pick<OverviewProps, 'unfit'>) {
  return (
    <section class="problem">
      <h2>{overviewText.unfitTitle}</h2>
      <p>{overviewText.unfitAdvice}</p>
      <ul>
        {unfit.map(({ kind, key, faults }) => (
          <li key={`${kind}:${key}`}>
            <a href={`${contentPaths.entry(kind, key)}/history`}>{`${kind} ${key}`}</a>
            <br />
            <small lang="en">{faults.join('; ')}</small>
          </li>
        ))}
      </ul>
    </section>
  );
}
