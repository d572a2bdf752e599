import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { OperatorError } from '../errors.ts';

/**
 * Reads one YAML file of the office's folder.
 * @throws OperatorError that names the file, when it is missing or is not YAML
 */
export function readYaml(folder: string, name: string): unknown {
  try {
    return parse(readFileSync(join(folder, name), 'utf8'));
  } catch (error) {
    const why = error instanceof Error ? (error.message.split('\n')[0] ?? '') : '';
    throw new OperatorError(`${name} cannot be read in ${folder}: ${why}`);
  }
}
