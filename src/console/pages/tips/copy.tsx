import { copyText } from '../../../text/clean-copies.ts';
import { originalText } from '../../../text/console-tip-files.ts';
import type { FileSight } from '../../../tips/desks.ts';
import { FileName } from './file-name.tsx';
import { filePath, tipPath } from './tip-page-props.ts';

interface CopyProps {
  readonly number: string;
  readonly sight: FileSight;
  readonly left: readonly string[];
}

/** What a copy still tells, before it is handed out for the first time. */
export function CopyPage({ number, sight, left }: CopyProps) {
  return (
    <div class="narrow">
      <p class="back">
        <a href={tipPath(number)}>{originalText.back}</a>
      </p>
      <h1>{copyText.title}</h1>
      <FileName sight={sight} />
      <section class="card">
        <h2>{copyText.left}</h2>
        <ul>
          {left.map((words) => (
            <li key={words}>{words}</li>
          ))}
        </ul>
        <p>{copyText.advice}</p>
        <a class="action" href={`${filePath(number, sight.ref)}?told=1`}>
          {copyText.download}
        </a>
      </section>
    </div>
  );
}
