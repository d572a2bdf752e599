import type { Disclosure, DisclosureYear as YearList } from '../../knowledge/content.ts';
import { webText } from '../../text/web.ts';
import { webPaths } from '../paths.ts';
import { Trail } from './trail.tsx';

interface YearProps {
  readonly list: YearList;
  readonly items: readonly Disclosure[];
}

/** The list of one fiscal year, group by group. */
export function DisclosureYear({ list, items }: YearProps) {
  const { year, groups } = list;
  return (
    <>
      <Trail steps={[{ path: webPaths.disclosures, label: webText.disclosures }]} />
      <h1>{`${webText.disclosures} ${webText.year(year)}`}</h1>
      {groups.map(({ code, name }) => (
        <section key={code} class="shelf">
          <h2>
            <a href={webPaths.group(year, code)}>{`${code} ${name}`}</a>
          </h2>
          <ul class="entries codes">
            {items
              .filter((item) => item.group === code)
              .map((item) => (
                <li key={item.code}>
                  <a href={webPaths.item(year, code, item.code)}>
                    <span class="code">{item.code}</span> {item.name}
                  </a>
                </li>
              ))}
          </ul>
        </section>
      ))}
    </>
  );
}
