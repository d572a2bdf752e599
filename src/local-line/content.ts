/** Bytes that a villager sent, as the content endpoint serves them. */
export interface Content {
  bytes: Buffer;
  contentType: string;
  kind: 'image' | 'video' | 'audio' | 'file';
  /** How many more times the endpoint answers 202: LINE is still preparing a large file. */
  preparing: number;
  /** Breaks the connection after this many bytes. */
  breakAfter?: number;
  /** The message was unsent: 410. */
  gone: boolean;
}

/** How a test wants its content to behave. */
export interface ContentOptions {
  contentType?: string;
  preparing?: number;
  breakAfter?: number;
}

export function createContent(kind: Content['kind'], bytes: Uint8Array, options: ContentOptions): Content {
  return {
    kind,
    bytes: Buffer.from(bytes),
    contentType: options.contentType ?? USUAL_TYPE[kind],
    preparing: options.preparing ?? 0,
    breakAfter: options.breakAfter,
    gone: false,
  };
}

const USUAL_TYPE: Record<Content['kind'], string> = {
  image: 'image/jpeg',
  video: 'video/mp4',
  audio: 'audio/x-m4a',
  file: 'application/octet-stream',
};
