import { webFileText } from '../../../text/web-tip.ts';
import type { FileRef } from '../../../tips/tip.ts';
import type { RefusedFile } from '../../tips/take-files.ts';
import { faultOfFile } from './notices.tsx';

export interface FileFieldProps {
  readonly kept: readonly FileRef[];
  readonly refused: readonly RefusedFile[];
}

/** Where files are chosen; those taken already need not be chosen again. */
export function FileField({ kept, refused }: FileFieldProps) {
  return (
    <div class="field">
      <label for="files">{webFileText.files}</label>
      <p id="files-hint" class="hint">
        {webFileText.hint}
        <br />
        {webFileText.metadata}
      </p>
      {kept.length > 0 ? (
        <>
          <p>{webFileText.kept}</p>
          <ul>
            {kept.map(({ id, name }, index) => (
              <li key={id}>{name ? <bdi>{name}</bdi> : webFileText.keptFile(index + 1)}</li>
            ))}
          </ul>
        </>
      ) : null}
      {refused.length > 0 ? (
        <div class="fault">
          {refused.map((file) => (
            <p key={file.name}>{faultOfFile(file)}</p>
          ))}
          <p>{webFileText.filesAgain}</p>
        </div>
      ) : null}
      <input id="files" name="files" type="file" multiple aria-describedby="files-hint" />
    </div>
  );
}
