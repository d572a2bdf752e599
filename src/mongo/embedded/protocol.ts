/** What the engine's process tells the process that started it, over the channel between them. */
export type HostMessage =
  | { kind: 'ready'; uri: string }
  | { kind: 'waiting' }
  | { kind: 'held'; appPid: number | undefined; enginePid: number | undefined }
  | { kind: 'failed'; reason: string };
