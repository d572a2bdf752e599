import { webText } from '../../text/web.ts';
import { webPaths } from '../paths.ts';

/** The years there are. */
export function Disclosures({ years }: { readonly years: readonly { year: number; count: number }[] }) {
  return (
    <>
      <h1>{webText.disclosures}</h1>
      <p class="lead">{webText.disclosuresLead}</p>
      <ul class="doors">
        {years.map(({ year, count }) => (
          <li key={year}>
            <a href={webPaths.year(year)}>
              {webText.year(year)} <small>{webText.items(count)}</small>
            </a>
          </li>
        ))}
      </ul>
    </>
  );
}
