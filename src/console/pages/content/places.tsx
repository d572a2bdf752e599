import { contentPagesText, overviewText } from '../../../text/console-content-pages.ts';
import { linksText } from '../../../text/console-links.ts';
import { contentPaths } from '../../paths.ts';

type Place = 'overview' | 'questions' | 'links' | 'try';

const places: readonly { readonly place: Place; readonly label: string }[] = [
  { place: 'overview', label: contentPagesText.overview },
  { place: 'questions', label: overviewText.questions },
  { place: 'links', label: linksText.title },
  { place: 'try', label: contentPagesText.try },
];

/** The way between the parts of the content. */
export function Places({ here }: { here?: Place }) {
  return (
    <nav class="quick" aria-label={contentPagesText.places}>
      <ul>
        {places.map(({ place, label }) => (
          <li key={place}>
            <a href={contentPaths[place]} aria-current={place === here ? 'page' : undefined}>
              {label}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** The way back to where an entry or a question was found. */
export function BackTo({ path, label }: { path: string; label: string }) {
  return (
    <p class="back">
      <a href={path}>{contentPagesText.back(label)}</a>
    </p>
  );
}
