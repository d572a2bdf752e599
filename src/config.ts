import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { z } from 'zod';
import { OperatorError } from './errors.ts';

const filled = z.string().trim().min(1, 'must not be empty');
const address = z.url({
  protocol: /^https?$/,
  error: 'must be an address such as https://desk.example.go.th',
});
const folder = (fallback: string) => filled.default(fallback).transform((path) => resolve(path));

const port = z.coerce.number('must be a number').int().min(0).max(65_535, 'must be at most 65535');

const storageSchema = z.object({
  MONGODB_URI: z
    .string()
    .trim()
    .regex(/^mongodb(\+srv)?:\/\//, 'must begin with mongodb:// or mongodb+srv://, or be empty')
    .optional(),
  DATA_DIR: folder('./data'),
});

const lineApiSchema = z.object({
  LINE_CHANNEL_ACCESS_TOKEN: filled,
  LINE_API_BASE_URL: address.default('https://api.line.me'),
  LINE_DATA_API_BASE_URL: address.default('https://api-data.line.me'),
});

const schema = z.object({
  ...storageSchema.shape,
  LISTEN_HOST: filled.default('127.0.0.1'),
  PORT: port.default(8080),
  PUBLIC_URL: address.optional(),
  TRUST_PROXY: z
    .string()
    .trim()
    .regex(
      /^(loopback|linklocal|uniquelocal|[0-9a-f.:]+(\/\d+)?)(\s*,\s*(loopback|linklocal|uniquelocal|[0-9a-f.:]+(\/\d+)?))*$/i,
      'must be loopback, uniquelocal, linklocal or addresses of proxies, with commas between',
    )
    .default('loopback'),
  LINE_CHANNEL_SECRET: filled,
  ...lineApiSchema.shape,
  OFFICE_DIR: folder('./office'),
  SECRETS_DIR: folder('./secrets'),
  MEMORY_DIR: filled.optional(),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
});

export interface StorageConfig {
  /** Undefined: the embedded engine. */
  readonly mongodbUri: string | undefined;
  readonly dataDir: string;
}

/** What it takes to call LINE. */
export interface LineApiConfig {
  readonly channelAccessToken: string;
  readonly lineApi: string;
  readonly lineDataApi: string;
}

export interface Config extends StorageConfig, LineApiConfig {
  readonly host: string;
  readonly port: number;
  readonly publicUrl: string;
  /** From which proxies `X-Forwarded-For` is believed, as Express reads it. */
  readonly trustProxy: string;
  /** Whether people elsewhere can follow `publicUrl`: it was set, not guessed. */
  readonly isPublicUrlSet: boolean;
  readonly channelSecret: string;
  readonly officeDir: string;
  readonly secretsDir: string;
  /** A folder in memory for the key of unfinished talks; undefined where the machine has none. */
  readonly memoryDir: string | undefined;
  readonly logLevel: string;
}

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Reads every setting of the product from an environment. An empty value counts as not given.
 * @throws OperatorError, one line that names each wrong variable
 */
export function loadConfig(environment: Environment = process.env): Config {
  const env = read(schema, environment);
  return {
    ...storageOf(env),
    ...lineApiOf(env),
    host: env.LISTEN_HOST,
    port: env.PORT,
    publicUrl: env.PUBLIC_URL ?? `http://localhost:${env.PORT}`,
    trustProxy: env.TRUST_PROXY,
    isPublicUrlSet: env.PUBLIC_URL !== undefined,
    channelSecret: env.LINE_CHANNEL_SECRET,
    officeDir: env.OFFICE_DIR,
    secretsDir: env.SECRETS_DIR,
    memoryDir: env.MEMORY_DIR ? resolve(env.MEMORY_DIR) : usualMemoryDir(),
    logLevel: env.LOG_LEVEL,
  };
}

/** Linux keeps this folder in memory. */
function usualMemoryDir(): string | undefined {
  return existsSync('/dev/shm') ? `/dev/shm/line-service-desk-${process.getuid?.() ?? 0}` : undefined;
}

/** Reads only where the data is: enough for command line tools. @throws OperatorError */
export function loadStorageConfig(environment: Environment = process.env): StorageConfig {
  return storageOf(read(storageSchema, environment));
}

const officeDirSchema = z.object({ OFFICE_DIR: folder('./office') });

/** Reads only where the office's files are: enough for tools that need no database. @throws OperatorError */
export function loadOfficeDir(environment: Environment = process.env): string {
  return read(officeDirSchema, environment).OFFICE_DIR;
}

const secretsDirSchema = z.object({ SECRETS_DIR: folder('./secrets') });

/** Reads only where the keys are: enough for command line tools. @throws OperatorError */
export function loadSecretsDir(environment: Environment = process.env): string {
  return read(secretsDirSchema, environment).SECRETS_DIR;
}

/** Reads only how to call LINE: enough for command line tools. @throws OperatorError */
export function loadLineApiConfig(environment: Environment = process.env): LineApiConfig {
  return lineApiOf(read(lineApiSchema, environment));
}

const demoSchema = z.object({
  CHAT_PORT: port.default(8081),
  PORT: z.string().optional(),
  OFFICE_DIR: z.string().optional(),
  LOG_LEVEL: z.string().default('warn'),
});

/** What of the environment the demo heeds: the chat page's port, and settings to hand on. @throws OperatorError */
export function loadDemoConfig(environment: Environment = process.env): {
  chatPort: number;
  handOn: Environment;
} {
  const { CHAT_PORT, ...handOn } = read(demoSchema, environment);
  return { chatPort: CHAT_PORT, handOn };
}

/** Dates of tickets, holidays and fiscal years are Bangkok's, wherever the machine stands. */
export function fixTimeZone(): void {
  process.env.TZ = 'Asia/Bangkok';
}

function storageOf(env: z.infer<typeof storageSchema>): StorageConfig {
  return { mongodbUri: env.MONGODB_URI, dataDir: env.DATA_DIR };
}

function lineApiOf(env: z.infer<typeof lineApiSchema>): LineApiConfig {
  return {
    channelAccessToken: env.LINE_CHANNEL_ACCESS_TOKEN,
    lineApi: env.LINE_API_BASE_URL,
    lineDataApi: env.LINE_DATA_API_BASE_URL,
  };
}

function read<T>(settings: z.ZodType<T>, environment: Environment): T {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value?.trim()));
  const result = settings.safeParse(given);
  if (result.success) return result.data;
  // The value itself is not repeated: it may be a secret.
  const faults = result.error.issues.map((issue) =>
    issue.code === 'invalid_type' && given[String(issue.path[0])] === undefined
      ? `${issue.path.join('.')} is missing`
      : `${issue.path.join('.')} ${issue.message}`,
  );
  throw new OperatorError(`${faults.join('; ')} (see .env.example)`);
}
