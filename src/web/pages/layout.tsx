import type { ComponentChildren } from 'preact';
import type { Office } from '../../office/office.ts';
import { webText } from '../../text/web.ts';
import { reportText, trackText } from '../../text/web-tip.ts';
import { webPaths } from '../paths.ts';

export interface LayoutProps {
  readonly title: string;
  readonly about: string;
  readonly body: ComponentChildren;
  readonly office: Office;
  readonly styles: readonly string[];
  /** The path of this page. */
  readonly here: string;
  readonly canonical?: string;
  readonly script?: string;
}

const places = [
  { path: webPaths.services, label: webText.services },
  { path: webPaths.disclosures, label: webText.disclosures },
  { path: webPaths.contacts, label: webText.contacts },
  { path: webPaths.report, label: reportText.title },
  { path: webPaths.track, label: trackText.title },
];

/** The frame of every public page: skip link, the office's name, the few places there are. */
export function Layout({ title, about, body, office, styles, here, canonical, script }: LayoutProps) {
  return (
    <html lang="th" data-theme="light">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{title.includes(office.shortName) ? title : `${title} · ${office.shortName}`}</title>
        <meta name="description" content={about} />
        {canonical ? <link rel="canonical" href={canonical} /> : <meta name="robots" content="noindex" />}
        <link rel="icon" href="data:," />
        {styles.map((href) => (
          <link key={href} rel="stylesheet" href={href} />
        ))}
        {script ? <script type="module" src={script} /> : null}
      </head>
      <body>
        <a class="skip" href="#main">
          {webText.skip}
        </a>
        <header class="top">
          <div class="bar">
            <p class="brand">
              <a href={webPaths.home}>
                <strong>{office.name}</strong>
              </a>
            </p>
            <nav class="places" aria-label={webText.nav}>
              <ul>
                {places.map(({ path, label }) => (
                  <li key={path}>
                    <a href={path} aria-current={currentOf(path, here)}>
                      {label}
                    </a>
                  </li>
                ))}
              </ul>
            </nav>
          </div>
        </header>
        <main id="main" tabIndex={-1}>
          {body}
        </main>
        <footer class="foot">
          {office.isSample ? <p>{webText.sample}</p> : null}
          <p>{webText.lineHint}</p>
          <p class="no-print">
            <a class="action" href="/console">
              {webText.officers}
            </a>
          </p>
        </footer>
      </body>
    </html>
  );
}

function currentOf(path: string, here: string): 'page' | 'true' | undefined {
  if (path === here) return 'page';
  return here.startsWith(`${path}/`) ? 'true' : undefined;
}
