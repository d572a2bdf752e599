import type { Office } from '../../office/office.ts';
import { webText } from '../../text/web.ts';
import { reportText, trackText } from '../../text/web-tip.ts';
import { webPaths } from '../paths.ts';
import { SearchForm } from './search-form.tsx';

/** The first page: what can be read here. */
export function Home({ office, opening }: { readonly office: Office; readonly opening: string }) {
  return (
    <>
      <h1>{webText.homeTitle(office.shortName)}</h1>
      <p class="lead">{webText.homeLead}</p>
      <SearchForm text="" />
      <ul class="doors">
        <li>
          <a href={webPaths.services}>{webText.services}</a>
        </li>
        <li>
          <a href={webPaths.disclosures}>{webText.disclosures}</a>
        </li>
        <li>
          <a href={webPaths.contacts}>{webText.contacts}</a>
        </li>
        <li>
          <a href={webPaths.report}>{reportText.title}</a>
        </li>
        <li>
          <a href={webPaths.track}>{trackText.title}</a>
        </li>
      </ul>
      <p>
        {opening}
        <br />
        {office.hours.words}
      </p>
    </>
  );
}
