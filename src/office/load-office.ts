import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import type { z } from 'zod';
import { OperatorError } from '../errors.ts';
import { disclosureListSchema, type OfficeData, officeSchema, procedureListSchema } from './office.ts';

/**
 * Reads the office's files from a folder.
 * @throws OperatorError naming the file and each field that is wrong
 */
export function loadOffice(folder: string): OfficeData {
  return {
    office: readFile(folder, 'office.yaml', officeSchema),
    procedures: readFile(folder, 'procedures.yaml', procedureListSchema),
    disclosures: readFile(folder, 'disclosures.yaml', disclosureListSchema),
  };
}

function readFile<T>(folder: string, name: string, schema: z.ZodType<T>): T {
  const result = schema.safeParse(parseYaml(folder, name));
  if (result.success) return result.data;
  const faults = result.error.issues.map(
    (issue) => `${issue.path.join('.') || 'the file'}: ${issue.message}`,
  );
  throw new OperatorError(`OFFICE_DIR: ${name} is not right: ${faults.join('; ')}`);
}

function parseYaml(folder: string, name: string): unknown {
  try {
    return parse(readFileSync(join(folder, name), 'utf8'));
  } catch (error) {
    const why = error instanceof Error ? (error.message.split('\n')[0] ?? '') : '';
    throw new OperatorError(`OFFICE_DIR: ${name} cannot be read in ${folder}: ${why}`);
  }
}
