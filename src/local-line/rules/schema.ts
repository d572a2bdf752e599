import { readFileSync } from 'node:fs';
import { Ajv, type ErrorObject, type ValidateFunction } from 'ajv';
import type { Path, Problem } from './problem.ts';

interface Definition {
  properties?: Record<string, { maxLength?: number }>;
}

const schema = JSON.parse(
  readFileSync(new URL('../schema/messages.schema.json', import.meta.url), 'utf8'),
) as {
  $id: string;
  definitions: Record<string, Definition>;
};

// The schema counts code points where LINE counts grapheme clusters, which would refuse good Thai words.
for (const property of ['name', 'chatBarText']) {
  delete schema.definitions.RichMenuRequest?.properties?.[property]?.maxLength;
}

// Messages are checked one by one, with better words; an envelope's own definition need not look at them.
for (const definition of Object.values(schema.definitions)) {
  if (definition.properties?.messages) definition.properties.messages = {};
}

const ajv = new Ajv({ allErrors: true, strict: false }).addSchema(schema);
const compiled = new Map<string, ValidateFunction>();

function validator(definition: string): ValidateFunction {
  const known = compiled.get(definition);
  if (known) return known;
  const fresh = ajv.getSchema(`${schema.$id}#/definitions/${definition}`);
  if (!fresh) throw new Error(`LINE's schema has no definition ${definition}`);
  compiled.set(definition, fresh);
  return fresh;
}

/**
 * What a value breaks of a definition in LINE's own schema (`Message`, `RichMenuRequest` …), with ways
 * relative to `at`.
 */
export function schemaProblems(definition: string, value: unknown, at: Path): Problem[] {
  const validate = validator(definition);
  if (validate(value)) return [];
  return (validate.errors ?? [])
    .filter((error) => error.keyword !== 'if')
    .map((error) => toProblem(error, at));
}

function toProblem(error: ErrorObject, at: Path): Problem {
  const way = error.instancePath
    .split('/')
    .slice(1)
    .map((part) => (/^\d+$/.test(part) ? Number(part) : part));
  return { at: [...at, ...way, ...lastStep(error)], message: words(error), hint: error.message };
}

function lastStep(error: ErrorObject): string[] {
  if (error.keyword === 'required') return [String(error.params.missingProperty)];
  if (error.keyword === 'additionalProperties') return [String(error.params.additionalProperty)];
  return [];
}

function words(error: ErrorObject): string {
  switch (error.keyword) {
    case 'required':
      return 'May not be empty';
    case 'additionalProperties':
      return 'unknown field';
    case 'enum':
      return `Must be one of the following values: [${error.params.allowedValues.join(', ')}]`;
    case 'maxLength':
      return `Length must be between 0 and ${error.params.limit}`;
    case 'maxItems':
    case 'minItems':
      return `Size must be ${error.keyword === 'maxItems' ? 'at most' : 'at least'} ${error.params.limit}`;
    case 'maximum':
      return `Must be less than or equal to ${error.params.limit}`;
    case 'minimum':
      return `Must be greater than or equal to ${error.params.limit}`;
    default:
      return `Invalid value: ${error.message ?? error.keyword}`;
  }
}
