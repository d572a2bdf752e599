import type { ComponentChildren } from 'preact';
import type { Office } from '../../office/office.ts';
import { may } from '../../staff/may.ts';
import type { Staff } from '../../staff/staff.ts';
import { consoleText, listText } from '../../text/console.ts';
import { auditText } from '../../text/console-audit.ts';
import { contentPagesText, overviewText } from '../../text/console-content-pages.ts';
import { roleLabels } from '../../text/console-staff.ts';
import type { BoundedCount } from '../../tickets/ports.ts';
import type { AssetUrls } from '../assets.ts';
import type { Banner } from '../banners.ts';
import type { QuotaState } from '../deps.ts';
import { accountPath, auditPath, contentPaths, deskPaths, mount, recoveryPath, staffPath } from '../paths.ts';
import { Banners } from './banners.tsx';
import { QuotaLine } from './quota-line.tsx';

/** Where the live refresh asks, what it hears as long as nothing is new, and the page to load when it is. */
export interface Pulse {
  readonly address: string;
  readonly mark: string;
  readonly page: string;
}

export interface LayoutProps {
  readonly title: string;
  readonly body: ComponentChildren;
  readonly pulse?: Pulse;
  readonly office: Office;
  readonly assets: AssetUrls;
  readonly viewer: Staff | null;
  readonly quota: QuotaState | null;
  /** Questions that found no answer; null when they are not counted. */
  readonly waiting: BoundedCount | null;
  /** What the viewer is reminded of. */
  readonly banners: readonly Banner[];
  readonly hasCard?: boolean;
  /** The path of this page. */
  readonly here: string;
}

/** The frame of every page: skip link, the office's name, navigation, who is signed in, the month's quota. */
export function Layout(props: LayoutProps) {
  const { title, body, pulse, office, assets, viewer, quota, banners, hasCard } = props;
  const styles = hasCard ? [...assets.styles, assets.card.style] : assets.styles;
  return (
    <html lang="th" data-theme="light">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <meta name="format-detection" content="telephone=no" />
        <title>{`${title} · ${office.shortName}`}</title>
        <link rel="icon" href="data:," />
        {styles.map((href) => (
          <link key={href} rel="stylesheet" href={href} />
        ))}
        {viewer ? <script src={assets.script} defer /> : null}
        {hasCard ? <script type="module" src={assets.card.script} /> : null}
      </head>
      <body class={viewer ? undefined : 'outside'}>
        <a class="skip" href="#main">
          {consoleText.skip}
        </a>
        <header class="top">
          <div class="bar">
            <p class="brand">
              <strong>{office.shortName}</strong> <span>{consoleText.product}</span>
            </p>
            {viewer ? <Navigation {...props} viewer={viewer} /> : null}
          </div>
          {viewer ? <QuotaLine quota={quota} /> : null}
          <Banners banners={banners} />
        </header>
        {pulse ? <LiveNews pulse={pulse} /> : null}
        <main id="main" tabIndex={-1}>
          {body}
        </main>
        {office.isSample ? <footer class="sample">{consoleText.sample}</footer> : null}
      </body>
    </html>
  );
}

function Navigation({ viewer, here, waiting }: LayoutProps & { viewer: Staff }) {
  const places: Place[] = [
    { path: deskPaths.ticket, label: consoleText.tickets, isShown: may(viewer.role, 'ticket.read') },
    { path: deskPaths.tip, label: consoleText.tips, isShown: may(viewer.role, 'tip.read') },
    {
      path: contentPaths.overview,
      label: contentPagesText.title,
      isShown: may(viewer.role, 'content.read'),
      also: [contentPaths.questions, contentPaths.links],
      waiting,
    },
    { path: staffPath, label: consoleText.staff, isShown: may(viewer.role, 'staff.manage') },
    {
      path: auditPath,
      label: auditText.title,
      isShown: viewer.role === 'admin' || viewer.role === 'tip-officer',
      also: [recoveryPath],
    },
    { path: accountPath, label: consoleText.account, isShown: true },
  ];
  return (
    <>
      <nav class="places" aria-label={consoleText.nav}>
        <ul>
          {places
            .filter((place) => place.isShown && (!viewer.mustChangePassword || place.path === accountPath))
            .map((place) => (
              <li key={place.path}>
                <a href={place.path} aria-current={currentOf(place, here)}>
                  {place.label}
                  {place.waiting ? <Waiting {...place.waiting} /> : null}
                </a>
              </li>
            ))}
        </ul>
      </nav>
      <div class="who">
        <span class="who-name">
          {viewer.name} <small>{roleLabels[viewer.role]}</small>
        </span>
        <form method="post" action={`${mount}/sign-out`}>
          <button type="submit" class="quiet">
            {consoleText.signOut}
          </button>
        </form>
      </div>
    </>
  );
}

interface Place {
  readonly path: string;
  readonly label: string;
  readonly isShown: boolean;
  /** Addresses of other pages that belong to it. */
  readonly also?: readonly string[];
  readonly waiting?: BoundedCount | null;
}

function Waiting({ count, isMore }: BoundedCount) {
  if (count === 0) return null;
  return (
    <>
      {' '}
      <b class="count some">{isMore ? listText.moreThan(count) : String(count)}</b>{' '}
      <span class="unseen">{overviewText.questions}</span>
    </>
  );
}

function currentOf({ path, also = [] }: Place, here: string): 'page' | 'true' | undefined {
  if (path === here) return 'page';
  return [path, ...also].some((one) => here === one || here.startsWith(`${one}/`)) ? 'true' : undefined;
}

function LiveNews({ pulse }: { pulse: Pulse }) {
  return (
    <div class="news" role="status" data-pulse={pulse.address} data-mark={pulse.mark}>
      <p data-news hidden>
        {consoleText.news} <a href={pulse.page}>{consoleText.reload}</a>
      </p>
    </div>
  );
}
