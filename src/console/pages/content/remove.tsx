import { removeText } from '../../../text/console-content-pages.ts';
import type { AnyRecord } from '../../content/entries.ts';
import type { Use } from '../../content/uses.ts';
import { contentPaths } from '../../paths.ts';

interface RemoveProps {
  readonly record: AnyRecord;
  readonly name: string;
  readonly uses: readonly Use[];
}

/** Asks once more before an entry is taken out; where others point to it, names them instead. */
export function RemovePage({ record: { kind, key, version }, name, uses }: RemoveProps) {
  return (
    <section class="card narrow">
      <h1>{removeText.title(name)}</h1>
      {uses.length > 0 ? (
        <>
          <p class="fault">{removeText.used}</p>
          <ul class="entries">
            {uses.map((use) => (
              <li key={use.key}>
                <a href={contentPaths.entry(use.kind, use.key)}>{use.name}</a>
              </li>
            ))}
          </ul>
        </>
      ) : (
        <>
          <p>{removeText.about}</p>
          <form method="post" action={`${contentPaths.entry(kind, key)}/remove`}>
            <input type="hidden" name="version" value={version} />
            <button type="submit">{removeText.submit}</button>
          </form>
        </>
      )}
      <p>
        <a class="action" href={contentPaths.entry(kind, key)}>
          {removeText.cancel}
        </a>
      </p>
    </section>
  );
}
