import { webText } from '../../text/web.ts';

export interface TrailProps {
  readonly steps: readonly { readonly path: string; readonly label: string }[];
}

/** The way back up from this page. */
export function Trail({ steps }: TrailProps) {
  return (
    <nav class="trail" aria-label={webText.breadcrumb}>
      <ol>
        {steps.map(({ path, label }) => (
          <li key={path}>
            <a href={path}>{label}</a>
          </li>
        ))}
      </ol>
    </nav>
  );
}
