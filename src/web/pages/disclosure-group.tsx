import type { Content } from '../../knowledge/content.ts';
import type { DisclosureView } from '../../office/disclosure-view.ts';
import { contentText } from '../../text/content.ts';
import { webText } from '../../text/web.ts';
import { webPaths } from '../paths.ts';
import { Trail } from './trail.tsx';

interface GroupProps {
  readonly year: number;
  readonly group: { readonly code: string; readonly name: string };
  readonly items: readonly DisclosureView[];
  readonly content: Content;
}

/** The items of a group, each with its documents. */
export function DisclosureGroup({ year, group, items, content }: GroupProps) {
  return (
    <>
      <Trail
        steps={[
          { path: webPaths.disclosures, label: webText.disclosures },
          { path: webPaths.year(year), label: webText.year(year) },
        ]}
      />
      <h1>{`${group.code} ${group.name}`}</h1>
      {items.map((item) => (
        <Item key={item.key} item={item} content={content} />
      ))}
    </>
  );
}

function Item({ item, content }: { readonly item: DisclosureView; readonly content: Content }) {
  const groupOf = (year: number, code: string) =>
    content.disclosures.find((one) => one.year === year && one.code === code)?.group ?? '';
  return (
    <article id={item.code} class="card">
      <h2>
        <span class="code">{item.code}</span> {item.name}
      </h2>
      <p class="said">{item.about}</p>
      <Links item={item} />
      <dl class="facts">
        {item.division ? <Row name={contentText.division} value={item.division} /> : null}
        {item.accessNote ? <Row name={contentText.accessNote} value={item.accessNote} /> : null}
      </dl>
      {item.links.length > 0 ? <p class="faint">{item.check.words}</p> : null}
      {item.inOtherYears.length > 0 ? (
        <p class="no-print">
          {`${webText.otherYears}: `}
          {item.inOtherYears.map(({ year, code }) => (
            <a key={`${year}-${code}`} class="action" href={webPaths.item(year, groupOf(year, code), code)}>
              {contentText.item(code, year)}
            </a>
          ))}
        </p>
      ) : null}
    </article>
  );
}

function Links({ item }: { readonly item: DisclosureView }) {
  if (item.links.length === 0) return <p class="notice">{contentText.noLinks}</p>;
  return (
    <ul>
      {item.links.map(({ title, url, of, isDead }) => (
        <li key={url}>
          <a href={url} rel="noreferrer">
            {title}
          </a>
          {of ? <span class="faint">{` ${of}`}</span> : null}
          {isDead ? <p class="unsure">{contentText.deadLink}</p> : null}
        </li>
      ))}
    </ul>
  );
}

function Row({ name, value }: { readonly name: string; readonly value: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  );
}
