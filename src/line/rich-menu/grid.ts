/** Size of the picture in pixels: the largest that LINE takes (REF, rich menu). */
export const richMenuSize = { width: 2500, height: 1686 } as const;

const columns = 3;
const rows = 2;

export interface Bounds {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** The areas in reading order, in whole pixels; they share edges and leave nothing uncovered. */
export function areaBounds(): readonly Bounds[] {
  const { width, height } = richMenuSize;
  return Array.from({ length: columns * rows }, (_, index) => {
    const [left, right] = span(width, columns, index % columns);
    const [top, bottom] = span(height, rows, Math.floor(index / columns));
    return { x: left, y: top, width: right - left, height: bottom - top };
  });
}

/** Where the nth of so many parts of a length begins and ends. */
function span(length: number, parts: number, nth: number): readonly [number, number] {
  return [Math.round((length * nth) / parts), Math.round((length * (nth + 1)) / parts)];
}
