/** A box of an MP4, MOV, 3GP, M4A or HEIC file (ISO/IEC 14496-12): offsets into the file. */
export interface Box {
  readonly type: string;
  readonly start: number;
  readonly body: number;
  readonly end: number;
}

const mostBoxes = 10_000;

/** The boxes that stand one after another from `start`, up to `end` or the first that does not fit. */
export function boxesIn(bytes: Buffer, start = 0, end = bytes.length): Box[] {
  const boxes: Box[] = [];
  for (let at = start; at + 8 <= end && boxes.length < mostBoxes; ) {
    const box = boxAt(bytes, at, end);
    if (!box) break;
    boxes.push(box);
    at = box.end;
  }
  return boxes;
}

function boxAt(bytes: Buffer, start: number, limit: number): Box | undefined {
  const type = bytes.toString('latin1', start + 4, start + 8);
  if (!/^[\x20-\x7e\xa9]{4}$/.test(type)) return undefined;
  const short = bytes.readUInt32BE(start);
  if (short === 0) return { type, start, body: start + 8, end: limit };
  if (short === 1 && start + 16 > limit) return undefined;
  const size = short === 1 ? Number(bytes.readBigUInt64BE(start + 8)) : short;
  const body = start + (short === 1 ? 16 : 8);
  return start + size < body || start + size > limit ? undefined : { type, start, body, end: start + size };
}

/** The children of a box; `skip` bytes of its body stand before them. */
export const childrenOf = (bytes: Buffer, box: Box, skip = 0): Box[] =>
  boxesIn(bytes, box.body + skip, box.end);

/** The first box down a path of types, e.g. `mdia`, `hdlr`. */
export function boxDown(bytes: Buffer, box: Box, ...path: string[]): Box | undefined {
  const [first, ...rest] = path;
  if (first === undefined) return box;
  const child = childrenOf(bytes, box).find(({ type }) => type === first);
  return child && boxDown(bytes, child, ...rest);
}

/** The handler of a track: `vide`, `soun` or another. */
export function handlerOf(bytes: Buffer, track: Box): string | undefined {
  const handler = boxDown(bytes, track, 'mdia', 'hdlr');
  return handler && handler.end - handler.body >= 12
    ? bytes.toString('latin1', handler.body + 8, handler.body + 12)
    : undefined;
}
