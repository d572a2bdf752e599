import { contentPagesText } from '../../../text/console-content-pages.ts';

export interface Fact {
  readonly name: string;
  readonly label: string;
  readonly lines: readonly string[];
  readonly isList: boolean;
}

const longList = 8;

/** What is stored, field by field; a long list is folded. */
export function FactList({ facts }: { facts: readonly Fact[] }) {
  return (
    <dl class="facts">
      {facts.map(({ name, label, lines, isList }) => (
        <div key={name}>
          <dt>{label}</dt>
          <dd>
            {lines.length > longList ? (
              <details>
                <summary>{contentPagesText.lines(lines.length)}</summary>
                <Lines lines={lines} isList={isList} />
              </details>
            ) : (
              <Lines lines={lines} isList={isList} />
            )}
          </dd>
        </div>
      ))}
    </dl>
  );
}

function Lines({ lines, isList }: Pick<Fact, 'lines' | 'isList'>) {
  if (!isList) return <p class="said">{lines.join('\n')}</p>;
  return (
    <ul>
      {lines.map((line, index) => (
        <li key={String(index)}>{line}</li>
      ))}
    </ul>
  );
}
