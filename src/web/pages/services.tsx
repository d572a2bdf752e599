import type { Procedure } from '../../knowledge/content.ts';
import { webText } from '../../text/web.ts';
import { webPaths } from '../paths.ts';
import { SearchForm } from './search-form.tsx';

export interface Found {
  readonly label: string;
  readonly path: string;
}

export interface ServicesProps {
  readonly procedures: readonly Procedure[];
  readonly search?: { readonly text: string; readonly found: readonly Found[]; readonly advice?: string };
}

/** Every service, shelf by shelf, under what a question found. */
export function Services({ procedures, search }: ServicesProps) {
  const shelves = [...new Set(procedures.map(({ shelf }) => shelf))];
  return (
    <>
      <h1>{webText.services}</h1>
      <p class="lead">{webText.servicesLead}</p>
      <SearchForm text={search?.text ?? ''} />
      {search ? <Results {...search} /> : null}
      {shelves.map((shelf) => (
        <section key={shelf} class="shelf">
          <h2>{shelf}</h2>
          <ul class="entries">
            {procedures
              .filter((one) => one.shelf === shelf)
              .map(({ id, name, about }) => (
                <li key={id}>
                  <a href={webPaths.service(id)}>{name}</a>
                  <p>{about}</p>
                </li>
              ))}
          </ul>
        </section>
      ))}
    </>
  );
}

function Results({ found, advice }: NonNullable<ServicesProps['search']>) {
  return (
    <section class="card" role="status">
      <h2>{webText.found}</h2>
      {advice ? <p>{advice}</p> : null}
      {found.length === 0 && !advice ? <p>{webText.foundNothing}</p> : null}
      <ul class="entries">
        {found.map(({ label, path }) => (
          <li key={path}>
            <a href={path}>{label}</a>
          </li>
        ))}
      </ul>
    </section>
  );
}
