import { OperatorError } from '../errors.ts';
import { type Office, officeSchema } from './office.ts';
import { readYaml } from './read-yaml.ts';

/**
 * Reads what the office says of itself from its folder.
 * @throws OperatorError naming the file and each field that is wrong
 */
export function loadOffice(folder: string): Office {
  const result = officeSchema.safeParse(read(folder));
  if (result.success) return result.data;
  const faults = result.error.issues.map(
    (issue) => `${issue.path.join('.') || 'the file'}: ${issue.message}`,
  );
  throw new OperatorError(`OFFICE_DIR: office.yaml is not right: ${faults.join('; ')}`);
}

function read(folder: string): unknown {
  try {
    return readYaml(folder, 'office.yaml');
  } catch (error) {
    if (error instanceof OperatorError) throw new OperatorError(`OFFICE_DIR: ${error.message}`);
    throw error;
  }
}
