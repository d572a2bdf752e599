import type { LinkCode, LinkFault, LinkHealth, LinkState } from '../../../knowledge/link-schedule.ts';
import { linkFaultLabels, linkStateLabels, linksText } from '../../../text/console-links.ts';
import { thaiDate, thaiDateTime } from '../../../text/dates.ts';
import type { Use } from '../../content/uses.ts';
import { contentPaths } from '../../paths.ts';
import { Notice } from '../notices.tsx';
import { Places } from './places.tsx';

export interface ShownLink {
  readonly url: string;
  readonly title: string;
  readonly health: LinkHealth;
  readonly uses: readonly Use[];
}

interface LinkListProps {
  readonly links: readonly ShownLink[];
  readonly counts: readonly { readonly state: LinkState; readonly count: number }[];
  /** The only state that is shown. */
  readonly state?: LinkState;
  readonly isChecking: boolean;
  readonly mayEdit: boolean;
}

export function LinkListPage({ links, counts, state, isChecking, mayEdit }: LinkListProps) {
  return (
    <>
      <h1>{linksText.title}</h1>
      <p class="lead">{linksText.lead}</p>
      <Places here="links" />
      {isChecking ? <Notice words={linksText.checking} /> : null}
      <nav class="quick" aria-label={linksText.title}>
        <ul>
          <li>
            <a href={contentPaths.links} aria-current={state ? undefined : 'page'}>
              {linksText.all}
            </a>
          </li>
          {counts.map(({ state: one, count }) => (
            <li key={one}>
              <a
                href={`${contentPaths.links}?state=${one}`}
                aria-current={one === state ? 'page' : undefined}
              >
                {linkStateLabels[one]} <b class={isBad(one) && count > 0 ? 'count some' : 'count'}>{count}</b>
              </a>
            </li>
          ))}
        </ul>
      </nav>
      {links.length === 0 ? <p class="card empty">{linksText.none}</p> : null}
      <ul class="links">
        {links.map((link) => (
          <li key={link.url} class="card">
            <OneLink link={link} mayEdit={mayEdit} />
          </li>
        ))}
      </ul>
    </>
  );
}

function OneLink({ link: { url, title, health, uses }, mayEdit }: { link: ShownLink; mayEdit: boolean }) {
  return (
    <>
      <p>
        <span class={`mark link-${health.state}`}>{linkStateLabels[health.state]}</span>{' '}
        <strong>{title}</strong>
        <br />
        <a class="address" href={url} rel="noreferrer">
          {url}
        </a>
      </p>
      <p class="faint">{healthWords(health)}</p>
      <p>
        {linksText.usedBy}{' '}
        {uses.map(({ kind, key, name }, index) => (
          <span key={`${kind}:${key}`}>
            {index > 0 ? ' / ' : ''}
            <a href={contentPaths.entry(kind, key)}>{name}</a>
          </span>
        ))}
      </p>
      {mayEdit ? (
        <form method="post" action={`${contentPaths.links}/check`}>
          <input type="hidden" name="url" value={url} />
          <button type="submit" class="quiet" aria-label={linksText.checkNowOf(title)}>
            {linksText.checkNow}
          </button>
        </form>
      ) : null}
    </>
  );
}

function healthWords({ state, checkedAt, code, failures, firstFailedAt }: LinkHealth): string {
  return [
    checkedAt ? linksText.checkedAt(thaiDateTime(checkedAt)) : linksText.never,
    ...(code && state !== 'ok' ? [codeWords(code)] : []),
    ...(failures > 0 && firstFailedAt ? [linksText.failures(failures, thaiDate(firstFailedAt))] : []),
  ].join(' · ');
}

function codeWords(code: LinkCode): string {
  if (!/^\d+$/.test(code)) return linkFaultLabels[code as LinkFault];
  if (code === '404') return linksText.notFound;
  if (code === '410') return linksText.gone;
  if (code === '401' || code === '403') return linksText.forbidden(code);
  return code.startsWith('5') ? linksText.serverFault(code) : linksText.status(code);
}

function isBad(state: LinkState): boolean {
  return state === 'dead' || state === 'failing';
}
